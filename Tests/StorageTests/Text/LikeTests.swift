import Bulletins
import ChineseText
import Storage
import TestSupport
import Testing
import WorkOrders

/// Searches against LIKE: no order is missed and none is found too many, however words are written.
@Suite struct LikeTests {
    private static let orders = 60
    /// While so many are made some orders wait to be indexed; the others find all of them indexed.
    private static let (early, all) = (250, 2_000)

    @Test("two thousand searches find exactly the orders that LIKE finds", arguments: Backend.available)
    func complete(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var samples = WrittenText(seed: 12_345)
            try await fill(database, &samples)
            var (some, none) = (0, 0)
            for start in stride(from: 0, to: Self.all, by: Self.early) {
                let queries = (0..<Self.early).map { _ in samples.query() }
                let asked = queries.enumerated().map { index, query in
                    Asked(typed: samples.typed(query), query: query, isCounted: index % 10 == 0)
                }
                for found in try await database.read({ connection in try asked.map { try answer($0, connection) } }) {
                    #expect(found.isRight, "\(found.typed): \(found.found) instead of \(found.expected)")
                    if found.expected.isEmpty { none += 1 } else { some += 1 }
                }
                if start == 0 { try await database.indexTexts() }
            }
            #expect(some > 1_000 && none > 100)
        }
    }

    private struct Asked: Sendable {
        let typed: String
        let query: (wanted: [String], unwanted: [String])
        let isCounted: Bool
    }

    private struct Answer: Sendable {
        let typed: String
        let found: Set<Int>
        let isLoose: Bool
        let expected: Set<Int>
        /// Nil where it wasn't asked for.
        let count: Int?

        /// Where LIKE finds nothing, nothing is found or what is found is said to be 近似.
        var isRight: Bool {
            if expected.isEmpty { return found.isEmpty || isLoose }
            return !isLoose && found == expected && count ?? expected.count == expected.count
        }
    }

    private func answer(
        _ asked: Asked,
        _ connection: any Connection
    ) throws -> Answer {
        var query = OrderQuery()
        query.text = asked.typed
        let page = try connection.ordersByText(query, now: TextSamples.now, limit: 100)
        let wanted = asked.query.wanted.map { like($0) } + asked.query.unwanted.map { "NOT \(like($0))" }
        let expected = try connection.rows("SELECT id FROM said WHERE \(wanted.joined(" AND "))")
        return Answer(
            typed: asked.typed,
            found: Set(page.page.rows.map(\.id)),
            isLoose: page.search?.isLoose ?? false,
            expected: Set(
                try expected.map { row in
                    var row = row
                    return try row.integer()
                }
            ),
            count: asked.isCounted ? try connection.orderCount(query, now: TextSamples.now) : nil
        )
    }

    private func like(_ piece: String) -> Statement { "plain LIKE \("%\(WrittenText.plain(piece))%")" }

    /// Orders that are written in every way, and beside them a table of what they say in one way; most of them indexed.
    private func fill(_ database: any Database, _ samples: inout WrittenText) async throws {
        var (stored, said): ([StoredWorkOrder], [(id: Int, plain: String)]) = ([], [])
        for id in 1...Self.orders {
            let (title, content) = (samples.sentences(), samples.sentences())
            var order = WorkOrder.sample("N\(1_000 + id)")
            (order.title, order.content) = (samples.written(title), samples.written(content))
            (order.place.address, order.subject) = (nil, nil)
            stored.append(StoredWorkOrder(id: id, order: order, identity: SealedIdentity()))
            said.append((id, WrittenText.plain(title) + " / " + WrittenText.plain(content)))
        }
        try await database.insert(stored)
        let plain = said
        try await database.write { connection in
            try connection.execute("CREATE TABLE said (id INTEGER NOT NULL PRIMARY KEY, plain TEXT NOT NULL)")
            for row in plain { try connection.execute("INSERT INTO said (id, plain) VALUES (\(row.id), \(row.plain))") }
        }
        try await database.indexTexts()
        try await database.write { try $0.awaitIndexing(orders: [11...14, 40...41], import: 3) }
    }
}

/// Indexing anew beside a desk that goes on registering.
@Suite struct ReindexingTests {
    @Test("what is registered and amended while all is indexed anew is found at once", arguments: Backend.available)
    func beside(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let first = (1...600).map { StoredWorkOrder(id: $0, order: order($0), identity: SealedIdentity()) }
            try await database.insert(first)
            try await database.indexTexts()
            try await database.write { try $0.forgetTextIndex() }
            var (last, amended) = (600, 0)
            // Six hundred are three batches, and the fourth has what came meanwhile.
            for _ in 0..<5 {
                last += 1
                amended += 1
                let (new, changed) = (
                    StoredWorkOrder(id: last, order: order(last), identity: SealedIdentity()), amended
                )
                try await database.insert([new])
                try await database.write { connection in
                    try connection.awaitIndexing(orders: [new.id...new.id], import: 1_000 + new.id)
                    try connection.execute("UPDATE work_order SET content = '井盖丢失' WHERE id = \(changed)")
                    try connection.awaitIndexing(orders: [changed...changed], import: 9_000 + changed)
                }
                #expect(try await database.numbers("路灯不亮").count == last - amended)
                #expect(try await database.numbers("井盖丢失").count == amended)
                _ = try await database.write { try $0.indexWaitingTexts() }
            }
            #expect(try await database.read { try $0.ordersWithoutDocument() }.isEmpty)
        }
    }

    private func order(_ id: Int) -> WorkOrder {
        var order = WorkOrder.sample("N\(1_000 + id)")
        order.content = "路灯不亮"
        (order.title, order.subject, order.place.address) = (nil, nil, nil)
        return order
    }
}
