internal import Storage

/// Tells the caller of a body how it ended; called once what the body wrote is durable.
typealias Answer = @Sendable () -> Void

/// A body waiting for a connection.
struct Job: Sendable {
    /// Finds the job again when its task is cancelled.
    let number: Int
    /// Whether its transaction is shared with nobody.
    let isAlone: Bool
    /// Runs the body; its result stays in the answer until the transaction has ended.
    let attempt: @Sendable (SQLiteConnection) throws -> Answer
    /// Answers with an error.
    let refuse: @Sendable (any Error) -> Void

    init<Result: Sendable>(
        number: Int,
        isAlone: Bool,
        body: @Sendable @escaping (any Connection) throws -> Result,
        continuation: CheckedContinuation<Result, any Error>
    ) {
        self.number = number
        self.isAlone = isAlone
        attempt = { connection in
            let result = try body(connection)
            return { continuation.resume(returning: result) }
        }
        refuse = { continuation.resume(throwing: $0) }
    }
}
