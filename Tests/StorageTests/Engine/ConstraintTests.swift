import Storage
import TestSupport
import Testing

/// The schema refuses what must not be, and says what kind of rule was broken.
struct ConstraintTests {
    @Test("A second row with the same UNIQUE value is a duplicate", arguments: Backend.available)
    func unique(backend: Backend) async throws {
        try await backend.expect(.duplicate, from: ItemTable.insert(2, "first"))
    }

    @Test("A second row with the same PRIMARY KEY is a duplicate", arguments: Backend.available)
    func primaryKey(backend: Backend) async throws {
        try await backend.expect(.duplicate, from: ItemTable.insert(1, "second"))
    }

    @Test("An UPDATE that makes two rows alike is a duplicate", arguments: Backend.available)
    func uniqueUpdate(backend: Backend) async throws {
        try await backend.expect(.duplicate, from: "UPDATE item SET name = \("other") WHERE id = \(1)")
    }

    @Test("NULL where a value must be is refused by the name of the column", arguments: Backend.available)
    func notNull(backend: Backend) async throws {
        let noName: String? = nil
        try await backend.expectRefusal(naming: "item.name", from: "INSERT INTO item (id, name) VALUES (9, \(noName))")
    }

    @Test("A broken CHECK is refused by the name of the constraint", arguments: Backend.available)
    func check(backend: Backend) async throws {
        try await backend.expectRefusal(
            naming: "item_amount_not_negative",
            from: ItemTable.insert(9, "secret", amount: -5)
        )
    }

    @Test("A reference to nothing is refused at once, not at the end", arguments: Backend.available)
    func foreignKey(backend: Backend) async throws {
        try await backend.withItems { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try connection.execute(ItemTable.insert(9, "lost", box: 404))
                    throw Abandoned()
                }
            }
            guard case .refused = error else { return #expect(error == .refused("…")) }
        }
    }

    @Test("A row that others refer to can't be removed", arguments: Backend.available)
    func referenced(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { connection in
                try connection.execute("INSERT INTO box (id) VALUES (1)")
                try connection.execute(ItemTable.insert(1, "inside", box: 1))
            }
            let error = await #expect(throws: StorageError.self) {
                try await database.write { _ = try $0.execute("DELETE FROM box WHERE id = \(1)") }
            }
            guard case .refused = error else { return #expect(error == .refused("…")) }
        }
    }

    @Test("Errors do not repeat the values of the row", arguments: Backend.available)
    func silence(backend: Backend) async throws {
        try await backend.withItems { database in
            let failing: [Statement] = [
                ItemTable.insert(1, "13800138000", amount: -5), ItemTable.insert(1, "13800138000", box: 404),
                "INSERT INTO item (id, name, missing) VALUES (1, \("13800138000"), 1)",
                "SELECT id FROM item WHERE id = CAST(\("13800138000x") AS BIGINT) AND missing = 1",
            ]
            for statement in failing {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { _ = try $0.execute(statement) }
                }
                #expect(!"\(error as Any)".contains("13800138000"))
            }
        }
    }

    @Test("What the engine does not understand fails in the engine's words", arguments: Backend.available)
    func syntax(backend: Backend) async throws {
        try await backend.withItems { database in
            for statement: Statement in ["SELEKT 1", "SELECT nothing FROM item", "INSERT INTO nowhere VALUES (1)", ""] {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { _ = try $0.execute(statement) }
                }
                guard case .failed(let words) = error else { return #expect(error == .failed("…")) }
                #expect(!words.isEmpty)
            }
        }
    }
}

extension Backend {
    fileprivate func expect(_ expected: StorageError, from statement: Statement) async throws {
        try await withItems { database in
            try await database.write { connection in
                try connection.execute(ItemTable.insert(1, "first"))
                try connection.execute(ItemTable.insert(7, "other"))
            }
            await #expect(throws: expected) { try await database.write { _ = try $0.execute(statement) } }
            try await database.expectItems(["first", "other"])
        }
    }

    fileprivate func expectRefusal(naming name: String, from statement: Statement) async throws {
        try await withItems { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { _ = try $0.execute(statement) }
            }
            guard case .refused(let words) = error else { return #expect(error == .refused(name)) }
            #expect(words.contains(name) && !words.contains("secret"))
            try await database.expectItems([])
        }
    }
}
