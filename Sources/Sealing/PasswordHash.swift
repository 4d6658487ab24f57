import COpenSSL

/// A password's hash as it is kept: `1:15:8:3:<salt>:<hash>`, both in base64url.
///
/// Slow on purpose (a quarter of a second): ``PasswordHashing`` makes and compares them away from the threads of pages.
struct PasswordHash: Sendable {
    static let saltCount = 16
    static let count = 32

    let scheme: PasswordScheme
    let salt: [UInt8]
    let hash: [UInt8]

    /// Hashes a password with a new salt.
    init(_ password: String, scheme: PasswordScheme) throws(SealingError) {
        self.scheme = scheme
        salt = try LibCrypto.random(Self.saltCount)
        hash = try Self.derive(password, scheme, salt)
    }

    /// Reads a kept hash; nil where it is none.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 2, let scheme = PasswordScheme(parts.dropLast(2)),
            let salt = Base64URL.decode(ArraySlice(parts[parts.count - 2].utf8)),
            let hash = Base64URL.decode(ArraySlice(parts[parts.count - 1].utf8)), hash.count == Self.count
        else { return nil }
        (self.scheme, self.salt, self.hash) = (scheme, salt, hash)
    }

    /// The text to keep.
    var text: String {
        (scheme.parts + [Base64URL.encode(salt), Base64URL.encode(hash)]).joined(separator: ":")
    }

    /// Whether it is this password's; the time doesn't tell where they differ.
    func isOf(_ password: String) throws(SealingError) -> Bool {
        LibCrypto.equal(hash[...], try Self.derive(password, scheme, salt))
    }

    static func derive(
        _ password: String,
        _ scheme: PasswordScheme,
        _ salt: [UInt8],
        count: Int = count
    )
        throws(SealingError) -> [UInt8]
    {
        var bytes = Array(password.utf8)
        defer { LibCrypto.wipe(&bytes) }
        var output = [UInt8](repeating: 0, count: count)
        guard derive(bytes, scheme, salt, &output) else { throw .cryptography(step: scheme.step) }
        return output
    }

    private static func derive(
        _ password: [UInt8],
        _ scheme: PasswordScheme,
        _ salt: [UInt8],
        _ output: inout [UInt8]
    ) -> Bool {
        password.withUnsafeBytes { raw in
            let characters = raw.bindMemory(to: CChar.self).baseAddress
            switch scheme {
            case .scrypt(let cost, let block, let parallel):
                // libcrypto refuses more than 32 MiB unless told; what RFC 7914 takes, and a MiB for its own needs.
                let memory = UInt64(128 * block * (1 << cost) + 128 * block * parallel + 1 << 20)
                return EVP_PBE_scrypt(
                    characters,
                    password.count,
                    salt,
                    salt.count,
                    1 << UInt64(cost),
                    UInt64(block),
                    UInt64(parallel),
                    memory,
                    &output,
                    output.count
                ) == 1
            case .sm3(let rounds):
                return PKCS5_PBKDF2_HMAC(
                    characters,
                    Int32(password.count),
                    salt,
                    Int32(salt.count),
                    Int32(rounds),
                    EVP_sm3(),
                    Int32(output.count),
                    &output
                ) == 1
            }
        }
    }
}

extension PasswordScheme {
    fileprivate var step: String {
        switch self {
        case .scrypt: "scrypt"
        case .sm3: "PBKDF2-HMAC-SM3"
        }
    }
}
