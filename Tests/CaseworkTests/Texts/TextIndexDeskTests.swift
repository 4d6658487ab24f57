import Bulletins
import Casework
import Storage
import Synchronization
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

@Suite struct TextIndexDeskTests {
    @Test("what is registered, amended, added and answered is found at once", arguments: Backend.available)
    func life(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let desk = TextIndexDesk(database: city.database, holder: "甲")
            let number = try await city.register { $0.content = "井盖丢失" }.order.number
            #expect(try await found("井盖", city) == [number])
            _ = try await desk.index(now: { city.now })
            #expect(try await found("井盖", city) == [number])
            let addition = Action.contact(.addition, channel: "电话", content: "又来电说孩子差点掉下去")
            try await city.act(number, addition, by: SmallCity.callTaker)
            for _ in 0..<2 {
                #expect(try await found("掉下去", city) == [number])
                #expect(try await found("井盖 孩子", city) == [number])
                _ = try await desk.index(now: { city.now })
            }
            #expect(try await desk.waiting() == 0)
            #expect(try await desk.missing() == 0)
        }
    }

    @Test("a batch that isn't full is the last behind a busy desk, and the rest comes with the next look")
    func behindDesk() async throws {
        try await City.with(.sqlite) { city in
            let desk = TextIndexDesk(database: city.database, holder: "甲")
            for (atLeast, looks) in [(1, 2), (2, 1), (TextWaiting.batch, 1)] {
                try await city.register()
                let asked = Mutex(0)
                let isStopped = { @Sendable () -> Bool in
                    asked.withLock { $0 += 1 }
                    return false
                }
                let now = city.now
                let report = try await desk.index(now: { now }, atLeast: atLeast, isStopped: isStopped)
                #expect(report.indexed == 1 && asked.withLock { $0 } == looks)
                #expect(try await desk.waiting() == 0)
            }
        }
    }

    @Test(
        "of several nodes one indexes; the others may when its lease is over or given back",
        arguments: Backend.available
    )
    func lease(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let (first, second) = (
                TextIndexDesk(database: city.database, holder: "甲"), TextIndexDesk(database: city.database, holder: "乙")
            )
            try await city.register()
            let start = city.now
            #expect(try await first.index(now: { start }).indexed == 1)
            try await city.register()
            let refused = try await second.index(now: { start.advanced(bySeconds: 5) })
            #expect(!refused.isLeader && refused.indexed == 0)
            let later = try await second.index(now: { start.advanced(bySeconds: 60) })
            #expect(later.isLeader && later.indexed == 1)
            try await second.release()
            try await city.register()
            #expect(try await first.index(now: { start.advanced(bySeconds: 61) }).indexed == 1)
        }
    }

    @Test("indexing may be stopped between batches and goes on where it was", arguments: Backend.available)
    func stopped(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let orders = (1...500).map { id in
                StoredWorkOrder(id: id, order: .sample("N\(1_000 + id)"), identity: SealedIdentity())
            }
            try await database.insert(orders)
            let desk = TextIndexDesk(database: database, holder: "甲")
            let heard = Mutex<[Int]>([])
            let report = try await desk.index(
                now: { City.monday },
                isStopped: { heard.withLock { !$0.isEmpty } },
                progress: { count in heard.withLock { $0.append(count) } }
            )
            #expect(report.indexed == 200 && heard.withLock { $0 } == [200])
            #expect(try await desk.waiting() == 300)
            #expect(try await desk.missing() == 0)
            #expect(try await desk.index(now: { City.monday }).indexed == 300)
            try await desk.forget()
            #expect(try await desk.waiting() == 500)
            #expect(try await desk.index(now: { City.monday }).indexed == 500)
        }
    }

    @Test("an order that left the index without waiting is missed", arguments: Backend.available)
    func missing(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let desk = TextIndexDesk(database: city.database, holder: "甲")
            try await city.register()
            _ = try await desk.index(now: { city.now })
            try await city.database.tamper("DELETE FROM text_document")
            #expect(try await desk.missing() == 1)
        }
    }

    @Test func `an import queues its orders as ranges, and only those changed beside them one by one`() {
        var texts = ImportedTexts()
        for id in [10, 11, 12, 20, 21] { texts.add(id) }
        for id in [11, 21, 3, 4, 9, 3] { texts.change(id) }
        #expect(texts.added == [10...12, 20...21])
        #expect(texts.ranges == [10...12, 20...21, 3...4, 9...9])
        #expect(ImportedTexts().ranges.isEmpty)
    }

    private func found(_ text: String, _ city: City) async throws -> [String] {
        var query = OrderQuery()
        query.text = text
        let (asked, now) = (query, city.now.advanced(bySeconds: 1))
        return try await city.database.read { try $0.orders(asked, now: now).rows.map(\.number) }
    }
}
