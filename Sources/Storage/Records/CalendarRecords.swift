/// Imported notices of holidays as rows of `calendar_notice`.
extension Connection {
    /// The text of every imported notice, oldest year first.
    public func calendarNotices() throws -> [(year: Int, content: String)] {
        try rows("SELECT year, content FROM calendar_notice ORDER BY year").map { row throws(StorageError) in
            var row = row
            return (try row.integer(), try row.text())
        }
    }

    /// Keeps the notice of a year, in place of an earlier one.
    public func save(calendarNotice content: String, year: Int) throws {
        try execute(
            """
            INSERT INTO calendar_notice (year, content) VALUES (\(year), \(content))
            ON CONFLICT (year) DO UPDATE SET content = excluded.content
            """
        )
    }
}
