import Crypto

/// Scheme 2: nonce (16), bytes encrypted by SM4-CTR, HMAC-SM3 (32) over all of it; HMAC-SM3 as keyed hash.
///
/// Encrypt-then-MAC with separate keys, composed as in RFC 7518 §5.2.2.1: the code covers the associated data, the
/// nonce, the encrypted bytes and the bit length of the associated data, so their boundaries can't be shifted.
struct SM4SM3Suite: CipherSuite {
    static let overhead = SM4CTR.nonceCount + HMACCode.count

    private let encryption: SM4CTR
    private let authentication: HMACCode
    private let hashing: HMACCode

    init(secret: SymmetricKey) throws(SealingError) {
        try KnownAnswers.check(.sm4SM3)
        encryption = SM4CTR(key: try Subkey.encryption.derive(from: secret, digest: .sm3, count: SM4CTR.keyCount))
        authentication = HMACCode(.sm3, key: try Subkey.authentication.derive(from: secret, digest: .sm3, count: 32))
        hashing = HMACCode(.sm3, key: try Subkey.hash.derive(from: secret, digest: .sm3, count: 32))
    }

    func seal(
        _ plaintext: [UInt8],
        associatedData: [UInt8],
        appendingTo value: inout [UInt8]
    ) throws(SealingError) {
        let start = value.endIndex
        let nonce = try LibCrypto.random(SM4CTR.nonceCount)
        value += nonce
        value += try encryption.apply(to: plaintext[...], nonce: nonce[...])
        value += try code(over: value[start...], associatedData: associatedData)
    }

    func open(_ body: ArraySlice<UInt8>, associatedData: [UInt8]) throws(SealingError) -> [UInt8] {
        let authenticated = body.dropLast(HMACCode.count)
        let expected = try code(over: authenticated, associatedData: associatedData)
        guard LibCrypto.equal(body.suffix(HMACCode.count), expected) else { throw .damaged }
        return try encryption.apply(
            to: authenticated.dropFirst(SM4CTR.nonceCount),
            nonce: authenticated.prefix(SM4CTR.nonceCount)
        )
    }

    func hash(_ message: [UInt8]) throws(SealingError) -> [UInt8] {
        try hashing.code(over: message[...])
    }

    private func code(over body: ArraySlice<UInt8>, associatedData: [UInt8]) throws(SealingError) -> [UInt8] {
        let bits = UInt64(associatedData.count) * 8
        let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
        return try authentication.code(over: associatedData[...], body, length[...])
    }
}
