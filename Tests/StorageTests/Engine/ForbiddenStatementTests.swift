import Storage
import TestSupport
import Testing

/// A body can neither end the transaction it shares with others nor change the connection it borrowed.
struct ForbiddenStatementTests {
    private static let forbidden: [Statement] = [
        "BEGIN", "begin immediate", "COMMIT", "End", "ROLLBACK", "ROLLBACK TO body", "SAVEPOINT mine", "RELEASE body",
        "VACUUM", "  \n\tCOMMIT", "; COMMIT", "-- a remark\nCOMMIT", "/* a remark */ COMMIT", "/**/--\n;/***/COMMIT",
    ]

    @Test("Statements about the transaction or the connection are refused by their text", arguments: Backend.available)
    func transactions(backend: Backend) async throws {
        try await backend.withItems { database in
            for statement in Self.forbidden {
                await #expect(throws: StorageError.forbidden(statement.text)) {
                    try await database.write { connection in
                        try connection.execute(ItemTable.insert(1, "gone"))
                        try connection.execute(statement)
                    }
                }
                await #expect(throws: StorageError.forbidden(statement.text)) {
                    try await database.read { try $0.forEachRow(statement) { _ in } }
                }
            }
            try await database.expectItems([])
        }
    }

    @Test("A refused statement is refused again the second time", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await backend.withItems { database in
            for _ in 1...3 {
                await #expect(throws: StorageError.forbidden("COMMIT")) {
                    try await database.write { _ = try $0.execute("COMMIT") }
                }
            }
        }
    }

    @Test("A text holds one statement", arguments: Backend.available)
    func oneStatement(backend: Backend) async throws {
        try await backend.withItems { database in
            let texts: [Statement] = [
                "DELETE FROM item; DELETE FROM box", "SELECT 1; COMMIT", "DELETE FROM item; not even SQL",
            ]
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "kept")) }
            for statement in texts {
                await #expect(throws: StorageError.self) {
                    try await database.write { _ = try $0.execute(statement) }
                }
            }
            try await database.expectItems(["kept"])
        }
    }

    @Test("A semicolon or a remark after the statement is no second one", arguments: Backend.available)
    func trailingRemarks(backend: Backend) async throws {
        try await backend.withItems { database in
            let sum = try await database.read { connection in
                try connection.integer("SELECT 1;") + connection.integer("SELECT 2 ; ; -- and so on\n")
                    + connection.integer("/* BEGIN */ SELECT 3 /* COMMIT */")
            }
            #expect(sum == 6)
        }
    }

    @Test("A read can't write", arguments: Backend.available)
    func readOnly(backend: Backend) async throws {
        try await backend.withItems { database in
            let writes: [Statement] = [
                ItemTable.insert(1, "never"), "DELETE FROM item", "UPDATE item SET amount = 1",
                "CREATE TABLE other (id BIGINT)", "DROP TABLE item",
            ]
            for write in writes {
                await #expect(throws: StorageError.forbidden(write.text)) {
                    try await database.read { try $0.forEachRow(write) { _ in } }
                }
            }
            try await database.expectItems([])
        }
    }
}
