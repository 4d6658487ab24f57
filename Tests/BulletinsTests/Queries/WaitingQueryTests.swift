import Bulletins
import Testing
import WorkOrders

@Suite struct WaitingQueryTests {
    @Test func `every condition has its item, always in the same order, and is read back`() throws {
        var query = WaitingQuery(.sendBacks)
        (query.urgency, query.kind, query.county) = (.urgent, .complaint, "相山区")
        query.category = CategoryPath(["城市管理", "路灯"])
        #expect(query.items.map(\.name) == ["queue", "urgency", "kind", "category", "county"])
        #expect(query.items.map(\.value) == ["send-backs", "紧急", "投诉", "城市管理/路灯", "相山区"])
        #expect(try WaitingQuery(items: query.items) == query)
        #expect(WaitingQuery().items.isEmpty && WaitingQuery().queue == nil)
    }

    @Test func `a queue that there isn't and a name that isn't a condition are refused`() {
        let faults = [("queue", "all"), ("urgency", "很急"), ("unit", "市城管局")]
        for (name, value) in faults {
            #expect(throws: QueryError.self) { _ = try WaitingQuery(items: [QueryItem(name, value)]) }
        }
        #expect(Set(WaitingQueue.allCases.map(\.title)).count == WaitingQueue.allCases.count)
    }
}
