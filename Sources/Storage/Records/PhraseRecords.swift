public import WorkOrders

/// 常用语 of officers as rows of `officer_phrase`.
extension Connection {
    /// An officer's own, by abbreviation; a range of the primary key.
    public func phrases(of officer: String) throws -> [Phrase] {
        try rows(
            "SELECT abbreviation, text FROM officer_phrase WHERE officer_id = \(officer) ORDER BY abbreviation"
        ).map { row throws(StorageError) in
            var row = row
            return Phrase(try row.text(), try row.text())
        }
    }

    /// Stores a phrase in the place of the one with its abbreviation.
    public func put(_ phrase: Phrase, of officer: String) throws {
        try execute(
            """
            INSERT INTO officer_phrase (officer_id, abbreviation, text)
            VALUES (\(officer), \(phrase.abbreviation), \(phrase.text))
            ON CONFLICT (officer_id, abbreviation) DO UPDATE SET text = excluded.text
            """
        )
    }

    /// Removes a phrase; nothing where there is none.
    public func removePhrase(_ abbreviation: String, of officer: String) throws {
        try execute(
            "DELETE FROM officer_phrase WHERE officer_id = \(officer) AND abbreviation = \(abbreviation)"
        )
    }
}
