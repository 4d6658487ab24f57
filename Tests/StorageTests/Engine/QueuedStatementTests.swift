import Storage
import TestSupport
import Testing

/// Statements whose answer is not waited for.
struct QueuedStatementTests {
    @Test("Queued statements run in order and tell their counts in order", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await backend.withItems { database in
            let counts = try await database.writeAlone { connection in
                let counts = Counts()
                for id in 1...1_000 {
                    try connection.enqueue(ItemTable.insert(id, "item \(id)")) { counts.list.append($0) }
                }
                try connection.enqueue("UPDATE item SET amount = 1 WHERE id <= \(400)") { counts.list.append($0) }
                try connection.execute("DELETE FROM item WHERE id = \(1_000)")
                return counts.list
            }
            #expect(counts == Array(repeating: 1, count: 1_000) + [400])
            #expect(try await database.read { try $0.integer("SELECT SUM(amount) FROM item") } == 400)
        }
    }

    @Test("What is still queued when the body ends is stored", arguments: Backend.available)
    func commit(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { connection in
                for id in 1...3 { try connection.enqueue(ItemTable.insert(id, "item \(id)")) }
            }
            try await database.expectItems(["item 1", "item 2", "item 3"])
        }
    }

    @Test("A queued statement that fails undoes the whole body", arguments: Backend.available)
    func failure(backend: Backend) async throws {
        try await backend.withItems { database in
            await #expect(throws: StorageError.duplicate) {
                try await database.write { connection in
                    try connection.enqueue(ItemTable.insert(1, "one"))
                    try connection.enqueue(ItemTable.insert(2, "one"))
                    try connection.enqueue(ItemTable.insert(3, "three"))
                }
            }
            try await database.expectItems([])
        }
    }

    @Test("What a handler throws is thrown by the body's next call or by its end", arguments: Backend.available)
    func handlerError(backend: Backend) async throws {
        try await backend.withItems { database in
            await #expect(throws: Abandoned()) {
                try await database.write { connection in
                    try connection.enqueue(ItemTable.insert(1, "one")) { _ in throw Abandoned() }
                }
            }
            try await database.expectItems([])
        }
    }

    @Test("A query sees what was queued before it", arguments: Backend.available)
    func visibility(backend: Backend) async throws {
        try await backend.withItems { database in
            let count = try await database.write { connection in
                for id in 1...5 { try connection.enqueue(ItemTable.insert(id, "item \(id)")) }
                return try connection.integer("SELECT COUNT(*) FROM item")
            }
            #expect(count == 5)
        }
    }

    /// What the handlers of one body were told.
    private final class Counts {
        var list: [Int] = []
    }
}
