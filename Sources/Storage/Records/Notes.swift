/// Notes (columns without a field) as one text: `name` U+001F `value` U+001E …, in order of the names.
///
/// The two separators are ASCII's own for this; they can't stand in a name or value of a checked import.
enum Notes {
    static func text(_ notes: [String: String]) -> String? {
        guard !notes.isEmpty else { return nil }
        return notes.sorted { $0.key < $1.key }.map { "\($0.key)\u{1F}\($0.value)" }.joined(separator: "\u{1E}")
    }

    static func notes(_ text: String?) -> [String: String] {
        guard let text else { return [:] }
        var notes: [String: String] = [:]
        for pair in text.split(separator: "\u{1E}") {
            let parts = pair.split(separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { notes[String(parts[0])] = String(parts[1]) }
        }
        return notes
    }
}

extension Connection {
    /// The names of all notes that any order carries, sorted; a walk over the orders that have some.
    public func noteNames() throws -> [String] {
        var names: Set<String> = []
        try forEachRow("SELECT notes FROM work_order WHERE notes IS NOT NULL") { row in
            names.formUnion(Notes.notes(row.text(0)).keys)
        }
        return names.sorted()
    }
}
