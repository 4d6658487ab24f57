import COpenSSL

/// A hash function, by its name in libcrypto.
enum Digest {
    case sha256
    case sm3

    var name: StaticString {
        switch self {
        case .sha256: "SHA256"
        case .sm3: "SM3"
        }
    }
}

extension Scheme {
    /// The hash function of all keyed hashes and derivations of a scheme.
    var digest: Digest {
        switch self {
        case .aesGCM: .sha256
        case .sm4SM3: .sm3
        }
    }
}

/// A parameter of libcrypto keeps the addresses of its name and value: the names are static texts, as a `String`
/// handed over would be gone after the call that made the parameter.
extension OSSL_PARAM {
    static func digest(_ digest: Digest) -> OSSL_PARAM {
        let name: StaticString = "digest"
        return OSSL_PARAM_construct_utf8_string(name.address, UnsafeMutablePointer(mutating: digest.name.address), 0)
    }

    /// The caller keeps the bytes alive; libcrypto only reads them, though it takes a mutable pointer.
    static func octets(_ name: StaticString, _ bytes: UnsafeRawBufferPointer) -> OSSL_PARAM {
        let address = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        return OSSL_PARAM_construct_octet_string(name.address, address, bytes.count)
    }
}

extension StaticString {
    /// The address of the zero-terminated text, valid for ever.
    fileprivate var address: UnsafePointer<CChar> {
        UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
