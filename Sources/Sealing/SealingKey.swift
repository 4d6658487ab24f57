import Crypto

/// One numbered key of a ring: a secret of 32 random bytes, used by one scheme only.
public struct SealingKey: Sendable {
    /// The number stored with every value it seals, 1…255.
    public let number: UInt8
    /// The algorithms this key is used with.
    public let scheme: Scheme
    /// Eight bytes derived from the secret, such as `3F2A-91C0-77B1-02DE`.
    ///
    /// For display and comparison; they tell nothing of the secret.
    public let fingerprint: String

    let secret: SymmetricKey
    let suite: any CipherSuite
    /// The first bytes of every value this key seals: scheme, number and the first four bytes of the fingerprint.
    let header: [UInt8]

    static let secretCount = 32
    static let headerCount = 6

    init(number: UInt8, scheme: Scheme, secret: SymmetricKey) throws(SealingError) {
        let mark = try Self.mark(of: secret, scheme: scheme)
        self.number = number
        self.scheme = scheme
        self.secret = secret
        suite = try Self.suite(scheme, secret)
        fingerprint = Self.display(mark)
        header = [scheme.rawValue, number] + mark.prefix(4)
    }

    static func random(number: UInt8, scheme: Scheme) throws(SealingError) -> SealingKey {
        try SealingKey(number: number, scheme: scheme, secret: SymmetricKey(size: .bits256))
    }

    /// The text every value sealed by this key begins with: eight characters, to find the others in SQL by
    /// `substr(sealed, 1, 8) <> …`.
    public var prefix: String { Base64URL.encode(header) }

    /// Bytes as groups of four hexadecimal digits.
    static func display(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if index > 0, index.isMultiple(of: 2) { text += "-" }
            text += String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
        }
        return text
    }

    private static func suite(_ scheme: Scheme, _ secret: SymmetricKey) throws(SealingError) -> any CipherSuite {
        switch scheme {
        case .aesGCM: try AESGCMSuite(secret: secret)
        case .sm4SM3: try SM4SM3Suite(secret: secret)
        }
    }

    private static func mark(of secret: SymmetricKey, scheme: Scheme) throws(SealingError) -> [UInt8] {
        try Subkey.fingerprint.derive(from: secret, digest: scheme.digest, count: 8).withUnsafeBytes { Array($0) }
    }
}

extension SealingKey: CustomStringConvertible, CustomReflectable {
    /// Number, scheme and fingerprint; never the secret.
    public var description: String { "\(number) \(scheme.name) \(fingerprint)" }

    /// Empty, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
