/// What can go wrong in a database, the same for every engine.
public enum StorageError: Error, Hashable, Sendable {
    /// No such record.
    case notFound
    /// Somebody else changed the record since it was read.
    case outdated
    /// A UNIQUE constraint refused the row.
    case duplicate
    /// Another constraint (NOT NULL, CHECK, foreign key) refused the row; the engine's words.
    case refused(String)
    /// A column (counted from 0) held something the program doesn't know.
    case unexpectedValue(column: Int)
    /// No connection became free in time, or another process held the database too long.
    case busy
    /// The server or the file can't be reached; nothing is known to have been written.
    case unavailable(String)
    /// The connection broke while committing: the transaction may or may not stand.
    case uncertain(String)
    /// The statement begins or ends a transaction or changes the connection; the text.
    case forbidden(String)
    /// The database was closed.
    case closed
    /// Anything else; the engine's words, without values.
    case failed(String)
}
