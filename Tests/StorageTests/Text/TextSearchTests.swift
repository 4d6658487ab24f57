import Bulletins
import ChineseText
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Searches against `contains` in plain Swift, before, while and after the texts are indexed.
@Suite struct TextSearchTests {
    @Test("a search finds exactly the orders that contain its words, indexed or waiting", arguments: Backend.available)
    func complete(_ backend: Backend) async throws {
        try await filled(backend, 420) { database, orders in
            for round in 0..<3 {
                var samples = TextSamples(seed: UInt64(round))
                for _ in 0..<25 {
                    let (first, second) = (samples.word(), samples.word())
                    let typed = round == 1 ? first : "\(first)　\(second)"
                    let expected = orders.filter { order in
                        let says = order.saysSimplified
                        let words = (round == 1 ? [first] : [first, second])
                        return words.allSatisfy {
                            says.contains(
                                $0.replacing("颱", with: "台").replacing("風", with: "风")
                                    .replacing("後", with: "后").replacing("樹", with: "树")
                            )
                        }
                    }
                    guard !expected.isEmpty else { continue }
                    let found = try await database.numbers(typed)
                    #expect(found.count == expected.count && Set(found) == Set(expected.map(\.number)), "\(typed)")
                    var query = OrderQuery()
                    query.text = typed
                    let asked = query
                    let count = try await database.read { try $0.orderCount(asked, now: TextSamples.now) }
                    #expect(count == expected.count, "\(typed)")
                }
                // Nothing is indexed in the first round, some in the second, all in the third.
                try await database.indexTexts(batches: round == 0 ? 1 : .max)
            }
        }
    }

    @Test("a page of every size shows each order once, newest first, while some wait", arguments: Backend.available)
    func paging(_ backend: Backend) async throws {
        try await filled(backend, 500) { database, orders in
            try await database.indexTexts(batches: 2)
            let times = Dictionary(uniqueKeysWithValues: orders.map { ($0.number, $0.receivedAt) })
            let all = try await database.numbers("暖气", limit: 500)
            #expect(all.count > 100)
            for limit in [1, 7, 50] {
                let numbers = try await database.numbers("暖气", limit: limit)
                #expect(numbers.count == all.count && Set(numbers) == Set(all))
            }
            let received = all.compactMap { times[$0] }
            #expect(received == received.sorted(by: >))
        }
    }

    @Test("a text goes together with every other filter, whichever leads", arguments: Backend.available)
    func filters(_ backend: Backend) async throws {
        try await filled(backend, 700) { database, orders in
            try await database.indexTexts(batches: 3)
            let filters: [(OrderListFilter, (WorkOrder) -> Bool)] = [
                ({ $0.channel = "电话" }, { $0.channel == "电话" }),
                ({ $0.received = try? Period(parsing: "2022-02") }, { $0.receivedAt.day.month == 2 }),
                ({ $0.tag = "群体" }, { $0.tags.contains("群体") }),
                ({ $0.number = "T20221000" }, { $0.number.hasPrefix("T20221000") }),
                (
                    {
                        $0.kind = .praise
                        $0.category = CategoryPath(["城乡建设", "房屋质量"])
                    }, { $0.kind == .praise && $0.category.names.dropFirst().first == "房屋质量" }
                ),
                ({ $0.asOf = CivilDay(year: 2022, month: 5, day: 1) }, { $0.receivedAt.day.month < 5 }),
                ({ $0.rating = .satisfied }, { _ in false }),
            ]
            for (change, matches) in filters {
                let expected = orders.filter { $0.saysSimplified.contains("停水") && matches($0) }
                let found = try await database.numbers("停水", limit: 20, change)
                #expect(found.count == expected.count && Set(found) == Set(expected.map(\.number)))
            }
        }
    }

    @Test(
        "an amended text is found by its new words at once, and by the old ones no more",
        arguments: Backend.available
    )
    func amended(_ backend: Backend) async throws {
        try await filled(backend, 5) { database, _ in
            try await database.indexTexts()
            try await database.write { connection in
                try connection.execute("UPDATE work_order SET content = '井盖丢失' WHERE id = 3")
                try connection.awaitIndexing(orders: [3...3], import: 900)
            }
            let number = "T2022\(1_000_003)"
            #expect(try await database.numbers("井盖") == [number])
            try await database.indexTexts()
            #expect(try await database.numbers("井盖") == [number])
            try await database.write { connection in
                try connection.execute("UPDATE work_order SET content = '别的' , title = NULL WHERE id = 3")
                try connection.awaitIndexing(orders: [3...3], import: 901)
            }
            try await database.indexTexts()
            #expect(try await database.numbers("井盖").isEmpty)
            #expect(try await database.numbers("别的") == [number])
        }
    }

    @Test("a confidential order is not found by its words, neither waiting nor indexed", arguments: Backend.available)
    func confidential(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var order = WorkOrder.sample("1")
            order.isConfidential = true
            try await database.insert([StoredWorkOrder(id: 1, order: order, identity: SealedIdentity())])
            #expect(try await database.numbers("路灯").isEmpty)
            try await database.indexTexts()
            #expect(try await database.numbers("路灯").isEmpty)
            #expect(try await database.numbers("路灯") { $0.number = "1" }.isEmpty)
        }
    }

    @Test(
        "where no order has a phrase those with its terms are found, and said to be loose",
        arguments: Backend.available
    )
    func loose(_ backend: Backend) async throws {
        try await filled(backend, 200) { database, orders in
            try await database.indexTexts(batches: 1)
            var query = OrderQuery()
            // 气停 and 停电 are said in two sentences, 气停电 in none.
            query.text = "小区暖气停电"
            let asked = query
            let loose = try await database.read { try $0.ordersByText(asked, now: TextSamples.now, limit: 300) }
            let terms = ["小区", "区暖", "暖气", "气停", "停电"]
            let expected = orders.filter { terms.allSatisfy($0.saysSimplified.contains) }
            #expect(!expected.isEmpty && loose.search?.isLoose == true)
            #expect(Set(loose.page.rows.map(\.number)) == Set(expected.map(\.number)))
            query.text = "小区暖气停电卫星"
            let unknown = query
            let nothing = try await database.read { try $0.ordersByText(unknown, now: TextSamples.now) }
            #expect(nothing.page.rows.isEmpty && nothing.search?.isLoose == false)
        }
    }

    @Test("words that are left out, prefixes and single characters do what they say", arguments: Backend.available)
    func forms(_ backend: Backend) async throws {
        try await filled(backend, 300) { database, orders in
            try await database.indexTexts()
            let cases: [(String, (String) -> Bool)] = [
                ("暖气 -物业", { $0.contains("暖气") && !$0.contains("物业") }),
                ("停", { $0.contains("停") }), ("A座3", { $0.contains("A座3") }), ("wif", { $0.contains("wifi") }),
                ("皖F12345", { $0.contains("皖F·12345") }), ("1990000", { _ in false }),
                ("19900001234", { $0.contains("19900001234") }), ("台风", { $0.contains("台风") }),
                ("\"停水 没有\"", { $0.contains("停水，没有") }), ("𠮷野", { $0.contains("𠮷野") }),
            ]
            for (typed, matches) in cases {
                let expected = orders.filter { matches($0.saysSimplified) }
                let found = try await database.numbers(typed)
                #expect(Set(found) == Set(expected.map(\.number)), "\(typed)")
                #expect(typed.hasPrefix("1990000") || !found.isEmpty, "\(typed)")
            }
            #expect(try await database.numbers("，。").isEmpty)
        }
    }

    typealias OrderListFilter = (inout OrderQuery) -> Void

    private func filled(
        _ backend: Backend,
        _ count: Int,
        _ test: (any Database, [WorkOrder]) async throws -> Void
    ) async throws {
        try await backend.withSchema { database in
            var samples = TextSamples(seed: 20_220_201)
            let stored = samples.stored(count)
            try await database.insert(stored)
            try await test(database, stored.map(\.order))
        }
    }
}
