import Crypto
import FoundationEssentials

/// 动态口令 (TOTP, RFC 6238): six digits from a shared secret and the time, in steps of 30 seconds.
///
/// HMAC-SHA-1, because that is what every authenticator takes.
public struct OneTimeCode: Sendable {
    /// Bytes of a new secret: as many as SHA-1 gives (RFC 4226, 4).
    static let secretCount = 20
    /// Seconds of a step.
    public static let period = 30
    /// Steps by which a telephone's clock may differ.
    static let tolerance = 1

    /// The secret's bytes.
    let secret: [UInt8]

    init(secret: [UInt8]) { self.secret = secret }

    /// A new secret.
    public init() throws(SealingError) { secret = try LibCrypto.random(Self.secretCount) }

    /// The code of a step, such as `287082`.
    func code(step: Int, digits: Int = 6) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(1) { product, _ in product * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was given; nil where it is none of the present ones, or not later than the one used last.
    ///
    /// The caller keeps the step, so that a code that was looked over a shoulder isn't taken again (RFC 6238, 5.2).
    public func step(of code: String, secondsSinceEpoch: Int, after last: Int?) -> Int? {
        let given = Array(code.utf8)
        let now = secondsSinceEpoch / Self.period
        var found: Int?
        for step in now - Self.tolerance...now + Self.tolerance where step > last ?? .min {
            if LibCrypto.equal(given[...], Array(self.code(step: step).utf8)) { found = step }
        }
        return found
    }

    /// The code that an authenticator shows at a time; for a demonstration and for tests.
    public func code(secondsSinceEpoch: Int) -> String { code(step: secondsSinceEpoch / Self.period) }

    /// The secret as people type it: base32 (RFC 4648, 6) without padding.
    public var text: String { Base32.encode(secret) }

    /// What an authenticator reads from a square code: `otpauth://totp/…`.
    public func address(issuer: String, account: String) -> String {
        let (issuer, account) = (Self.escaped(issuer), Self.escaped(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(text)&issuer=\(issuer)&algorithm=SHA1&digits=6&period=30"
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if character.isASCII, character.isLetter || character.isNumber { return String(character) }
            return "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
        }.joined()
    }
}

extension OneTimeCode {
    /// The text to store: sealed for the officer of this 工号.
    public func sealed(by seal: Seal, officer id: String) throws(SealingError) -> String {
        try seal.seal(secret, context: Self.context(id))
    }

    /// Opens what was stored for the officer of this 工号.
    public init(opening text: String, with seal: Seal, officer id: String) throws(SealingError) {
        secret = try seal.open(text, context: Self.context(id))
    }

    private static func context(_ id: String) -> SealingContext { SealingContext(table: "officer", row: id) }
}

extension OneTimeCode: CustomStringConvertible, CustomReflectable {
    /// Always «sealed»: a secret must not reach a log by accident.
    public var description: String { "«sealed»" }

    /// Empty, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Base32 (RFC 4648, 6) without padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var (text, bits, held) = ([UInt8](), 0, 0)
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xFFFF
            held += 8
            while held >= 5 {
                held -= 5
                text.append(alphabet[bits >> held & 31])
            }
        }
        if held > 0 { text.append(alphabet[bits << (5 - held) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}
