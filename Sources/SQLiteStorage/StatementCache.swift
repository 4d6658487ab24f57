internal import Storage

/// The prepared statements of a connection by their text; the one unused longest makes room.
struct StatementCache {
    private var statements: [String: PreparedStatement] = [:]
    /// The one used last: an import runs the same again and again, and comparing a text is cheaper than hashing it.
    private var last: (text: String, statement: PreparedStatement)?
    private var uses = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The statement of this text, made by `prepare` the first time.
    mutating func statement(
        _ text: String,
        prepare: (String) throws(StorageError) -> PreparedStatement
    ) throws(StorageError) -> PreparedStatement {
        uses += 1
        if let last, last.text == text {
            last.statement.lastUse = uses
            return last.statement
        }
        // `??` with a throwing right side loses the error's type (Swift 6.3).
        let statement = if let known = statements[text] { known } else { try made(text, prepare) }
        statement.lastUse = uses
        last = (text, statement)
        return statement
    }

    private mutating func made(
        _ text: String,
        _ prepare: (String) throws(StorageError) -> PreparedStatement
    ) throws(StorageError) -> PreparedStatement {
        let statement = try prepare(text)
        if statements.count >= capacity { removeOldest() }
        statements[text] = statement
        return statement
    }

    /// Forgets every statement; SQLite closes a connection only after that.
    mutating func removeAll() {
        statements = [:]
        last = nil
    }

    /// A scan over all of them costs less than the compilation that made it necessary.
    private mutating func removeOldest() {
        let oldest = statements.min { $0.value.lastUse < $1.value.lastUse }
        if let oldest { statements[oldest.key] = nil }
    }
}
