import COpenSSL
import Crypto

/// SM4 in counter mode under one key; safe to use from any thread.
struct SM4CTR: Sendable {
    static let keyCount = 16
    static let nonceCount = 16

    private let contexts: IdleContexts<SM4Context>

    init(key: SymmetricKey) {
        contexts = IdleContexts { () throws(SealingError) in try SM4Context(key: key) }
    }

    /// Applies the key stream: encrypts plain bytes and decrypts encrypted ones.
    func apply(to bytes: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>) throws(SealingError) -> [UInt8] {
        try contexts.use { (context) throws(SealingError) in try context.apply(to: bytes, nonce: nonce) }
    }
}

/// A keyed cipher context of libcrypto.
///
/// `@unchecked Sendable`: the call that took it out of `IdleContexts` is its only user.
private final class SM4Context: @unchecked Sendable {
    // Fetched once (a fetch walks the providers), never freed; libcrypto's own reference count is atomic.
    nonisolated(unsafe) private static let algorithm = EVP_CIPHER_fetch(nil, "SM4-CTR", nil)

    private let pointer: OpaquePointer?

    init(key: SymmetricKey) throws(SealingError) {
        pointer = EVP_CIPHER_CTX_new()
        let keyed = key.withUnsafeBytes { key in
            EVP_EncryptInit_ex2(pointer, Self.algorithm, key.bindMemory(to: UInt8.self).baseAddress, nil, nil)
        }
        guard Self.algorithm != nil, keyed == 1 else { throw .cryptography(step: "SM4-CTR") }
    }

    deinit {
        EVP_CIPHER_CTX_free(pointer)
    }

    func apply(to bytes: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>) throws(SealingError) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: bytes.count)
        var written: Int32 = 0
        let started = nonce.withUnsafeBufferPointer { EVP_EncryptInit_ex2(pointer, nil, nil, $0.baseAddress, nil) }
        let applied = bytes.withUnsafeBufferPointer { bytes in
            bytes.isEmpty ? 1 : EVP_EncryptUpdate(pointer, &output, &written, bytes.baseAddress, Int32(bytes.count))
        }
        guard nonce.count == SM4CTR.nonceCount, started == 1, applied == 1, Int(written) == bytes.count else {
            throw .cryptography(step: "SM4-CTR")
        }
        return output
    }
}
