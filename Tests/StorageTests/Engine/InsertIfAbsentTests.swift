import Storage
import TestSupport
import Testing

/// Inserts that may meet a row that is there already.
struct InsertIfAbsentTests {
    @Test("Inserts what is new and leaves what is there as it was", arguments: Backend.available)
    func presence(backend: Backend) async throws {
        try await backend.withItems { database in
            let inserted = try await database.write { connection in
                [
                    try connection.insertIfAbsent(ItemTable.insert(1, "one", amount: 1)),
                    try connection.insertIfAbsent(ItemTable.insert(1, "one", amount: 2)),
                    try connection.insertIfAbsent(ItemTable.insert(2, "one", amount: 3)),
                    try connection.insertIfAbsent(ItemTable.insert(1, "other", amount: 4)),
                    try connection.insertIfAbsent(ItemTable.insert(2, "two", amount: 5)),
                ]
            }
            #expect(inserted == [true, false, false, false, true])
            let rows = try await database.read { try $0.rows("SELECT id, name, amount FROM item ORDER BY id") }
            #expect(
                rows == [
                    Row([.integer(1), .text("one"), .integer(1)]), Row([.integer(2), .text("two"), .integer(5)]),
                ]
            )
        }
    }

    @Test("A row that breaks another rule is refused, not left out", arguments: Backend.available)
    func otherConstraints(backend: Backend) async throws {
        try await backend.withItems { database in
            let noName: String? = nil
            let broken: [Statement] = [
                ItemTable.insert(1, "debt", amount: -1), "INSERT INTO item (id, name) VALUES (1, \(noName))",
                ItemTable.insert(1, "lost", box: 404),
            ]
            for insert in broken {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.insertIfAbsent(insert) }
                }
                guard case .refused = error else { return #expect(error == .refused("…")) }
            }
        }
    }

    @Test("Of many who insert the same row exactly one is told so", arguments: Backend.available)
    func race(backend: Backend) async throws {
        try await backend.withItems { database in
            let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
                for id in 1...24 {
                    group.addTask {
                        try await database.write { try $0.insertIfAbsent(ItemTable.insert(id, "the only one")) }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(winners == 1)
            try await database.expectItems(["the only one"])
        }
    }
}
