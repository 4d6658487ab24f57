import Foundation
import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite("Any items of a URL as a query")
struct QueryFuzzTests {
    /// `HOTLINE_FUZZ`, else so many as take a second.
    private static let count = ProcessInfo.processInfo.environment["HOTLINE_FUZZ"].flatMap { Int($0) } ?? 5_000

    private static let names = [
        "received", "dispatched", "completed", "due", "as-of", "valid", "first", "channel", "kind", "category",
        "county",
        "urgency", "ending", "status", "tag", "hour", "rating", "number", "unit", "group", "state", "course", "open-at",
        "level", "response", "place", "caller", "weekday", "handling", "contact", "registered-by", "leader", "", "%",
        "colour", "Received",
    ]

    private static let values = [
        "2022-02", "2022", "2022-Q1", "2022-W53", "2020-W53", "9999-12", "0001", "2022-02-30", "2022-01-26..2022-02-25",
        "9999-12-31", "1", "0", "-1", "4", "5", "23", "24", "电话", "投诉", "咨询", "交通运输/停车", "a/b/c/d", "/", "转办", "办理中",
        "紧急", "satisfied", "unresolved", "open", "overdue", "on-time", "sent-back", "acknowledged:in-time:1个工作日",
        "contacted:late:20分钟", "acknowledged:", "9223372036854775807", "-9223372036854775808", "",
    ]

    private static let pieces = [
        "a", "0", "9", "-", ".", "..", "%", "你", "\u{10FFFF}", "/", ":", "W", "Q", "\u{0}", " ",
    ]

    @Test("an item is taken or refused in words, and what was taken stands in the same items again")
    func anyItems() throws {
        var numbers = SeededNumbers(seed: 41)
        var taken = 0
        for _ in 0..<Self.count {
            let items = (0..<numbers.number(0..<4)).map { _ in item(&numbers) }
            taken += try roundTrip(items, { items throws(QueryError) in try OrderQuery(items: items) }, \.items)
            taken += try roundTrip(items, { items throws(QueryError) in try DispatchQuery(items: items) }, \.items)
        }
        #expect(taken > Self.count / 10)
    }

    /// 1 where the items are a query.
    private func roundTrip<Query: Equatable>(
        _ items: [QueryItem],
        _ read: ([QueryItem]) throws(QueryError) -> Query,
        _ written: (Query) -> [QueryItem]
    ) throws -> Int {
        do throws(QueryError) {
            let query = try read(items)
            let again = try read(written(query))
            if again != query { Issue.record("\(items) became \(written(query))") }
            return 1
        } catch {
            if error.description.isEmpty { Issue.record("nothing said of \(items)") }
            return 0
        }
    }

    private func item(_ numbers: inout SeededNumbers) -> QueryItem {
        let pieces = (0..<numbers.number(0..<6)).map { _ in numbers.pick(Self.pieces) }
        return QueryItem(numbers.pick(Self.names), numbers.once(in: 4) ? pieces.joined() : numbers.pick(Self.values))
    }
}
