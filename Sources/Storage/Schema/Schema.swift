/// The schema as an ordered list of steps.
///
/// A released step is never edited; a change is a new step.
public enum Schema {
    static let steps: [SchemaStep] = [
        .names, .workOrders, .dispatches, .proceedings, .calendar, .life, .lists, .courses, .outbox, .sent, .accounts,
        .calls,
        .settings,
        .phrases,
        .units,
        .text,
        .waiting,
        .upward,
        .query,
        .views,
        .exports,
        .batches,
        .tables,
        .newestTexts,
        .unitDesk,
        .reviews,
    ]

    /// Brings the database to the newest schema, each step in a transaction of its own.
    ///
    /// Several processes may do so at once: each step is done under a lock, by one of them, and the others wait for a
    /// minute; an index over millions of rows takes longer than a database's own patience of some seconds.
    public static func migrate(_ database: some Database) async throws {
        try await patiently(database) { connection in
            try connection.lock("schema")
            try connection.execute("CREATE TABLE IF NOT EXISTS schema_step (name TEXT NOT NULL PRIMARY KEY)")
        }
        for step in steps {
            try await patiently(database) { connection in try step.carryOut(on: connection) }
        }
    }

    /// How often a step is tried: each try waits the database's own five seconds.
    private static let tries = 12

    private static func patiently(
        _ database: some Database,
        _ body: @Sendable @escaping (any Connection) throws -> Void
    ) async throws {
        for _ in 1..<tries {
            do { return try await database.write(body) } catch StorageError.busy { continue }
        }
        try await database.write(body)
    }

    /// The names of the steps that the database has had, in no order.
    public static func stepsDone(on connection: any Connection) throws -> Set<String> {
        Set(
            try connection.rows("SELECT name FROM schema_step").map { row throws(StorageError) in
                var row = row
                return try row.text()
            }
        )
    }

    /// The names of all steps of this program.
    public static var stepNames: [String] { steps.map(\.name) }
}

/// One forward-only change of the schema.
struct SchemaStep: Sendable {
    let name: String
    let statements: [Statement]
    /// What only one of the engines understands, carried out last.
    var variants: [Engine: [Statement]] = [:]

    func carryOut(on connection: any Connection) throws {
        try connection.lock("schema")
        guard try connection.insertIfAbsent("INSERT INTO schema_step (name) VALUES (\(name))") else { return }
        for statement in statements + (variants[connection.engine] ?? []) { try connection.execute(statement) }
    }
}
