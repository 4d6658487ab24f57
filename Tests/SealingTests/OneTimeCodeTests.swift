import Testing

@testable import Sealing

@Suite("One-time codes")
struct OneTimeCodeTests {
    /// The secret of RFC 6238, appendix B.
    private let code = OneTimeCode(secret: Array("12345678901234567890".utf8))

    @Test(
        "the codes are those of RFC 6238, appendix B",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ]
    )
    func vectors(_ seconds: Int, _ expected: String) {
        #expect(code.code(step: seconds / 30, digits: 8) == expected)
        #expect(code.code(step: seconds / 30) == expected.suffix(6))
    }

    @Test("a code is good one step before and after its own, not two")
    func window() {
        let text = code.code(step: 100)
        for step in 99...101 {
            #expect(code.step(of: text, secondsSinceEpoch: step * 30, after: nil) == 100)
        }
        for step in [98, 102] { #expect(code.step(of: text, secondsSinceEpoch: step * 30, after: nil) == nil) }
    }

    @Test("a used step isn't taken again, nor one before it")
    func used() {
        #expect(code.step(of: code.code(step: 100), secondsSinceEpoch: 3_000, after: 100) == nil)
        #expect(code.step(of: code.code(step: 99), secondsSinceEpoch: 3_000, after: 100) == nil)
        #expect(code.step(of: code.code(step: 101), secondsSinceEpoch: 3_000, after: 100) == 101)
    }

    @Test("what is no code is refused", arguments: ["", "28708", "2870822", "abcdef", "２８７０８２"])
    func foreign(_ text: String) { #expect(code.step(of: text, secondsSinceEpoch: 59, after: nil) == nil) }

    @Test("the secret is sealed for its officer and opens for no other")
    func sealed() throws {
        for scheme in Scheme.allCases {
            let seal = Seal(try KeyRing.counting(scheme))
            let fresh = try OneTimeCode()
            let text = try fresh.sealed(by: seal, officer: "T001")
            #expect(try OneTimeCode(opening: text, with: seal, officer: "T001").secret == fresh.secret)
            #expect(throws: SealingError.damaged) { try OneTimeCode(opening: text, with: seal, officer: "T002") }
            #expect(!"\(fresh)".contains(fresh.text) && fresh.secret.count == 20)
        }
    }

    @Test("base32 gives the vectors of RFC 4648, 10, without padding")
    func base32() {
        let pairs = [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI"),
        ]
        for (plain, expected) in pairs { #expect(Base32.encode(Array(plain.utf8)) == expected) }
    }

    @Test("the address for an authenticator carries secret and issuer, escaped")
    func address() {
        let address = code.address(issuer: "热线", account: "T001")
        #expect(
            address == "otpauth://totp/%E7%83%AD%E7%BA%BF:T001?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%E7%83%AD%E7%BA%BF&algorithm=SHA1&digits=6&period=30"
        )
    }
}
