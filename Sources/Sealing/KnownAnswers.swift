import Crypto

/// A self-test of what is used of libcrypto, before any value is entrusted to it.
///
/// A distribution may switch SM4 and SM3 off by policy, and early 3.0 versions did not restart an HMAC without its
/// key; a value sealed with a wrong code could never be opened again.
enum KnownAnswers {
    private static let aesGCM = Result { () throws(SealingError) in
        // RFC 4231, test case 2.
        try checkCode(
            .sha256,
            key: Array("Jefe".utf8),
            text: Array("what do ya want for nothing?".utf8),
            expected: [0x5BDC_C146_BF60_754E, 0x6A04_2426_0895_75C7, 0x5A00_3F08_9D27_3983, 0x9DEC_58B9_64EC_3843]
        )
    }

    private static let sm4SM3 = Result { () throws(SealingError) in
        try checkCounterMode()
        // GB/T 15852.2, HMAC with SM3.
        let text = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        try checkCode(
            .sm3,
            key: Array(1...32),
            text: text + text,
            expected: [0xCA05_E144_ED05_D185, 0x7840_D1F3_18A4_A866, 0x9E55_9FC8_391F_4144, 0x85BF_DF7B_B408_963A]
        )
    }

    /// Runs the test of a scheme once per process; throws each time if it failed.
    static func check(_ scheme: Scheme) throws(SealingError) {
        switch scheme {
        case .aesGCM: try aesGCM.get()
        case .sm4SM3: try sm4SM3.get()
        }
    }

    /// The block of GB/T 32907 appendix A as key stream: the nonce is its plaintext, the data zero.
    private static func checkCounterMode() throws(SealingError) {
        let block = bytes([0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210])
        let zeros = [UInt8](repeating: 0, count: 16)
        let stream = try SM4CTR(key: SymmetricKey(data: block)).apply(to: zeros[...], nonce: block[...])
        guard stream == bytes([0x681E_DF34_D206_965E, 0x86B3_E94F_536E_4246]) else {
            throw .cryptography(step: "SM4-CTR")
        }
    }

    /// Twice: the second code comes from a restarted context.
    private static func checkCode(
        _ digest: Digest,
        key: [UInt8],
        text: [UInt8],
        expected: [UInt64]
    ) throws(SealingError) {
        let code = HMACCode(digest, key: SymmetricKey(data: key))
        for _ in 1...2 {
            guard try code.code(over: text[...]) == bytes(expected) else {
                throw .cryptography(step: "HMAC-\(digest.name)")
            }
        }
    }

    private static func bytes(_ numbers: [UInt64]) -> [UInt8] {
        numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) } }
    }
}
