/// What can be wrong with a file of records.
public enum CSVError: Error, Hashable, Sendable {
    /// The file can't be opened; the code is errno.
    case cannotOpen(path: String, code: Int32)

    /// Reading broke off; the code is errno.
    case cannotRead(code: Int32)

    /// The file isn't CSV text at all.
    case foreignFormat(ForeignFormat)

    /// The system has no converter for the file's encoding.
    case encodingUnavailable(TextEncoding)

    /// The file is empty.
    case noHeader

    /// The header names more columns than the setting allows.
    case tooManyColumns(limit: Int)

    /// The header names a column twice.
    case duplicateColumn(String)

    /// The header lacks columns that are required.
    case missingColumns([String])

    /// One record is bad; `line` is where it starts.
    case badRecord(line: Int, RowProblem)

    /// Whether the source can read on behind it.
    public var isRecoverable: Bool {
        if case .badRecord = self { return true }
        return false
    }
}

/// Files that people hand in for CSV.
public enum ForeignFormat: Hashable, Sendable {
    case spreadsheet
    case utf16
}

/// What is wrong with one record, by the column's name.
public enum RowProblem: Error, Hashable, Sendable {
    case unclosedQuote(column: String)
    case textAfterQuote(column: String)
    case fieldCount(expected: Int, found: Int)
    case fieldTooLong(column: String, limit: Int)
    case recordTooLong(limit: Int)
    case nulByte(column: String)
    case bareCarriageReturn(column: String)
    case undecodable(column: String, encoding: TextEncoding)

    /// A mapped row has nothing where the mapping demands something.
    case missingValue(column: String)

    /// A mapped row has a value that the mapping's table doesn't list.
    case unlistedValue(column: String, value: String)

    /// A mapped row has a date or time that isn't one, or not in the form that the mapping names.
    case badTime(column: String, value: String, form: String)
}
