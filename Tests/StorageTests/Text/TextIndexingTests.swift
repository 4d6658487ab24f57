import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// The line of what waits, the numbers of documents, and indexing anew.
@Suite struct TextIndexingTests {
    @Test("indexing takes the newest ids first, so many at once, and ends", arguments: Backend.available)
    func batches(_ backend: Backend) async throws {
        try await filled(backend, 450) { database in
            try await database.write { connection in
                try connection.awaitIndexingOfAll()
                try connection.execute("DELETE FROM text_waiting WHERE token <> 0 OR first_id <> 1")
            }
            #expect(try await database.read { try $0.textWaiting() }.ranges == [1...450])
            let first = try await database.write { try $0.indexWaitingTexts() }
            #expect(first.taken == 200 && first.indexed == 200)
            let waiting = try await database.read { try $0.textWaiting() }
            #expect(waiting.ranges == [1...250] && waiting.count == 250)
            #expect(waiting.contains(1) && waiting.contains(250) && !waiting.contains(251) && !waiting.contains(0))
            try await database.indexTexts()
            #expect(try await database.read { try $0.hasWaitingTexts() } == false)
            #expect(try await database.read { try $0.ordersWithoutDocument() }.isEmpty)
        }
    }

    @Test("ids that are no order's leave the line too", arguments: Backend.available)
    func gaps(_ backend: Backend) async throws {
        try await filled(backend, 3) { database in
            try await database.write { try $0.awaitIndexing(orders: [2...900, 5_000...5_001], import: 7) }
            try await database.indexTexts()
            #expect(try await database.read { try $0.textWaiting().isEmpty })
            #expect(try await database.read { try $0.ordersWithoutDocument() }.isEmpty)
        }
    }

    @Test("orders of one second get numbers behind each other, each its own", arguments: Backend.available)
    func crowdedSecond(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let orders = (1...230).map { id in
                StoredWorkOrder(id: id, order: .sample("N\(1_000 + id)"), identity: SealedIdentity())
            }
            try await database.insert(orders)
            try await database.indexTexts()
            // Again, some of them: numbers of before are taken.
            try await database.write { try $0.awaitIndexing(orders: [3...30, 200...210], import: 8) }
            try await database.indexTexts()
            let documents = try await database.read { connection in
                try connection.rows("SELECT document, order_id FROM text_document ORDER BY document")
                    .map { row in
                        var row = row
                        return (number: try row.integer(), isKept: try row.optionalInteger() != nil)
                    }
            }
            let first = WorkOrder.sample("1").receivedAt.secondsSinceEpoch * 4
            #expect(documents.count { $0.isKept } == 230)
            // On PostgreSQL an old document is gone, and its number may be given again.
            let last = try #require(documents.last?.number)
            #expect(documents.map(\.number) == Array(first...last) && last < first + 230 + 39)
            #expect(try await database.numbers("路灯").count == 230)
        }
    }

    @Test(
        "paging misses and repeats nothing where orders of one second wait and others don't",
        arguments: Backend.available
    )
    func crowdedPages(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var order = WorkOrder.sample("N")
            let orders = (1...60).map { id in
                order.number = "N\(1_000 + id)"
                order.receivedAt = order.receivedAt.advanced(bySeconds: id % 20 == 0 ? 1 : 0)
                return StoredWorkOrder(id: id, order: order, identity: SealedIdentity())
            }
            try await database.insert(orders)
            try await database.indexTexts()
            // Every third waits again, which leaves its document; every seventh never had one.
            try await database.write { connection in
                for id in stride(from: 3, through: 60, by: 3) {
                    try connection.awaitIndexing(orders: [id...id], import: 10)
                }
                for id in stride(from: 7, through: 60, by: 7) {
                    try connection.execute("UPDATE text_document SET order_id = NULL WHERE order_id = \(id)")
                    try connection.awaitIndexing(orders: [id...id], import: 11)
                }
            }
            for limit in [1, 2, 7, 30] {
                let numbers = try await database.numbers("路灯", limit: limit)
                #expect(numbers.count == 60 && Set(numbers).count == 60, "\(limit): \(numbers)")
            }
        }
    }

    @Test("while everything is indexed anew nothing is missing", arguments: Backend.available)
    func anew(_ backend: Backend) async throws {
        try await filled(backend, 450) { database in
            try await database.indexTexts()
            let before = Set(try await database.numbers("暖气 停"))
            #expect(!before.isEmpty)
            try await database.write { try $0.forgetTextIndex() }
            repeat {
                #expect(Set(try await database.numbers("暖气 停")) == before)
            } while try await database.write({ try $0.indexWaitingTexts() }).taken > 0
            #expect(Set(try await database.numbers("暖气 停")) == before)
        }
    }

    @Test("many waiting orders are looked through as far as a page needs", arguments: Backend.available)
    func manyWaiting(_ backend: Backend) async throws {
        try await filled(backend, 300) { database in
            try await database.indexTexts()
            let before = try await database.numbers("停水")
            // Ids that are no order's count along: far more than are looked at one by one.
            try await database.write { try $0.awaitIndexing(orders: [100...9_000], import: 9) }
            for limit in [3, 10, 400] {
                let numbers = try await database.numbers("停水", limit: limit)
                #expect(numbers.count == before.count && Set(numbers) == Set(before))
            }
            var query = OrderQuery()
            query.text = "停水"
            let asked = query
            let (all, some) = try await database.read { connection in
                (
                    try connection.orderCount(asked, now: TextSamples.now),
                    try connection.orderCount(asked, now: TextSamples.now, atMost: 5)
                )
            }
            #expect(all == before.count && some == 5)
        }
    }

    @Test("a text too long for all its places to be kept is found all the same", arguments: Backend.available)
    func longText(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var order = WorkOrder.sample("1")
            order.content = String(repeating: "路灯不亮。", count: 4_500) + "井盖也丢了"
            try await database.insert([StoredWorkOrder(id: 1, order: order, identity: SealedIdentity())])
            try await database.indexTexts()
            for typed in ["路灯不亮", "井盖也丢", "灯不", "\"不亮。路灯\""] {
                #expect(try await database.numbers(typed) == ["1"], "\(typed)")
            }
            #expect(try await database.numbers("井盖 -路灯").isEmpty)
        }
    }

    @Test(
        "answers for the public and what was added are indexed, internal accounts are not",
        arguments: Backend.available
    )
    func answers(_ backend: Backend) async throws {
        try await filled(backend, 2) { database in
            try await database.insert([HandlingUnit(name: "市城管局", group: "市直单位")])
            let number = "T2022\(1_000_001)"
            let at = WorkOrder.sample("1").receivedAt
            let dispatch = Dispatch(
                number: "D1",
                order: number,
                unit: "市城管局",
                dispatchedAt: at,
                deadline: at.advanced(bySeconds: 90_000)
            )
            try await database.insert([dispatch])
            var reply = Reply(dispatch: "D1", at: at)
            reply.publicAnswer = "已更换井盖"
            reply.internalAccount = "协调施工队"
            let stored = reply
            var contact = FollowUpContact(order: number, at: at, kind: .repeated)
            contact.content = "又催问进度"
            let added = contact
            try await database.write { connection in
                var names = try NameIndex(connection)
                _ = try connection.insertIfAbsent(stored, dispatch: 1)
                _ = try connection.insertIfAbsent(added, order: 1, identity: SealedIdentity(), names: &names)
            }
            for _ in 0..<2 {
                #expect(try await database.numbers("更换井盖") == [number])
                #expect(try await database.numbers("催问 井盖") == [number])
                #expect(try await database.numbers("施工队").isEmpty)
                try await database.indexTexts()
            }
        }
    }

    private func filled(_ backend: Backend, _ count: Int, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            var samples = TextSamples(seed: 7)
            try await database.insert(samples.stored(count))
            try await test(database)
        }
    }
}
