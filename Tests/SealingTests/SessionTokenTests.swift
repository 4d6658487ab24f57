import Testing

@testable import Sealing

@Suite("Session tokens")
struct SessionTokenTests {
    @Test("what is kept of a token is the same each time and neither the token nor what forms carry")
    func hashes() throws {
        for scheme in Scheme.allCases {
            let seal = Seal(try KeyRing.counting(scheme))
            let token = try seal.newToken()
            let hash = try #require(try seal.tokenHash(token))
            #expect(try seal.tokenHash(token) == hash && seal.newToken() != token)
            #expect(try seal.formToken(token) != hash && !token.contains(hash))
            #expect(hash.utf8.count == 43)
        }
    }

    @Test("a token goes on when a new key seals, and another centre's is none")
    func rotation() throws {
        let keys = try KeyRing.ephemeral(.aesGCM)
        let token = try Seal(keys).newToken()
        let hash = try Seal(keys).tokenHash(token)
        #expect(try Seal(try keys.rotated(to: .sm4SM3)).tokenHash(token) == hash)
        #expect(try Seal(try KeyRing.ephemeral(.aesGCM)).tokenHash(token) != hash)
    }

    @Test("what is no token has no hash", arguments: ["", ".", "x.abc", "999.abc", "200.abc", "1"])
    func foreign(_ text: String) throws {
        #expect(try Seal(try KeyRing.counting(.aesGCM)).tokenHash(text) == nil)
        let long = "7." + String(repeating: "a", count: 100)
        #expect(try Seal(try KeyRing.counting(.aesGCM)).tokenHash(long) == nil)
    }

    @Test("texts are equal only when every byte is")
    func equal() {
        #expect(isEqualInConstantTime("abc", "abc"))
        #expect(!isEqualInConstantTime("abc", "abd") && !isEqualInConstantTime("abc", "ab"))
    }
}
