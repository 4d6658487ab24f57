/// Words that open a statement a body must not run: they begin or end its transaction or change its connection.
private let forbiddenWords: Set<String> = [
    "ABORT", "ATTACH", "BEGIN", "COMMIT", "DETACH", "END", "PRAGMA", "RELEASE", "ROLLBACK", "SAVEPOINT", "START",
    "VACUUM",
]

/// Words that open a statement whose changed rows SQLite counts; after any other the count is the one before.
private let changingWords: Set<String> = ["DELETE", "INSERT", "REPLACE", "UPDATE", "WITH"]

/// The first word of an SQL text.
struct OpeningWord {
    /// The word in capitals; empty where the text does not begin with one.
    let word: String

    /// Whether the statement begins or ends a transaction or changes the connection.
    var isForbidden: Bool { forbiddenWords.contains(word) }

    /// Whether SQLite counts the rows the statement changes.
    var countsChanges: Bool { changingWords.contains(word) }

    /// Finds the word behind white space, semicolons and comments.
    init(of text: String) {
        var rest = text.utf8[...]
        while let skipped = Self.withoutOneGap(rest) { rest = skipped }
        word = Substring(rest.prefix(while: Self.isLetter)).uppercased()
    }

    /// `text` without the white space, semicolon or comment it begins with; nil when it begins with none.
    private static func withoutOneGap(_ text: Substring.UTF8View) -> Substring.UTF8View? {
        guard let first = text.first else { return nil }
        if isSpace(first) || first == UInt8(ascii: ";") { return text.dropFirst() }
        let two = text.prefix(2)
        if two.elementsEqual("--".utf8) { return text.drop { $0 != UInt8(ascii: "\n") } }
        if two.elementsEqual("/*".utf8) { return withoutBlockComment(text.dropFirst(2)) }
        return nil
    }

    private static func withoutBlockComment(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var rest = text
        while !rest.isEmpty, !rest.starts(with: "*/".utf8) { rest = rest.dropFirst() }
        return rest.dropFirst(2)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
