/// How a password is hashed; the first part of every kept hash names it with its parameters.
///
/// So that they may rise: a hash of lower ones still holds and is made anew when its password is next seen.
public enum PasswordScheme: Hashable, Sendable {
    /// 1: scrypt (RFC 7914) with N = 2^cost, block size and parallelism.
    case scrypt(cost: Int, block: Int, parallel: Int)
    /// 2: PBKDF2 (RFC 8018) with HMAC-SM3 (GB/T 32905), where 国密 is asked for.
    case sm3(rounds: Int)

    /// The parameters that OWASP's Password Storage Cheat Sheet names for 32 MiB of memory.
    public static let standard = PasswordScheme.scrypt(cost: 15, block: 8, parallel: 3)
    /// As many rounds as OWASP names for HMAC-SHA-256, whose cost SM3's is like.
    public static let standardSM3 = PasswordScheme.sm3(rounds: 600_000)

    /// The standard of the suite that seals.
    public static func standard(for scheme: Scheme) -> PasswordScheme {
        switch scheme {
        case .aesGCM: standard
        case .sm4SM3: standardSM3
        }
    }

    /// The first parts of a kept hash.
    var parts: [String] {
        switch self {
        case .scrypt(let cost, let block, let parallel): ["1", "\(cost)", "\(block)", "\(parallel)"]
        case .sm3(let rounds): ["2", "\(rounds)"]
        }
    }

    /// The scheme of these parts; nil where they name none, or one dearer than any that we would make.
    init?(_ parts: ArraySlice<Substring>) {
        let numbers = parts.map { Int($0) ?? 0 }
        switch (numbers.first, numbers.count) {
        case (1, 4) where 10...20 ~= numbers[1] && 1...32 ~= numbers[2] && 1...16 ~= numbers[3]:
            self = .scrypt(cost: numbers[1], block: numbers[2], parallel: numbers[3])
        case (2, 2) where 1_000...100_000_000 ~= numbers[1]: self = .sm3(rounds: numbers[1])
        default: return nil
        }
    }
}
