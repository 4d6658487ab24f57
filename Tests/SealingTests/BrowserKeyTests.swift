import Testing

@testable import Sealing

@Suite("Keys for what browsers keep")
struct BrowserKeyTests {
    @Test("An officer's key is 32 bytes, always the same and nobody else's", arguments: Scheme.allCases)
    func own(_ scheme: Scheme) throws {
        let seal = Seal(try KeyRing.counting(scheme))
        let key = try seal.browserKey(of: "H01")
        #expect(Base64URL.decode(Array(key.utf8)[...])?.count == 32)
        #expect(try seal.browserKey(of: "H01") == key)
        #expect(try seal.browserKey(of: "H02") != key)
        #expect(try Seal(KeyRing.ephemeral(scheme)).browserKey(of: "H01") != key)
    }

    @Test("It is none of the codes that the same key makes for other things")
    func apart() throws {
        let seal = Seal(try KeyRing.counting(.aesGCM))
        let key = try seal.browserKey(of: "H01")
        #expect(try !seal.eventCode(after: "", of: "browser:H01", "").contains(key))
        #expect(try !seal.eventCode(after: "", of: "", "H01").contains(key))
    }
}
