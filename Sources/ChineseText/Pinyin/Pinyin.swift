/// 拼音: how characters may be read, without tones.
///
/// From the Unihan database (`scripts/pinyin`): the 8,105 characters of 《通用规范汉字表》, each with every reading that its
/// dictionary gives. ü is `v`, as input methods have it. Which reading is meant is nowhere asked: any of them fits.
public struct Pinyin: Sendable {
    private let readings: [Character: [String]]

    /// The table of this program; read once.
    public static let standard = Pinyin(lines: String(decoding: PackageResources.readings_txt, as: UTF8.self))

    /// Reads lines of a syllable, a space and the characters that may be read so; a line with `#` is a comment.
    init(lines: String) {
        var readings: [Character: [String]] = [:]
        readings.reserveCapacity(8_200)
        for line in lines.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: " ")
            guard parts.count == 2 else { continue }
            for character in parts[1] { readings[character, default: []].append(String(parts[0])) }
        }
        self.readings = readings
    }

    /// Every reading of a character in alphabetical order; a Latin letter or digit reads as itself, what else none.
    public func readings(of character: Character) -> [String] {
        if let found = readings[character] { return found }
        guard character.isASCII, character.isLetter || character.isNumber else { return [] }
        return [character.lowercased()]
    }

    /// The readings of a text's characters one after another; what has none is left out.
    public func spelling(of text: some StringProtocol) -> Spelling {
        Spelling(text.map(readings).filter { !$0.isEmpty })
    }
}

/// A text as it may be spelt: the readings of each of its characters.
public struct Spelling: Hashable, Sendable {
    /// In the text's order; none is empty.
    public let characters: [[String]]

    init(_ characters: [[String]]) { self.characters = characters }

    /// One line: characters with a space between them, readings with `|`: `chang|zhang jiang lu`.
    public var line: String { characters.map { $0.joined(separator: "|") }.joined(separator: " ") }

    /// Whether letters spell the text from its character `start` on: of each the first letter, or a whole reading, or
    /// at the end the beginning of one.
    ///
    /// `chjl`, `cjlu`, `zhangjiang` and `changj` all spell 长江路. A walk over the text with as many branches as there
    /// are readings; a text that doesn't begin so costs one comparison a reading.
    public func isSpelt(by letters: some StringProtocol, from start: Int = 0) -> Bool {
        guard let first = letters.first else { return true }
        guard start < characters.count else { return false }
        return characters[start].contains { reading in
            guard reading.first == first else { return false }
            if reading.hasPrefix(letters) { return true }
            return Self.steps(of: reading).contains { step in
                letters.hasPrefix(step) && isSpelt(by: letters.dropFirst(step.count), from: start + 1)
            }
        }
    }

    /// What somebody may type of a reading before he goes on: all of it, its first letter, or zh, ch, sh.
    private static func steps(of reading: String) -> [Substring] {
        var steps = [reading[...], reading.prefix(1)]
        if reading.dropFirst().first == "h" { steps.append(reading.prefix(2)) }
        return steps
    }
}
