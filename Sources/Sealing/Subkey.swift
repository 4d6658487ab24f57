import Crypto

/// What a key is used for; each use has a subkey of its own, derived from the key's secret by HKDF.
enum Subkey: String {
    case encryption
    case authentication
    case hash
    case fingerprint

    func derive(from secret: SymmetricKey, digest: Digest, count: Int) throws(SealingError) -> SymmetricKey {
        let info = Array("hotline sealing 1 \(rawValue)".utf8)
        return try LibCrypto.hkdf(digest: digest, secret: secret, info: info, count: count)
    }
}
