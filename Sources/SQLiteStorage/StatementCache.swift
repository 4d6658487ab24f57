internal import Storage

/// The prepared statements of a connection by their text; the one unused longest makes room.
struct StatementCache {
    private var statements: [String: PreparedStatement] = [:]
    private var uses = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The statement of this text, made by `prepare` the first time.
    mutating func statement(
        _ text: String,
        prepare: (String) throws(StorageError) -> PreparedStatement
    ) throws(StorageError) -> PreparedStatement {
        uses += 1
        if let statement = statements[text] {
            statement.lastUse = uses
            return statement
        }
        let statement = try prepare(text)
        statement.lastUse = uses
        if statements.count >= capacity { removeOldest() }
        statements[text] = statement
        return statement
    }

    /// Forgets every statement; SQLite closes a connection only after that.
    mutating func removeAll() { statements = [:] }

    /// A scan over all of them costs less than the compilation that made it necessary.
    private mutating func removeOldest() {
        let oldest = statements.min { $0.value.lastUse < $1.value.lastUse }
        if let oldest { statements[oldest.key] = nil }
    }
}
