import Testing

@testable import Sealing

/// What was stored by an earlier version must open for ever.
///
/// The values were computed from docs/decisions/0004 by another program (Python, package `cryptography`), not by
/// this one: they also prove that the document says how to open a value without us.
@Suite("Values computed elsewhere")
struct GoldenValueTests {
    struct Golden: Sendable {
        let scheme: Scheme
        let fingerprint: String
        let prefix: String
        let sealed: String
        let whole: String
        let lastFour: String
    }

    static let all = [
        Golden(
            scheme: .aesGCM,
            fingerprint: "6BBC-B078-6431-8199",
            prefix: "AQdrvLB4",
            sealed: "AQdrvLB4ZGVmZ2hpamtsbW5vxUeOsSxc5QlXxnotNLzpc_EiS6vNTaqlximqqmizwLW6irW5Xfef6A",
            whole: "MsncPIwUjIJHtsc98MHaWw",
            lastFour: "Ij9kISEuVFnLpKswDH_PyA"
        ),
        Golden(
            scheme: .sm4SM3,
            fingerprint: "F3ED-B56C-D72A-DE29",
            prefix: "Agfz7bVs",
            sealed: "Agfz7bVsZGVmZ2hpamtsbW5vcHFyczR6IZY3a97UwLhXsgNG7A7zZhSDRCTr1xlXm_5ffuYzvsQSJlzHPxURdKGSwAgQ"
                + "75I6S4kgZJnv",
            whole: "LTg-xlS05QcWCcYIOMA4tw",
            lastFour: "NV0VfifnU2MZtvnQ_aEjfg"
        ),
    ]

    @Test("A value sealed elsewhere opens", arguments: all)
    func opens(golden: Golden) throws {
        let seal = Seal(try .counting(golden.scheme))
        #expect(try seal.openFields(golden.sealed, context: .row42) == ["王小明", "13812345678", nil])
    }

    @Test("Fingerprint and prefix of a key never change", arguments: all)
    func fingerprint(golden: Golden) throws {
        let key = try KeyRing.counting(golden.scheme).current
        #expect(key.fingerprint == golden.fingerprint)
        #expect(key.prefix == golden.prefix)
    }

    @Test("Number hashes never change", arguments: all)
    func hashes(golden: Golden) throws {
        let number = try #require(PhoneNumber("138 1234 5678"))
        let hashes = try Seal(.counting(golden.scheme)).hashes(of: number)
        #expect(hashes == NumberHashes(whole: golden.whole, lastFour: golden.lastFour))
    }

    @Test("The fields' bytes never change")
    func fields() {
        let bytes = hex("03 0a e78e8be5b08fe6988e 0c 3133383132333435363738 00")
        #expect(FieldsCoding.encode(["王小明", "13812345678", nil]) == bytes)
    }
}
