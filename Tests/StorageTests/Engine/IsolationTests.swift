import Dispatch
import Storage
import TestSupport
import Testing

/// What one transaction sees of the others.
struct IsolationTests {
    @Test("A read sees one state from its first statement to its end", arguments: Backend.available)
    func oneState(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "before")) }
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let isWritten = DispatchSemaphore(value: 0)
            async let counts = database.read { connection in
                let first = try connection.integer("SELECT COUNT(*) FROM item")
                start.finish()
                #expect(isWritten.wait(timeout: .now() + 30) == .success, "the writer waited for the reader")
                return [first, try connection.integer("SELECT COUNT(*) FROM item")]
            }
            for await _ in started {}
            try await database.write { _ = try $0.execute(ItemTable.insert(2, "meanwhile")) }
            isWritten.signal()
            #expect(try await counts == [1, 1])
            try await database.expectItems(["before", "meanwhile"])
        }
    }

    @Test("Nobody sees half of a transaction", arguments: Backend.available)
    func wholeTransactions(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { connection in
                try connection.execute(ItemTable.insert(1, "left", amount: 1_000))
                try connection.execute(ItemTable.insert(2, "right", amount: 0))
            }
            async let moving: Void = database.moveOneByOne(300)
            var sums: Set<Int> = []
            for _ in 1...100 {
                sums.insert(
                    try await database.read { connection in
                        try connection.integer("SELECT amount FROM item WHERE id = 1")
                            + connection.integer("SELECT amount FROM item WHERE id = 2")
                    }
                )
            }
            try await moving
            #expect(sums == [1_000])
        }
    }

    @Test("Of two changes to the same revision one is refused", arguments: Backend.available)
    func lostUpdate(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "order", amount: 7)) }
            try await database.changeAmount(from: 7, to: 8)
            await #expect(throws: StorageError.outdated) { try await database.changeAmount(from: 7, to: 9) }
            #expect(try await database.read { try $0.integer("SELECT amount FROM item WHERE id = 1") } == 8)
        }
    }

    @Test("Changes that start from the newest revision are never lost", arguments: Backend.available)
    func concurrentUpdates(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { _ = try $0.execute(ItemTable.insert(1, "order")) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...8 { group.addTask { try await database.increment(times: 10) } }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.integer("SELECT amount FROM item WHERE id = 1") } == 80)
        }
    }
}

extension Database {
    fileprivate func moveOneByOne(_ times: Int) async throws {
        for _ in 1...times {
            try await write { connection in
                try connection.execute("UPDATE item SET amount = amount - 1 WHERE id = 1")
                try connection.execute("UPDATE item SET amount = amount + 1 WHERE id = 2")
            }
        }
    }

    fileprivate func changeAmount(from old: Int, to new: Int) async throws {
        try await write { connection in
            let count = try connection.execute("UPDATE item SET amount = \(new) WHERE id = 1 AND amount = \(old)")
            guard count == 1 else { throw StorageError.outdated }
        }
    }

    /// Reads, then writes in another transaction, as a form does; tries again when somebody was faster.
    fileprivate func increment(times: Int) async throws {
        var remaining = times
        while remaining > 0 {
            let amount = try await read { try $0.integer("SELECT amount FROM item WHERE id = 1") }
            do {
                try await changeAmount(from: amount, to: amount + 1)
                remaining -= 1
            } catch StorageError.outdated {}
        }
    }
}
