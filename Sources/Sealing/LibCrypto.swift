import COpenSSL
import Crypto

/// Small functions of libcrypto that both schemes use.
enum LibCrypto {
    /// Random bytes from libcrypto's generator: seeded by the kernel, one per thread, safe after fork.
    static func random(_ count: Int) throws(SealingError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw .cryptography(step: "RAND") }
        return bytes
    }

    /// Overwrites bytes in a way the compiler does not remove.
    static func wipe(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }

    /// Compares without revealing by its time where the first difference is.
    static func equal(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return left.withUnsafeBytes { left in
            right.withUnsafeBytes { CRYPTO_memcmp(left.baseAddress, $0.baseAddress, left.count) == 0 }
        }
    }

    /// HKDF (RFC 5869) with the digest of this name.
    static func hkdf(
        digest: Digest,
        secret: SymmetricKey,
        salt: [UInt8] = [],
        info: [UInt8],
        count: Int
    ) throws(SealingError) -> SymmetricKey {
        var output = [UInt8](repeating: 0, count: count)
        defer { wipe(&output) }
        guard secret.withUnsafeBytes({ derive(digest, $0, salt, info, into: &output) }) else {
            throw .cryptography(step: "HKDF-\(digest.name)")
        }
        return SymmetricKey(data: output)
    }

    private static func derive(
        _ digest: Digest,
        _ secret: UnsafeRawBufferPointer,
        _ salt: [UInt8],
        _ info: [UInt8],
        into output: inout [UInt8]
    ) -> Bool {
        let algorithm = EVP_KDF_fetch(nil, "HKDF", nil)
        defer { EVP_KDF_free(algorithm) }
        let context = EVP_KDF_CTX_new(algorithm)
        defer { EVP_KDF_CTX_free(context) }
        guard context != nil else { return false }
        return salt.withUnsafeBytes { salt in
            info.withUnsafeBytes { info in
                var parameters = [OSSL_PARAM.digest(digest), .octets("key", secret)]
                // libcrypto refuses an empty value without an address; an absent one means the same.
                if !salt.isEmpty { parameters.append(.octets("salt", salt)) }
                if !info.isEmpty { parameters.append(.octets("info", info)) }
                parameters.append(OSSL_PARAM_construct_end())
                return EVP_KDF_derive(context, &output, output.count, parameters) == 1
            }
        }
    }
}
