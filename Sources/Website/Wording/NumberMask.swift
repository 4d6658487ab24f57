/// Masks what would tell who somebody is, wherever it stands in a text (domain.md §7).
///
/// Phone numbers, identity numbers, bank cards and car plates; digits may be full width and have single spaces or
/// hyphens between them. Names in running text need the dictionary of a later target.
struct NumberMask {
    private let characters: [Character]
    private var output = ""
    private var index = 0

    /// The text with such numbers masked: `138****1234`.
    ///
    /// Where the text is the beginning of a longer one, digits at its end may be the beginning of a number: dropped.
    static func masked(_ text: String, isCut: Bool = false) -> String {
        guard hasDigits(text) else { return text }
        var mask = NumberMask(characters: Array(text))
        mask.run()
        return isCut ? mask.withoutDigitsAtEnd : mask.output
    }

    /// The numbers of a text, masked, in its order: what belongs in a sealed field instead.
    static func found(in text: String) -> [String] {
        guard hasDigits(text) || text.contains(where: { $0.isASCII && $0.isLetter }) else { return [] }
        let characters = Array(text)
        var found: [String] = []
        var index = 0
        while index < characters.count {
            if let run = DigitRun(characters, from: index) {
                let follows = index > 0 && characters[index - 1].isASCII && characters[index - 1].isLetter
                let masked = run.masked(followsLetter: follows)
                if masked != run.written { found.append(masked) }
                index = run.end
            } else if let plate = Plate(characters, from: index) {
                found.append(plate.masked)
                index = plate.end
            } else {
                index += 1
            }
        }
        return found
    }

    /// Most texts have none, and nothing to mask without: ASCII digits, or full-width ones (EF BC 90 to 99).
    private static func hasDigits(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) || $0 == 0xEF }
    }

    private init(characters: [Character]) { self.characters = characters }

    private mutating func run() {
        while index < characters.count {
            if let run = DigitRun(characters, from: index) {
                let follows = output.last.map { $0.isASCII && $0.isLetter } ?? false
                output += run.masked(followsLetter: follows)
                index = run.end
            } else if let plate = Plate(characters, from: index) {
                output += plate.masked
                index = plate.end
            } else {
                output.append(characters[index])
                index += 1
            }
        }
    }

    private var withoutDigitsAtEnd: String {
        let isPartOfNumber = { (character: Character) in
            DigitRun.digit(character) != nil || character == "*" || DigitRun.isJoint(character)
        }
        var kept = output[...]
        while let last = kept.last, isPartOfNumber(last) { kept.removeLast() }
        return String(kept)
    }
}

/// Digits of one number, with single joints between them.
struct DigitRun {
    let digits: [UInt8]
    /// The characters as written, joints among them.
    let written: String
    let end: Int

    init?(_ characters: [Character], from start: Int) {
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
        if digits.count == 17, index < characters.count, "xXＸｘ".contains(characters[index]) {
            digits.append(UInt8(ascii: "X"))
            index += 1
        }
        self.digits = digits
        written = String(characters[start..<index])
        end = index
    }

    /// ASCII and full-width digits.
    static func digit(_ character: Character) -> UInt8? {
        guard let value = character.unicodeScalars.first?.value, character.unicodeScalars.count == 1 else { return nil }
        return switch value {
        case 0x30...0x39: UInt8(value)
        case 0xFF10...0xFF19: UInt8(value - 0xFF10 + 0x30)
        default: nil
        }
    }

    static func isJoint(_ character: Character) -> Bool { " -－—‐".contains(character) }

    /// Latin letters before it make it an order number (`HB2022020100024`), unless its length is that of a mobile or
    /// identity number.
    func masked(followsLetter: Bool) -> String {
        guard digits.count >= 7, !isDate, !isDateAndTime else { return written }
        if followsLetter, !isMobile, digits.count != 18 { return written }
        return switch digits.count {
        case 7, 8: keeping(2, 2)
        case _ where isMobile: keeping(3, 4)
        case _ where digits[0] == UInt8(ascii: "0"): keeping(4, 2)
        default: keeping(2, 2)
        }
    }

    private var isMobile: Bool { digits.count == 11 && digits[0] == UInt8(ascii: "1") }

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

    private static let provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

    init?(_ characters: [Character], from start: Int) {
        guard start + 1 < characters.count, Self.provinces.contains(characters[start]),
            characters[start + 1].isASCII, characters[start + 1].isLetter
        else { return nil }
        var index = start + 2
        if index < characters.count, "·.・ ".contains(characters[index]) { index += 1 }
        let begin = index
        while index < characters.count, characters[index].isASCII,
            characters[index].isLetter || characters[index].isNumber
        { index += 1 }
        guard (5...6).contains(index - begin), characters[begin..<index].contains(where: \.isNumber) else { return nil }
        masked = String(characters[start...start + 1]) + "***" + String(characters[(index - 2)..<index])
        end = index
    }
}
