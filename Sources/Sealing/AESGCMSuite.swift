import Crypto
import FoundationEssentials

/// Scheme 1: nonce (12), encrypted bytes, tag (16); HMAC-SHA-256 as keyed hash.
///
/// AES comes from swift-crypto, HMAC from libcrypto: it keeps a keyed context, a quarter of the time of one call.
/// Nonces are random, which NIST SP 800-38D allows for 2^32 values under one key.
struct AESGCMSuite: CipherSuite {
    static let overhead = 12 + 16

    private let encryption: SymmetricKey
    private let hashing: HMACCode

    init(secret: SymmetricKey) throws(SealingError) {
        try KnownAnswers.check(.aesGCM)
        encryption = try Subkey.encryption.derive(from: secret, digest: .sha256, count: 32)
        hashing = HMACCode(.sha256, key: try Subkey.hash.derive(from: secret, digest: .sha256, count: 32))
    }

    func seal(
        _ plaintext: [UInt8],
        associatedData: [UInt8],
        appendingTo value: inout [UInt8]
    ) throws(SealingError) {
        let nonce = try LibCrypto.random(12)
        value += nonce
        value += try Self.encrypt(plaintext, key: encryption, nonce: nonce, associatedData: associatedData)
    }

    /// The encrypted bytes and their tag.
    static func encrypt(
        _ plaintext: [UInt8],
        key: SymmetricKey,
        nonce: [UInt8],
        associatedData: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(
                plaintext,
                using: key,
                nonce: AES.GCM.Nonce(data: nonce),
                authenticating: associatedData
            )
            return [UInt8](box.ciphertext) + [UInt8](box.tag)
        } catch {
            throw .cryptography(step: "AES-256-GCM")
        }
    }

    func open(_ body: ArraySlice<UInt8>, associatedData: [UInt8]) throws(SealingError) -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: body)
            return [UInt8](try AES.GCM.open(box, using: encryption, authenticating: associatedData))
        } catch {
            throw .damaged
        }
    }

    func hash(_ message: [UInt8]) throws(SealingError) -> [UInt8] {
        try hashing.code(over: message[...])
    }
}
