/// A database that runs one synchronous body per transaction.
///
/// The body is synchronous on purpose: nothing can be awaited while a transaction is open.
/// It may run more than once (a group whose transaction was lost, a serialization failure),
/// so it changes nothing but the database.
public protocol Database: Sendable {
    /// Runs `body` on one consistent state of the database; it can't write.
    func read<Result: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> Result) async throws -> Result

    /// Runs `body` as one transaction, durable when this returns.
    ///
    /// On SQLite waiting bodies share one commit, each in a savepoint of its own, so keep them short.
    func write<Result: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> Result) async throws -> Result

    /// Runs a long `body` (an import) as a transaction of its own, shared with nobody; it runs once.
    func writeAlone<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result

    /// Waits for what is running, then closes every connection. Later calls throw ``StorageError/closed``.
    func close() async
}

/// An open transaction, valid only inside the body it was given to.
public protocol Connection {
    /// Which engine this is; for the few places where one SQL text can't serve both.
    var engine: Engine { get }

    /// Hands each row of the result to `body` as it arrives; memory does not grow with the result.
    ///
    /// `body` must not run another statement of the same text, nor keep the reader.
    func forEachRow(_ statement: Statement, _ body: (any RowReader) throws -> Void) throws

    /// Returns how many rows were changed. Refuses statements that begin or end a transaction.
    ///
    /// After a statement that failed no other runs, and the body fails with its error even if it caught it:
    /// PostgreSQL can't go on after one, so SQLite doesn't either.
    @discardableResult
    func execute(_ statement: Statement) throws -> Int

    /// Runs a statement without waiting for its answer where the engine can (PostgreSQL's pipeline).
    ///
    /// `changed` hears how many rows were changed, in order, at the latest when ``flush()`` or the next query
    /// returns or before the transaction commits; it must not use the connection. An error of the statement, or
    /// one that `changed` throws, surfaces there too; that of a statement undoes the whole transaction.
    /// A requirement, so that a call through `any Connection` finds the engine's own.
    func enqueue(_ statement: Statement, _ changed: ((Int) throws -> Void)?) throws

    /// Waits for everything that was enqueued, and throws its error.
    func flush() throws

    /// Waits until no other transaction holds the lock `name`, and holds it to the end of this one.
    func lock(_ name: String) throws
}

/// The databases that hotline runs on.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}

/// The row that a query stands on; columns are counted from 0.
public protocol RowReader {
    /// How many columns a row has.
    var columnCount: Int { get }
    /// The value of a column.
    func value(_ column: Int) -> Value
    /// The integer of a column; nil where it is NULL or a text.
    func integer(_ column: Int) -> Int?
    /// The text of a column; nil where it is NULL.
    func text(_ column: Int) -> String?
}

extension Connection {
    /// Runs a statement without waiting for its answer; its error is thrown by a later call or by the commit.
    public func enqueue(_ statement: Statement) throws { try enqueue(statement, nil) }

    /// Runs the statement at once: where there is no server there is nothing to wait for.
    public func enqueue(_ statement: Statement, _ changed: ((Int) throws -> Void)?) throws {
        let count = try execute(statement)
        try changed?(count)
    }

    /// Nothing is waiting where every statement runs at once.
    public func flush() throws {}

    /// All rows of a result that is known to be small.
    public func rows(_ statement: Statement) throws -> [Row] {
        var rows: [Row] = []
        try forEachRow(statement) { reader in
            rows.append(Row((0..<reader.columnCount).map(reader.value)))
        }
        return rows
    }

    /// Inserts unless a UNIQUE constraint says the row is there already; returns whether it was inserted.
    public func insertIfAbsent(_ insert: Statement) throws -> Bool {
        try execute("\(insert) ON CONFLICT DO NOTHING") == 1
    }
}
