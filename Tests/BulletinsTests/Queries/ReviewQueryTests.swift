import Bulletins
import Testing
import WorkOrders

@Suite struct ReviewQueryTests {
    @Test func `every condition has its item, always in the same order, and is read back`() throws {
        var query = ReviewQuery(.others)
        query.kind = .complaint
        #expect(query.items.map(\.name) == ["queue", "kind"] && query.items.map(\.value) == ["others", "投诉"])
        #expect(try ReviewQuery(items: query.items) == query)
        #expect(ReviewQuery().items.isEmpty && ReviewQuery().queue == nil)
    }

    @Test func `a queue that there isn't and a name that isn't a condition are refused`() {
        for (name, value) in [("queue", "all"), ("kind", "骂人"), ("tab", "waiting")] {
            #expect(throws: QueryError.self) { _ = try ReviewQuery(items: [QueryItem(name, value)]) }
        }
        #expect(ReviewQueue.allCases.map(\.title) == ["待审核", "须他人审核"])
    }
}
