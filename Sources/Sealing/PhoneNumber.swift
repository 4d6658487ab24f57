/// A phone number in the one form that is hashed and compared, whatever way it was typed or delivered.
///
/// - Mobile: 11 digits, without +86, 0086, 86 or a long-distance 0.
/// - Relay number (中间号): 15 digits, or a mobile number with an extension; the extension is part of the number, as
///   one relay number serves many citizens.
/// - Landline: area code with its 0, then the number; an extension is kept apart, as the line that calls shows none.
/// - A number without area code gets the centre's own, when given.
/// - A number of another country: 00, country code, number.
///
/// Anything else of 3 to 20 digits is kept as it is, so that what was registered can be found by what was typed.
public struct PhoneNumber: Hashable, Sendable {
    /// What sort of number it is; forms may refuse `other`.
    public enum Kind: Hashable, Sendable {
        /// 手机号.
        case mobile
        /// 中间号.
        case relay
        /// 固定电话 with area code.
        case landline
        /// 固定电话 without area code.
        case local
        /// 400 and 800 numbers.
        case freephone
        /// Short numbers such as 110, 12345, 95588.
        case short
        /// A number of another country.
        case international
        /// Digits of no known form.
        case other
    }

    /// The number, ASCII digits only.
    public let digits: String
    /// The extension behind a switchboard, ASCII digits; it takes no part in the hashes.
    public let extensionDigits: String?
    /// What sort of number it is.
    public let kind: Kind

    init(digits: [UInt8], extensionDigits: [UInt8]?, kind: Kind) {
        self.digits = String(decoding: digits, as: UTF8.self)
        self.extensionDigits = extensionDigits.map { String(decoding: $0, as: UTF8.self) }
        self.kind = kind
    }
}

extension PhoneNumber: CustomStringConvertible, CustomReflectable {
    /// Always «sealed»: a number must not reach a log by accident; use `digits`.
    public var description: String { "«sealed»" }

    /// Empty, so that `dump` shows no number.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension PhoneNumber.Kind {
    /// The kind of these digits when nothing else is known of them.
    init(_ digits: [UInt8]) {
        self = Self.allForms.first { $0.form(digits) }?.kind ?? .other
    }

    private static let allForms: [(kind: Self, form: @Sendable ([UInt8]) -> Bool)] = [
        (.mobile, { $0.count == 11 && startsAsMobile($0) }),
        (.relay, { $0.count == 15 && startsAsMobile($0) }),
        (.international, { $0.starts(with: [.zero, .zero]) && (9...20).contains($0.count) }),
        (.landline, isLandline),
        (.freephone, { $0.count == 10 && ($0.starts(with: "400".utf8) || $0.starts(with: "800".utf8)) }),
        (.local, { (7...8).contains($0.count) && startsAsSubscriber($0[...]) }),
        (.short, { $0.first == .nine && (5...8).contains($0.count) || $0.first == .one && (3...6).contains($0.count) }),
    ]

    private static func startsAsMobile(_ digits: [UInt8]) -> Bool {
        digits[0] == .one && digits[1] >= .three
    }

    /// Area codes have three digits (010, 02x) with eight-digit numbers, or four with seven or eight.
    private static func isLandline(_ digits: [UInt8]) -> Bool {
        guard digits.count >= 11, digits[0] == .zero, digits[1] != .zero else { return false }
        let area = digits[1] == .two || digits[1] == .one ? 3 : 4
        guard area == 4 || digits[1] == .two || digits[2] == .zero else { return false }
        let number = digits.dropFirst(area)
        return startsAsSubscriber(number) && (number.count == 8 || area == 4 && number.count == 7)
    }

    private static func startsAsSubscriber(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.first.map { (.two)...(.eight) ~= $0 } ?? false
    }
}

extension UInt8 {
    static let zero = UInt8(ascii: "0")
    static let one = UInt8(ascii: "1")
    static let two = UInt8(ascii: "2")
    static let three = UInt8(ascii: "3")
    static let eight = UInt8(ascii: "8")
    static let nine = UInt8(ascii: "9")
}
