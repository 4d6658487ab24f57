public import WorkOrders

/// The coded list of tags as rows of `tag`.
extension Connection {
    /// All tags in the order they were added.
    public func tags() throws -> [Tag] {
        try rows("SELECT name, owner FROM tag ORDER BY id").map { row throws(StorageError) in
            var row = row
            return Tag(name: try row.text(), owner: try row.optionalText())
        }
    }

    /// Adds a tag to the list; false where it is there.
    public func insertIfAbsent(_ tag: Tag) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO tag (id, name, owner)
            SELECT COALESCE(MAX(id), 0) + 1, CAST(\(tag.name) AS TEXT), CAST(\(tag.owner) AS TEXT)
            FROM tag WHERE 1 = 1
            """
        )
    }
}
