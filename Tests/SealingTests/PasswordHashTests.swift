import Testing

@testable import Sealing

@Suite("Hashes of passwords")
struct PasswordHashTests {
    private let schemes: [PasswordScheme] = [.scrypt(cost: 10, block: 8, parallel: 1), .sm3(rounds: 1_000)]

    @Test("scrypt gives the vectors of RFC 7914, 12")
    func vectors() throws {
        let nacl = try PasswordHash.derive(
            "password",
            .scrypt(cost: 10, block: 8, parallel: 16),
            Array("NaCl".utf8),
            count: 64
        )
        #expect(
            nacl
                == hex(
                    """
                    fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
                    2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640
                    """
                )
        )
        let chloride = try PasswordHash.derive(
            "pleaseletmein",
            .scrypt(cost: 14, block: 8, parallel: 1),
            Array("SodiumChloride".utf8),
            count: 64
        )
        #expect(
            chloride
                == hex(
                    """
                    7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
                    d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887
                    """
                )
        )
    }

    @Test("a kept hash is its password's and no other's")
    func match() throws {
        for scheme in schemes {
            let kept = try PasswordHash("正确的口令 1A", scheme: scheme).text
            let hash = try #require(PasswordHash(kept))
            #expect(try hash.isOf("正确的口令 1A"))
            #expect(try !hash.isOf("正确的口令 1a") && !hash.isOf(""))
            #expect(!kept.contains("正确"))
        }
    }

    @Test("the same password twice gives two hashes: each has a salt of its own")
    func salts() throws {
        for scheme in schemes {
            #expect(
                try PasswordHash("Abc123456!", scheme: scheme).text != PasswordHash("Abc123456!", scheme: scheme).text
            )
        }
    }

    @Test("the standard parameters work and stand in front of the hash")
    func standard() throws {
        #expect(try PasswordHash("x", scheme: .standard).text.hasPrefix("1:15:8:3:"))
        #expect(PasswordScheme.standard(for: .sm4SM3).parts == ["2", "600000"])
    }

    @Test(
        "what is no hash of ours is nobody's",
        arguments: [
            "", "1", "1:15:8:3:AAAA", "1:40:8:1:AAAA:AAAA", "2:1:AAAA:AAAA", "3:15:8:1:AAAA:AAAA", "1:15:8:1:*:*",
        ]
    )
    func foreign(_ text: String) { #expect(PasswordHash(text) == nil) }

    @Test("hashing away from the caller's thread finds the right one, the wrong one, and nobody's")
    func hashing() async throws {
        let hashing = PasswordHashing(scheme: schemes[0])
        let kept = try await hashing.hash("Abc123456!")
        #expect(try await hashing.isRight("Abc123456!", kept))
        #expect(try await !hashing.isRight("Abc123456?", kept))
        #expect(try await !hashing.isRight("Abc123456!", nil))
    }

    @Test("a hash of other parameters holds still and is outdated")
    func outdated() async throws {
        let kept = try await PasswordHashing(scheme: schemes[0]).hash("Abc123456!")
        let dearer = PasswordHashing(scheme: .scrypt(cost: 11, block: 8, parallel: 1))
        #expect(try await dearer.isRight("Abc123456!", kept))
        #expect(dearer.isOutdated(kept))
        #expect(try await !dearer.isOutdated(dearer.hash("Abc123456!")))
    }

    @Test("who comes when too many wait is turned away, and the rest are served")
    func busy() async throws {
        let hashing = PasswordHashing(scheme: schemes[0], lanes: 1, waiting: 0)
        await #expect(throws: PasswordHashingError.busy) { try await hashing.hash("x") }
        let open = PasswordHashing(scheme: schemes[0], lanes: 2, waiting: 40)
        let hashes = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<40 { group.addTask { try await open.hash("x") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(hashes).count == 40)
        #expect(try await open.isRight("x", hashes[0]))
    }
}
