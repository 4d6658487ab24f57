/// Masks what would tell who somebody is, wherever it stands in a text (domain.md §7).
///
/// Phone numbers, identity numbers, bank cards and car plates; digits may be full width and have single spaces or
/// hyphens between them. Names in running text need the dictionary of a later target.
public enum NumberMask {
    /// The text with such numbers masked: `138****1234`.
    ///
    /// Where the text is the beginning of a longer one, digits at its end may be the beginning of a number: dropped.
    public static func masked(_ text: String, isCut: Bool = false) -> String {
        guard hasDigits(text) else { return text }
        let scalars = Array(text.unicodeScalars)
        let finds = finds(in: scalars)
        let output = finds.isEmpty ? text : replacing(finds, in: scalars)
        return isCut ? withoutDigitsAtEnd(output) : output
    }

    /// The numbers of a text, masked, in its order: what belongs in a sealed field instead.
    public static func found(in text: String) -> [String] {
        guard hasDigits(text) || text.utf8.contains(where: isLetter) else { return [] }
        return finds(in: Array(text.unicodeScalars)).map(\.masked)
    }

    /// Most texts have none, and nothing to mask without: ASCII digits, or full-width ones (EF BC 90 to 99).
    private static func hasDigits(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) || $0 == 0xEF }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// Where something is to be masked, and what stands there then.
    private struct Find {
        let place: Range<Int>
        let masked: String
    }

    /// Scalars and not characters: finding where those end took a sixth of an order page's time.
    private static func finds(in scalars: [Unicode.Scalar]) -> [Find] {
        var finds: [Find] = []
        var index = 0
        while index < scalars.count {
            if let run = DigitRun(scalars, from: index) {
                // The X that ends an identity number, or stands behind one that runs on, begins no order number.
                let isBehindFind = finds.last.map { $0.place.upperBound >= index - 1 } ?? false
                let follows = index > 0 && scalars[index - 1].isLatinLetter && !isBehindFind
                let masked = run.masked(followsLetter: follows)
                if let masked { finds.append(Find(place: index..<run.end, masked: masked)) }
                index = run.end
            } else if let plate = Plate(scalars, from: index) {
                finds.append(Find(place: index..<plate.end, masked: plate.masked))
                index = plate.end
            } else {
                index += 1
            }
        }
        return finds
    }

    private static func replacing(_ finds: [Find], in scalars: [Unicode.Scalar]) -> String {
        var output = String.UnicodeScalarView()
        var index = 0
        for find in finds {
            output.append(contentsOf: scalars[index..<find.place.lowerBound])
            output.append(contentsOf: find.masked.unicodeScalars)
            index = find.place.upperBound
        }
        output.append(contentsOf: scalars[index...])
        return String(output)
    }

    private static func withoutDigitsAtEnd(_ text: String) -> String {
        var kept = text.unicodeScalars[...]
        while let last = kept.last, DigitRun.digit(last) != nil || last == "*" || DigitRun.isJoint(last) {
            kept.removeLast()
        }
        return String(kept)
    }
}

extension Unicode.Scalar {
    fileprivate var isLatinLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}

/// Digits of one number, with single joints between them.
public struct DigitRun {
    /// ASCII digits; X where an identity number ends in one.
    public let digits: [UInt8]
    /// Behind the last.
    public let end: Int

    /// The run that begins at a place; nil where no digit stands there.
    public init?(_ characters: [Unicode.Scalar], from start: Int) {
        guard start < characters.count, Self.digit(characters[start]) != nil else { return nil }
        var digits: [UInt8] = []
        var index = start
        while index < characters.count {
            if let digit = Self.digit(characters[index]) {
                digits.append(digit)
                index += 1
            } else if Self.isJoint(characters[index]), index + 1 < characters.count,
                Self.digit(characters[index + 1]) != nil
            {
                index += 1
            } else {
                break
            }
        }
        if digits.count == 17, index < characters.count, "xXＸｘ".unicodeScalars.contains(characters[index]) {
            digits.append(UInt8(ascii: "X"))
            index += 1
        }
        self.digits = digits
        end = index
    }

    /// ASCII and full-width digits.
    public static func digit(_ character: Unicode.Scalar) -> UInt8? {
        switch character.value {
        case 0x30...0x39: UInt8(character.value)
        case 0xFF10...0xFF19: UInt8(character.value - 0xFF10 + 0x30)
        default: nil
        }
    }

    /// What may stand between two digits of one number: a space or a hyphen.
    public static func isJoint(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case " ", "-", "－", "—", "‐": true
        default: false
        }
    }

    /// The number masked; nil where it tells nobody's name.
    ///
    /// Latin letters before it make it an order number (`HB2022020100024`), unless its length is that of a mobile or
    /// identity number.
    func masked(followsLetter: Bool) -> String? {
        guard digits.count >= 7, !isDate, !isDateAndTime else { return nil }
        if followsLetter, !isMobile, digits.count != 18 { return nil }
        return switch digits.count {
        case 7, 8: keeping(2, 2)
        case _ where isMobile: keeping(3, 4)
        case _ where digits[0] == UInt8(ascii: "0"): keeping(4, 2)
        default: keeping(2, 2)
        }
    }

    /// 手机号码: eleven digits, the first a 1.
    public var isMobile: Bool { digits.count == 11 && digits[0] == UInt8(ascii: "1") }

    /// `20220228` and `2022-02-28` are days, whatever stands between.
    private var isDate: Bool { digits.count == 8 && Self.isDate(digits[...]) }

    /// `2022-02-28 14` goes on with `:05`.
    private var isDateAndTime: Bool {
        (digits.count == 10 || digits.count == 12 || digits.count == 14) && Self.isDate(digits.prefix(8))
    }

    private static func isDate(_ digits: ArraySlice<UInt8>) -> Bool {
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        return (1949...2099).contains(year) && (1...12).contains(month) && (1...31).contains(day)
    }

    private func keeping(_ first: Int, _ last: Int) -> String {
        let stars = String(repeating: "*", count: max(3, min(8, digits.count - first - last)))
        return String(decoding: digits.prefix(first), as: UTF8.self) + stars
            + String(decoding: digits.suffix(last), as: UTF8.self)
    }
}

/// A car plate: a province, a letter, a dot perhaps, five or six letters and digits.
struct Plate {
    let masked: String
    let end: Int

    private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)

    init?(_ characters: [Unicode.Scalar], from start: Int) {
        guard start + 1 < characters.count, characters[start + 1].isLatinLetter,
            Self.provinces.contains(characters[start])
        else { return nil }
        var index = start + 2
        if index < characters.count, "·.・ ".unicodeScalars.contains(characters[index]) { index += 1 }
        let begin = index
        while index < characters.count, characters[index].isLatinLetter || Self.isDigit(characters[index]) {
            index += 1
        }
        guard (5...6).contains(index - begin), characters[begin..<index].contains(where: Self.isDigit) else {
            return nil
        }
        var masked = String.UnicodeScalarView(characters[start...start + 1])
        masked.append(contentsOf: "***".unicodeScalars)
        masked.append(contentsOf: characters[(index - 2)..<index])
        self.masked = String(masked)
        end = index
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
