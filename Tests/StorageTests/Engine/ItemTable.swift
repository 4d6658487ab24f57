import Storage
import TestSupport
import Testing

/// A table with every kind of constraint, for the tests of the engines.
enum ItemTable {
    static let statements: [Statement] = [
        "CREATE TABLE box (id BIGINT PRIMARY KEY)",
        """
        CREATE TABLE item (
            id BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            amount BIGINT NOT NULL DEFAULT 0,
            box BIGINT REFERENCES box (id),
            CONSTRAINT item_name_once UNIQUE (name),
            CONSTRAINT item_amount_not_negative CHECK (amount >= 0)
        )
        """,
        "CREATE INDEX item_box ON item (box)",
    ]

    static func insert(_ id: Int, _ name: String, amount: Int = 0, box: Int? = nil) -> Statement {
        "INSERT INTO item (id, name, amount, box) VALUES (\(id), \(name), \(amount), \(box))"
    }
}

extension Backend {
    /// Runs a test on a database that has the tables `box` and `item`, both empty.
    func withItems(_ test: (any Database) async throws -> Void) async throws {
        try await withDatabase { database in
            try await database.write { for statement in ItemTable.statements { try $0.execute(statement) } }
            try await test(database)
        }
    }
}

extension Database {
    /// The names of all items in the order of their numbers.
    func itemNames() async throws -> [String] {
        try await read { connection in
            var names: [String] = []
            try connection.forEachRow("SELECT name FROM item ORDER BY id") { names.append($0.text(0) ?? "") }
            return names
        }
    }

    /// Checks which items there are, by name, in the order of their numbers.
    func expectItems(_ names: [String], at location: SourceLocation = #_sourceLocation) async throws {
        let stored = try await itemNames()
        #expect(stored == names, sourceLocation: location)
    }
}

extension Connection {
    /// The integer that a query of one row and one column gives.
    func integer(_ query: Statement) throws -> Int {
        var rows = try rows(query)
        guard rows.count == 1 else { throw StorageError.notFound }
        return try rows[0].integer()
    }
}

/// What a body throws that has nothing to do with the database.
struct Abandoned: Error, Equatable {}
