import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct BatchRecordsTests {
    private static let now = Instant(secondsSinceEpoch: 1_645_000_000)

    private static func batch(_ officer: String = "H01", at: Instant = now) -> StoredBatch {
        var batch = StoredBatch(officer: officer, act: "remind", list: "status=办理中&view=3", madeAt: at)
        batch.items = [
            StoredBatch.Item(number: "B", revision: 4), StoredBatch.Item(number: "A", revision: 1),
            StoredBatch.Item(number: "C", revision: 2, state: .barred, problem: "已结案"),
        ]
        return batch
    }

    @Test("a batch comes back with its orders as they were chosen, to its officer alone", arguments: Backend.available)
    func whole(backend: Backend) async throws {
        try await backend.withSchema { database in
            var batch = Self.batch()
            batch.id = try await database.write { try $0.insert(Self.batch()) }
            #expect(batch.id == 1)
            #expect(try await database.read { try $0.batch(1, of: "H01") } == batch)
            #expect(try await database.read { try $0.batch(1, of: "H02") } == nil)
            #expect(try await database.read { try $0.batch(2, of: "H01") } == nil)
            #expect(try await database.write { try $0.insert(Self.batch("H02")) } == 2)
        }
    }

    @Test("what became of some of its orders is written down and the others stay", arguments: Backend.available)
    func outcomes(backend: Backend) async throws {
        try await backend.withSchema { database in
            let id = try await database.write { try $0.insert(Self.batch()) }
            let later = Self.now.advanced(bySeconds: 30)
            try await database.write { connection in
                let refused = StoredBatch.Item(number: "B", revision: 4, state: .refused, problem: "刚被改动")
                try connection.put([(1, refused)], ofBatch: id, at: later)
            }
            let batch = try #require(try await database.read { try $0.batch(id, of: "H01") })
            #expect(batch.carriedAt == later && batch.items.map(\.state) == [.refused, .waiting, .barred])
            #expect(batch.items.map(\.problem) == ["刚被改动", nil, "已结案"])
            try await database.write { connection in
                try connection.put(
                    [(1, StoredBatch.Item(number: "B", revision: 4, state: .done))],
                    ofBatch: id,
                    at: later
                )
            }
            let again = try await database.read { try $0.batch(id, of: "H01") }
            #expect(again?.items.first == StoredBatch.Item(number: "B", revision: 4, state: .done))
        }
    }

    @Test("an officer's old batches go and nobody else's", arguments: Backend.available)
    func removed(backend: Backend) async throws {
        try await backend.withSchema { database in
            let limit = Self.now.advanced(bySeconds: 10)
            let left = try await database.write { connection in
                for batch in [Self.batch(), Self.batch("H02"), Self.batch(at: limit)] {
                    _ = try connection.insert(batch)
                }
                try connection.removeBatches(of: "H01", madeBefore: limit)
                return try [(1, "H01"), (2, "H02"), (3, "H01")].map {
                    try connection.batch($0.0, of: $0.1)?.items.count
                }
            }
            #expect(left == [nil, 3, 3])
        }
    }
}
