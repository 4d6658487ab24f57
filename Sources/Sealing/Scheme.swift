/// The set of algorithms a key is made for; its raw value is the first byte of every sealed value.
public enum Scheme: UInt8, CaseIterable, Sendable {
    /// AES-256-GCM; numbers are hashed by HMAC-SHA-256.
    case aesGCM = 1
    /// SM4-CTR (GB/T 32907) authenticated by HMAC-SM3 (GB/T 32905); numbers are hashed by HMAC-SM3.
    case sm4SM3 = 2

    /// The name in key files and settings.
    public var name: String {
        switch self {
        case .aesGCM: "aes-256-gcm"
        case .sm4SM3: "sm4-ctr-hmac-sm3"
        }
    }

    /// The scheme of that name, or nil.
    public init?(name: some StringProtocol) {
        guard let scheme = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = scheme
    }
}
