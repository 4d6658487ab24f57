public import WorkingDays

/// One row of a result; its columns are read one after the other in the order of the SELECT.
public struct Row: Hashable, Sendable {
    /// The values in the order of the SELECT.
    public let values: [Value]
    private var position = 0

    public init(_ values: [Value]) { self.values = values }

    /// The next column, an integer.
    public mutating func integer() throws(StorageError) -> Int {
        guard let integer = try optionalInteger() else { throw .unexpectedValue(column: position - 1) }
        return integer
    }

    /// The next column, an integer or NULL.
    public mutating func optionalInteger() throws(StorageError) -> Int? {
        switch try next() {
        case .integer(let integer): return Int(integer)
        case .null: return nil
        case .text: throw .unexpectedValue(column: position - 1)
        }
    }

    /// The next column, a text.
    public mutating func text() throws(StorageError) -> String {
        guard let text = try optionalText() else { throw .unexpectedValue(column: position - 1) }
        return text
    }

    /// The next column, a text or NULL.
    public mutating func optionalText() throws(StorageError) -> String? {
        switch try next() {
        case .text(let text): return text
        case .null: return nil
        case .integer: throw .unexpectedValue(column: position - 1)
        }
    }

    /// The next column, 0 or 1.
    public mutating func flag() throws(StorageError) -> Bool { try integer() != 0 }

    /// The next column, 0, 1 or NULL.
    public mutating func optionalFlag() throws(StorageError) -> Bool? { try optionalInteger().map { $0 != 0 } }

    /// The next column, seconds since 1970.
    public mutating func instant() throws(StorageError) -> Instant { Instant(secondsSinceEpoch: try integer()) }

    /// The next column, seconds since 1970 or NULL.
    public mutating func optionalInstant() throws(StorageError) -> Instant? {
        try optionalInteger().map(Instant.init(secondsSinceEpoch:))
    }

    /// The next column, days since 1970-01-01.
    public mutating func day() throws(StorageError) -> CivilDay { CivilDay(daysSinceEpoch: try integer()) }

    /// The next column, one of the cases of a closed set.
    public mutating func code<Code: RawRepresentable>(_: Code.Type = Code.self) throws(StorageError) -> Code
    where Code.RawValue == Int {
        guard let code = Code(rawValue: try integer()) else { throw .unexpectedValue(column: position - 1) }
        return code
    }

    /// The next column, one of the cases of a closed set or NULL.
    public mutating func optionalCode<Code: RawRepresentable>(_: Code.Type = Code.self) throws(StorageError) -> Code?
    where Code.RawValue == Int {
        guard let raw = try optionalInteger() else { return nil }
        guard let code = Code(rawValue: raw) else { throw .unexpectedValue(column: position - 1) }
        return code
    }

    private mutating func next() throws(StorageError) -> Value {
        guard position < values.count else { throw .unexpectedValue(column: position) }
        defer { position += 1 }
        return values[position]
    }
}
