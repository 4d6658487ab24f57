import COpenSSL
import Crypto
import Testing

@testable import Sealing

/// The algorithms give what their standards print.
@Suite("Official vectors")
struct OfficialVectorTests {
    @Test("AES-256-GCM gives test case 14 of McGrew and Viega: one block of zeros")
    func gcmCase14() throws {
        let zeros = [UInt8](repeating: 0, count: 32)
        let sealed = try AESGCMSuite.encrypt(
            Array(zeros.prefix(16)),
            key: SymmetricKey(data: zeros),
            nonce: Array(zeros.prefix(12)),
            associatedData: []
        )
        #expect(sealed == hex("cea7403d4d606b6e074ec5d3baf39d18 d0d1c8a799996bf0265b98b5d48ab919"))
    }

    @Test("AES-256-GCM gives test case 16 of McGrew and Viega: associated data and a cut last block")
    func gcmCase16() throws {
        let plaintext = """
            d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72
            1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39
            """
        let expected = """
            522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa
            8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b
            """
        let sealed = try AESGCMSuite.encrypt(
            hex(plaintext),
            key: SymmetricKey(data: hex("feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308")),
            nonce: hex("cafebabefacedbaddecaf888"),
            associatedData: hex("feedfacedeadbeeffeedfacedeadbeef abaddad2")
        )
        #expect(sealed == hex(expected))
    }

    @Test("SM4 gives the example of GB/T 32907: the key stream of counter mode is the encrypted counter")
    func sm4Block() throws {
        let block = hex("0123456789ABCDEFFEDCBA9876543210")
        let stream = try SM4CTR(key: SymmetricKey(data: block))
            .apply(to: [UInt8](repeating: 0, count: 16)[...], nonce: block[...])
        #expect(stream == hex("681EDF34D206965E86B3E94F536E4246"))
    }

    /// draft-ribose-cfrg-sm4-10, appendix A.2.5.
    private static let counterModeExamples = [
        (
            key: "0123456789ABCDEFFEDCBA9876543210",
            encrypted: """
            AC3236CB970CC20791364C395A1342D1 A3CBC1878C6F30CD074CCE385CDD70C7
            F234BC0E24C11980FD1286310CE37B92 6E02FCD0FAA0BAF38B2933851D824514
            """
        ),
        (
            key: "FEDCBA98765432100123456789ABCDEF",
            encrypted: """
            5DCCCD25B95AB07417A08512EE160E2F 8F661521CBBAB44CC87138445BC29E5C
            0AE0297205D62704173B21239B887F6C 8CB5B800917A2488284BDE9E16EA2906
            """
        ),
    ]

    @Test("SM4-CTR gives both examples of draft-ribose-cfrg-sm4", arguments: counterModeExamples)
    func sm4CounterMode(key: String, encrypted: String) throws {
        let plaintext = "AABBCCDDEEFFAABB".reduce(into: [UInt8]()) { bytes, digit in
            bytes += [UInt8](repeating: UInt8(digit.hexDigitValue ?? 0) * 0x11, count: 4)
        }
        let cipher = SM4CTR(key: SymmetricKey(data: hex(key)))
        let nonce = hex("000102030405060708090A0B0C0D0E0F")
        #expect(try cipher.apply(to: plaintext[...], nonce: nonce[...]) == hex(encrypted))
        #expect(try cipher.apply(to: hex(encrypted)[...], nonce: nonce[...]) == plaintext)
    }

    @Test(
        "SM3 gives both examples of GB/T 32905",
        arguments: [
            ("abc", "66C7F0F4 62EEEDD9 D1F2D46B DC10E4E2 4167C487 5CF2F7A2 297DA02B 8F4BA8E0"),
            (
                String(repeating: "abcd", count: 16),
                "DEBE9FF9 2275B8A1 38604889 C18E5A4D 6FDB70E5 387E5765 293DCBA3 9C0C5732"
            ),
        ]
    )
    func sm3(text: String, digest: String) {
        #expect(Self.sm3(Array(text.utf8)) == hex(digest))
    }

    @Test("HMAC-SM3 is what its definition makes of SM3, for keys from one byte and texts of any length")
    func hmacSM3ByDefinition() throws {
        var random = Repeatable(state: 3)
        for keyCount in [1, 31, 32, 63, 64, 65, 200] {
            let key = random.bytes(keyCount)
            let text = random.bytes(Int.random(in: 0...300, using: &random))
            let padded = (keyCount > 64 ? Self.sm3(key) : key) + [UInt8](repeating: 0, count: 64)
            let inner = Self.sm3(padded.prefix(64).map { $0 ^ 0x36 } + text)
            let expected = Self.sm3(padded.prefix(64).map { $0 ^ 0x5C } + inner)
            #expect(try HMACCode(.sm3, key: SymmetricKey(data: key)).code(over: text[...]) == expected)
        }
    }

    @Test("HMAC-SHA-256 of libcrypto is that of swift-crypto, also in parts and again and again")
    func hmacSHA256() throws {
        var random = Repeatable(state: 4)
        for _ in 0..<50 {
            let key = SymmetricKey(data: random.bytes(32))
            let code = HMACCode(.sha256, key: key)
            let text = random.bytes(Int.random(in: 0...300, using: &random))
            let cut = Int.random(in: 0...text.count, using: &random)
            let expected = Array(HMAC<SHA256>.authenticationCode(for: text, using: key))
            #expect(try code.code(over: text[...]) == expected)
            #expect(try code.code(over: text[..<cut], text[cut...]) == expected)
        }
    }

    /// RFC 5869, appendix A, cases 1, 2 and 3.
    private static let derivations = [
        (
            secret: [UInt8](repeating: 0x0B, count: 22), salt: Array(0x00...0x0C), info: Array(0xF0...0xF9),
            output: """
            3cb25f25faacd57a90434f64d0362f2a 2d2d0a90cf1a5a4c5db02d56ecc4c5bf 34007208d5b887185865
            """
        ),
        (
            secret: Array(0x00...0x4F), salt: Array(0x60...0xAF), info: Array(0xB0...0xFF),
            output: """
            b11e398dc80327a1c8e7f78c596a4934 4f012eda2d4efad8a050cc4c19afa97c
            59045a99cac7827271cb41c65e590e09 da3275600c2f09b8367793a9aca3db71
            cc30c58179ec3e87c14c01d5c1f3434f 1d87
            """
        ),
        (
            secret: [UInt8](repeating: 0x0B, count: 22), salt: [UInt8](), info: [UInt8](),
            output: """
            8da4e775a563c18f715f802a063c5a31 b8a11f5c5ee1879ec3454e5f3c738d2d 9d201395faa4b61a96c8
            """
        ),
    ]

    @Test("HKDF gives the examples of RFC 5869", arguments: derivations)
    func hkdf(secret: [UInt8], salt: [UInt8], info: [UInt8], output: String) throws {
        let expected = hex(output)
        let derived = try LibCrypto.hkdf(
            digest: .sha256,
            secret: SymmetricKey(data: secret),
            salt: salt,
            info: info,
            count: expected.count
        )
        #expect(derived.bytes == expected)
    }

    @Test("HKDF-SM3 is what its definition makes of HMAC-SM3")
    func hkdfSM3ByDefinition() throws {
        let secret = Repeatable(state: 5).state.words.map { UInt8(truncatingIfNeeded: $0) } + Array(0..<31)
        let info = Array("use".utf8)
        let salt = SymmetricKey(data: [UInt8](repeating: 0, count: 32))
        let extracted = SymmetricKey(data: try HMACCode(.sm3, key: salt).code(over: secret[...]))
        let expected = try HMACCode(.sm3, key: extracted).code(over: info[...], [1])
        let derived = try LibCrypto.hkdf(digest: .sm3, secret: SymmetricKey(data: secret), info: info, count: 32)
        #expect(derived.bytes == expected)
    }

    private static func sm3(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        #expect(EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sm3(), nil) == 1)
        return digest
    }
}
