import COpenSSL
import Crypto

/// HMAC under one key; safe to use from any thread.
struct HMACCode: Sendable {
    /// Bytes of a code: SHA-256 and SM3 both give 32.
    static let count = 32

    private let contexts: IdleContexts<HMACContext>

    init(_ digest: Digest, key: SymmetricKey) {
        contexts = IdleContexts { () throws(SealingError) in try HMACContext(digest, key: key) }
    }

    /// The code over the parts, one after the other; the caller makes their boundaries unambiguous.
    func code(over parts: ArraySlice<UInt8>...) throws(SealingError) -> [UInt8] {
        try contexts.use { (context) throws(SealingError) in try context.code(over: parts) }
    }
}

/// A keyed MAC context of libcrypto.
///
/// `@unchecked Sendable`: the call that took it out of `IdleContexts` is its only user.
private final class HMACContext: @unchecked Sendable {
    // Fetched once (a fetch walks the providers), never freed; libcrypto's own reference count is atomic.
    nonisolated(unsafe) private static let algorithm = EVP_MAC_fetch(nil, "HMAC", nil)

    private let pointer: OpaquePointer?
    private let step: String

    init(_ digest: Digest, key: SymmetricKey) throws(SealingError) {
        step = "HMAC-\(digest.name)"
        pointer = EVP_MAC_CTX_new(Self.algorithm)
        guard pointer != nil, Self.start(pointer, digest, key: key) else { throw .cryptography(step: step) }
    }

    deinit {
        EVP_MAC_CTX_free(pointer)
    }

    private static func start(_ pointer: OpaquePointer?, _ digest: Digest, key: SymmetricKey) -> Bool {
        key.withUnsafeBytes { key in
            let parameters = [OSSL_PARAM.digest(digest), OSSL_PARAM_construct_end()]
            return EVP_MAC_init(pointer, key.bindMemory(to: UInt8.self).baseAddress, key.count, parameters) == 1
        }
    }

    func code(over parts: [ArraySlice<UInt8>]) throws(SealingError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: HMACCode.count)
        var written = 0
        // Without a key libcrypto starts again with the one it has.
        guard EVP_MAC_init(pointer, nil, 0, nil) == 1,
            parts.allSatisfy(update),
            EVP_MAC_final(pointer, &code, &written, code.count) == 1,
            written == code.count
        else { throw .cryptography(step: step) }
        return code
    }

    private func update(_ part: ArraySlice<UInt8>) -> Bool {
        part.withUnsafeBufferPointer { EVP_MAC_update(pointer, $0.baseAddress, $0.count) == 1 }
    }
}
