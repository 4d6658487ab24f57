import Storage
import TestSupport
import Testing

/// A body happens entirely or not at all.
struct TransactionTests {
    @Test("A body that throws leaves nothing behind", arguments: Backend.available)
    func rollback(backend: Backend) async throws {
        try await backend.withItems { database in
            await #expect(throws: Abandoned()) { try await database.insertAndAbandon() }
            try await database.expectItems([])
        }
    }

    @Test("A long body that throws leaves nothing behind", arguments: Backend.available)
    func rollbackAlone(backend: Backend) async throws {
        try await backend.withItems { database in
            await #expect(throws: Abandoned()) {
                try await database.writeAlone { connection in
                    try connection.execute(ItemTable.insert(1, "gone"))
                    throw Abandoned()
                }
            }
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "kept")) }
            try await database.expectItems(["kept"])
        }
    }

    @Test("A failed statement takes with it what the body wrote before", arguments: Backend.available)
    func failedStatement(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "first")) }
            await #expect(throws: StorageError.duplicate) {
                try await database.write { connection in
                    try connection.execute(ItemTable.insert(2, "second"))
                    try connection.execute(ItemTable.insert(3, "first"))
                }
            }
            try await database.expectItems(["first"])
        }
    }

    @Test("A body can't go on after a failed statement, even if it catches the error", arguments: Backend.available)
    func caughtStatement(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "first")) }
            await #expect(throws: StorageError.duplicate) {
                try await database.write { connection in
                    _ = try? connection.execute(ItemTable.insert(1, "again"))
                    try connection.execute(ItemTable.insert(2, "second"))
                }
            }
            await #expect(throws: StorageError.duplicate) {
                try await database.write { _ = try? $0.execute(ItemTable.insert(1, "again")) }
            }
            try await database.expectItems(["first"])
        }
    }

    @Test("The next body is not touched by the failure of the one before", arguments: Backend.available)
    func recovery(backend: Backend) async throws {
        try await backend.withItems { database in
            for id in 1...20 {
                try? await database.write { _ = try $0.execute("INSERT INTO nowhere (id) VALUES (\(id))") }
                try await database.write { _ = try $0.execute(ItemTable.insert(id, "item \(id)")) }
            }
            try await database.expectItems((1...20).map { "item \($0)" })
        }
    }

    @Test("A body sees what it wrote", arguments: Backend.available)
    func ownWrites(backend: Backend) async throws {
        try await backend.withItems { database in
            let count = try await database.write { connection in
                try connection.execute(ItemTable.insert(1, "one"))
                try connection.execute(ItemTable.insert(2, "two"))
                return try connection.integer("SELECT COUNT(*) FROM item")
            }
            #expect(count == 2)
        }
    }

    @Test("A read after a write has returned sees it", arguments: Backend.available)
    func readAfterWrite(backend: Backend) async throws {
        try await backend.withItems { database in
            for id in 1...50 {
                try await database.write { _ = try $0.execute(ItemTable.insert(id, "item \(id)")) }
                #expect(try await database.read { try $0.integer("SELECT COUNT(*) FROM item") } == id)
            }
        }
    }

    @Test("Statements tell how many rows they changed", arguments: Backend.available)
    func changedRows(backend: Backend) async throws {
        try await backend.withItems { database in
            let counts = try await database.write { connection in
                var counts = [try connection.execute("INSERT INTO box (id) VALUES (\(1)), (\(2)), (\(3))")]
                counts.append(try connection.execute("UPDATE box SET id = id + 10 WHERE id > \(1)"))
                counts.append(try connection.execute("CREATE TABLE other (id BIGINT PRIMARY KEY)"))
                counts.append(try connection.execute("INSERT INTO other (id) SELECT id FROM box"))
                counts.append(try connection.execute("DELETE FROM other WHERE id = \(99)"))
                counts.append(try connection.execute("SELECT id FROM box"))
                counts.append(try connection.execute("DELETE FROM other"))
                return counts
            }
            #expect(counts == [3, 2, 0, 3, 0, 0, 3])
        }
    }

    @Test("The schema can change between two runs of a statement", arguments: Backend.available)
    func schemaChange(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "one")) }
            let before = try await database.read { try $0.rows("SELECT * FROM item") }
            try await database.write { _ = try $0.execute("ALTER TABLE item ADD COLUMN remark TEXT") }
            let after = try await database.read { try $0.rows("SELECT * FROM item") }
            #expect(before.map(\.values.count) == [4])
            #expect(after.map(\.values.count) == [5])
        }
    }
}

extension Database {
    fileprivate func insertAndAbandon() async throws {
        try await write { connection in
            try connection.execute(ItemTable.insert(1, "gone"))
            throw Abandoned()
        }
    }
}
