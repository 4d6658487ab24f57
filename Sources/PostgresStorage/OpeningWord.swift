/// Words that open a statement a body must not run: it would begin or end the transaction, change the connection for
/// those who use it next, or speak a protocol of its own.
private let forbiddenWords: Set<String> = [
    "ABORT", "BEGIN", "CHECKPOINT", "CLUSTER", "COMMIT", "COPY", "DEALLOCATE", "DISCARD", "END", "EXECUTE", "LISTEN",
    "LOAD", "PREPARE", "RELEASE", "RESET", "ROLLBACK", "SAVEPOINT", "SET", "START", "UNLISTEN", "VACUUM",
]

/// The first word of an SQL text.
struct OpeningWord {
    /// The word in capitals; empty where the text does not begin with one.
    let word: String

    /// Whether a body must not run the statement.
    var isForbidden: Bool { forbiddenWords.contains(word) }

    /// Finds the word behind white space, semicolons and comments.
    init(of text: String) {
        var rest = text.utf8[...]
        while let shorter = Self.withoutOneGap(rest) { rest = shorter }
        word = String(Substring(rest.prefix(while: Self.isLetter))).uppercased()
    }

    /// `text` without the gap it begins with; nil when it begins with none.
    private static func withoutOneGap(_ text: Substring.UTF8View) -> Substring.UTF8View? {
        guard let first = text.first else { return nil }
        if first == 0x20 || (0x09...0x0d).contains(first) || first == UInt8(ascii: ";") { return text.dropFirst() }
        if text.starts(with: "--".utf8) { return text.drop { $0 != UInt8(ascii: "\n") } }
        return text.starts(with: "/*".utf8) ? withoutBlockComment(text) : nil
    }

    /// PostgreSQL's block comments nest.
    private static func withoutBlockComment(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var rest = text
        var depth = 0
        repeat {
            if rest.starts(with: "/*".utf8) {
                depth += 1
                rest = rest.dropFirst(2)
            } else if rest.starts(with: "*/".utf8) {
                depth -= 1
                rest = rest.dropFirst(2)
            } else {
                rest = rest.dropFirst()
            }
        } while depth > 0 && !rest.isEmpty
        return rest
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
