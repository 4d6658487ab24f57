import Bulletins
import Testing
import WorkOrders

@Suite struct UnitQueryTests {
    @Test func `every condition has its item, always in the same order, and is read back`() throws {
        var query = UnitQuery(.overdue)
        (query.unit, query.includesBelow, query.kind) = ("临涣镇", true, .complaint)
        #expect(query.items.map(\.name) == ["tab", "unit", "below", "kind"])
        #expect(query.items.map(\.value) == ["overdue", "临涣镇", "1", "投诉"])
        #expect(try UnitQuery(items: query.items) == query)
        #expect(UnitQuery().items.isEmpty && UnitQuery().tab == nil)
    }

    @Test func `a tab that there isn't and a name that isn't a condition are refused`() {
        for (name, value) in [("tab", "all"), ("kind", "骂人"), ("below", "2"), ("queue", "orders")] {
            #expect(throws: QueryError.self) { _ = try UnitQuery(items: [QueryItem(name, value)]) }
        }
    }

    @Test func `each tab has a name of its own, and three are about what was passed on`() {
        #expect(Set(UnitTab.allCases.map(\.title)).count == UnitTab.allCases.count)
        let ofChildren = UnitTab.allCases.filter(\.isOfChildren)
        #expect(ofChildren == [.rulings, .reviews, .visits])
        #expect(ofChildren.allSatisfy { $0.title.hasPrefix("下级") })
    }
}
