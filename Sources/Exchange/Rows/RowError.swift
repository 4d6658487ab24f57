/// What is wrong with one field of a record: enough for one clear line with file and line number.
public struct RowError: Error, Hashable, Sendable {
    /// The column's name; empty when the whole record is meant.
    public var column: String
    /// The value as it stands in the file.
    public var value: String
    /// What is expected instead, in Chinese.
    public var expected: String

    public init(column: String, value: String, expected: String) {
        self.column = column
        self.value = value
        self.expected = expected
    }
}
