import Storage
import TestSupport
import Testing

/// Many write at once; each gets its own answer and only that.
struct ConcurrentWriteTests {
    @Test("32 writers: every row is stored once, and a failure hits only its own body", arguments: Backend.available)
    func manyWriters(backend: Backend) async throws {
        try await backend.withItems { database in
            let stored = try await withThrowingTaskGroup(of: [Int].self) { group in
                for writer in 0..<32 {
                    group.addTask { try await database.store(ids: (1...25).map { writer * 25 + $0 }) }
                }
                return try await group.reduce(into: []) { $0 += $1 }.sorted()
            }
            #expect(stored == (1...800).filter { Outcome.of($0) == .stored })
            let rows = try await database.read { try $0.rows("SELECT id FROM item ORDER BY id") }
            #expect(rows == stored.map { Row([.integer(Int64($0))]) })
        }
    }

    @Test("A long body beside many short ones loses neither", arguments: Backend.available)
    func longBodyBesideShort(backend: Backend) async throws {
        try await backend.withItems { database in
            async let imported: Void = database.writeAlone { connection in
                for id in 10_001...12_000 { try connection.execute(ItemTable.insert(id, "imported \(id)")) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for id in (1...20).map({ writer * 20 + $0 }) {
                            try await database.write { _ = try $0.execute(ItemTable.insert(id, "item \(id)")) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await imported
            #expect(try await database.read { try $0.integer("SELECT COUNT(*) FROM item") } == 2_160)
        }
    }

    @Test("Reads go on beside writes and always see whole rows", arguments: Backend.available)
    func readsBesideWrites(backend: Backend) async throws {
        try await backend.withItems { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask { _ = try await database.store(ids: (1...50).map { writer * 50 + $0 }) }
                }
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 1...40 {
                            for name in try await database.itemNames() { #expect(name.hasPrefix("item ")) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}

/// What becomes of the body that writes an item.
private enum Outcome {
    case stored
    case duplicate
    case refused
    case abandoned

    static func of(_ id: Int) -> Outcome {
        switch id % 10 {
        case 3: .duplicate
        case 5: .refused
        case 8: .abandoned
        default: .stored
        }
    }
}

extension Database {
    /// Writes each item in a body of its own and returns those that were answered as stored.
    fileprivate func store(ids: [Int]) async throws -> [Int] {
        var stored: [Int] = []
        for id in ids {
            do {
                try await write { connection in
                    try connection.execute(ItemTable.insert(id, "item \(id)"))
                    switch Outcome.of(id) {
                    case .stored: return
                    case .duplicate: try connection.execute(ItemTable.insert(-id, "item \(id)"))
                    case .refused: try connection.execute(ItemTable.insert(-id, "debt \(id)", amount: -1))
                    case .abandoned: throw Abandoned()
                    }
                }
                stored.append(id)
            } catch {
                #expect(Outcome.of(id).matches(error))
            }
        }
        return stored
    }
}

extension Outcome {
    func matches(_ error: any Error) -> Bool {
        switch (self, error) {
        case (.duplicate, StorageError.duplicate), (.refused, StorageError.refused), (.abandoned, is Abandoned): true
        default: false
        }
    }
}
