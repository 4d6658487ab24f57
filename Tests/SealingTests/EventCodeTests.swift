import Testing

@testable import Sealing

@Suite("Codes that chain events")
struct EventCodeTests {
    @Test(
        "A code holds for its text, its subject and what went before, and for nothing else",
        arguments: Scheme.allCases
    )
    func binding(_ scheme: Scheme) throws {
        let seal = Seal(try KeyRing.counting(scheme))
        let code = try seal.eventCode(after: "前", of: "甲", "文")
        #expect(try seal.isGood(code, after: "前", of: "甲", "文"))
        for (previous, subject, text) in [("", "甲", "文"), ("前", "乙", "文"), ("前", "甲", "文 "), ("前甲", "", "文")] {
            #expect(try !seal.isGood(code, after: previous, of: subject, text))
        }
    }

    @Test("Where one part ends and the next begins makes a difference")
    func borders() throws {
        let seal = Seal(try KeyRing.counting(.aesGCM))
        let parts = [("ab", "c", "d"), ("a", "bc", "d"), ("a", "b", "cd"), ("", "abc", "d"), ("1:1", "", "abcd")]
        let codes = try parts.map { try seal.eventCode(after: $0.0, of: $0.1, $0.2) }
        #expect(Set(codes).count == parts.count)
    }

    @Test("A code can't be made with another key, nor a key be named that isn't there")
    func otherKey() throws {
        let seal = Seal(try KeyRing.ephemeral(.aesGCM))
        let code = try Seal(try KeyRing.ephemeral(.aesGCM)).eventCode(after: "", of: "甲", "文")
        #expect(try !seal.isGood(code, after: "", of: "甲", "文"))
        for forged in ["", ".", "9." + code.dropFirst(2), "x" + code, String(code.dropLast()), "300." + code] {
            #expect(try !seal.isGood(forged, after: "", of: "甲", "文"))
        }
    }

    @Test("Old codes stay good after rotation, and are computed again by the key they name")
    func rotation() throws {
        let keys = try KeyRing.ephemeral(.aesGCM)
        let old = try Seal(keys).eventCode(after: "", of: "甲", "文")
        let rotated = Seal(try keys.rotated(to: .sm4SM3))
        #expect(try rotated.isGood(old, after: "", of: "甲", "文"))
        #expect(try rotated.eventCode(after: "", of: "甲", "文") != old)
        #expect(try rotated.eventCode(after: "", of: "甲", "文", likeThatOf: old) == old)
        #expect(try rotated.eventCode(after: "", of: "甲", "文", likeThatOf: "").hasPrefix("2."))
    }

    @Test("The code is HMAC with the whole of its length, the same for the same key everywhere")
    func length() throws {
        for scheme in Scheme.allCases {
            let code = try Seal(try KeyRing.counting(scheme)).eventCode(after: "", of: "", "")
            #expect(code.hasPrefix("7.") && code.utf8.count == 2 + 43)
        }
    }
}
