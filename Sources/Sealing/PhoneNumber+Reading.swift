extension PhoneNumber {
    /// Reads a number as typed; nil when it holds anything but one phone number of 3 to 20 digits.
    ///
    /// - Parameters:
    ///   - text: digits of any width, with spaces, dashes and brackets; an extension after 转, 分机, ext, x or #.
    ///   - areaCode: the centre's own area code such as 0561, for numbers typed without one.
    public init?(_ text: some StringProtocol, areaCode: String? = nil) {
        guard let typed = TypedNumber(text) else { return nil }
        let (number, extensionDigits) = typed.parts
        guard (3...20).contains(number.count), (extensionDigits?.count ?? 1) <= 8 else { return nil }
        let kind = Kind(number)
        switch (kind, extensionDigits) {
        case (.mobile, let digits?):
            self.init(digits: number + digits, extensionDigits: nil, kind: .relay)
        case (.local, _):
            let full = Array((areaCode ?? "").utf8) + number
            self.init(digits: full, extensionDigits: extensionDigits, kind: Kind(full))
        default:
            self.init(digits: number, extensionDigits: extensionDigits, kind: kind)
        }
    }

    /// The digits of a text that holds nothing but digits and separators, as ASCII; nil otherwise.
    static func digits(in text: some StringProtocol) -> String? {
        guard let typed = TypedNumber(text), typed.extensionDigits == nil, !typed.hasPlus else { return nil }
        return String(decoding: typed.groups.joined(), as: UTF8.self)
    }
}

/// A number as typed: its groups of digits, and what stands behind a word for extension.
struct TypedNumber {
    private(set) var hasPlus = false
    private(set) var groups: [[UInt8]] = []
    private(set) var extensionDigits: [UInt8]?

    /// Nil when a character belongs in no phone number, or there is no digit where one is needed.
    init?(_ text: some StringProtocol) {
        var startsGroup = true
        for scalar in text.unicodeScalars {
            switch Part(scalar) {
            case .digit(let digit):
                append(digit, startsGroup: startsGroup)
                startsGroup = false
            case .separator: startsGroup = true
            case .invisible: continue
            case .plus where groups.isEmpty && !hasPlus: hasPlus = true
            case .extensionWord where !groups.isEmpty: extensionDigits = extensionDigits ?? []
            case .plus, .extensionWord, .foreign: return nil
            }
        }
        guard !groups.isEmpty, extensionDigits != [] else { return nil }
    }

    private mutating func append(_ digit: UInt8, startsGroup: Bool) {
        if extensionDigits != nil {
            extensionDigits?.append(digit)
        } else if startsGroup {
            groups.append([digit])
        } else {
            groups[groups.count - 1].append(digit)
        }
    }

    /// The normal number and the extension, also one written as a last group: 0561-3112345-801.
    var parts: (number: [UInt8], extensionDigits: [UInt8]?) {
        let whole = normal(Array(groups.joined()))
        guard extensionDigits == nil, groups.count > 1, let last = groups.last else { return (whole, extensionDigits) }
        let front = normal(Array(groups.dropLast().joined()))
        let frontIsLine = [.landline, .local].contains(PhoneNumber.Kind(front))
        return frontIsLine && last.count <= 6 && PhoneNumber.Kind(whole) != .freephone ? (front, last) : (whole, nil)
    }

    /// Without the prefixes for this country and for long distance.
    private func normal(_ digits: [UInt8]) -> [UInt8] {
        if let national = withoutCountryCode(digits) { return withAreaZero(national) }
        if hasPlus { return [.zero, .zero] + digits }
        let mobile = Array(digits.dropFirst())
        return digits.first == .zero && PhoneNumber.Kind(mobile) == .mobile ? mobile : digits
    }

    private func withoutCountryCode(_ digits: [UInt8]) -> [UInt8]? {
        if hasPlus, digits.starts(with: "86".utf8) { return Array(digits.dropFirst(2)) }
        if !hasPlus, digits.starts(with: "0086".utf8) { return Array(digits.dropFirst(4)) }
        guard !hasPlus, digits.starts(with: "86".utf8), digits.count > 11 else { return nil }
        let rest = Array(digits.dropFirst(2))
        return [.mobile, .relay].contains(PhoneNumber.Kind(rest)) ? rest : nil
    }

    /// Behind a country code the area code has lost its 0.
    private func withAreaZero(_ national: [UInt8]) -> [UInt8] {
        let landline = [.zero] + national
        let isLandline = PhoneNumber.Kind(national) == .other && PhoneNumber.Kind(landline) == .landline
        return isLandline ? landline : national
    }
}

/// What one character means in a phone number.
private enum Part {
    case digit(UInt8)
    case separator
    case invisible
    case plus
    case extensionWord
    case foreign

    init(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "0"..."9": self = .digit(UInt8(truncatingIfNeeded: scalar.value))
        case "\u{FF10}"..."\u{FF19}": self = .digit(UInt8(truncatingIfNeeded: scalar.value - 0xFF10) + .zero)
        case "+", "＋": self = .plus
        case _ where Self.separators.contains(scalar): self = .separator
        case _ where Self.extensionWords.contains(scalar): self = .extensionWord
        // Marks that telephones put around a copied number to keep its direction, and the like.
        case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{FEFF}":
            self = .invisible
        default: self = .foreign
        }
    }

    private static let separators = Set(
        " \t\r\n-.()·_\u{A0}\u{202F}\u{3000}－—–‐‑‒―−ー﹣（）．[]【】「」".unicodeScalars
            + (0x2000...0x200A).compactMap(Unicode.Scalar.init)
    )
    private static let extensionWords = Set("转轉分机機extEXT#＃:：".unicodeScalars)
}
