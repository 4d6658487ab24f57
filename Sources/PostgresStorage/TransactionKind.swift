internal import Storage

/// What a transaction is for, which decides how it begins and whether its body may run twice.
enum TransactionKind: Sendable {
    case read
    case write
    case alone

    /// The statement it begins with.
    var opening: String {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write, .alone: "BEGIN ISOLATION LEVEL READ COMMITTED"
        }
    }

    /// Whether the body may run again when its transaction was lost.
    var mayRunAgain: Bool { self != .alone }
}

/// Why the transaction that is open can't go on.
struct Failure: Sendable {
    /// What may help.
    enum Remedy {
        case nothing
        /// Another transaction was in the way; it may be gone next time.
        case runAgain
        /// The connection is of no use any more; what was sent over it has not been committed.
        case reconnect
    }

    let error: StorageError
    let remedy: Remedy
}
