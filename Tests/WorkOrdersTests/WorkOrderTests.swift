import Testing
import WorkOrders
import WorkingDays

@Suite struct WorkOrderTests {
    @Test("a category has one to three levels without a gap")
    func categoryPath() {
        #expect(CategoryPath([]) == nil)
        #expect(CategoryPath([""]) == nil)
        #expect(CategoryPath(["", "物业"]) == nil)
        #expect(CategoryPath(["城乡建设", "", "电梯"]) == nil)
        #expect(CategoryPath(["1", "2", "3", "4"]) == nil)
        #expect(CategoryPath(["城乡建设", "物业", ""])?.names == ["城乡建设", "物业"])
        #expect(CategoryPath(["城乡建设", "物业", "电梯"])?.title == "城乡建设 / 物业 / 电梯")
    }

    @Test("an order that the hotline dealt with is closed; a dispatched one is open until completed")
    func status() {
        var order = WorkOrder(
            number: "1",
            channel: "电话",
            receivedAt: Instant(secondsSinceEpoch: 0),
            kind: .inquiry,
            category: CategoryPath(["其他"])!,
            content: "问路",
            ending: .answeredDirectly
        )
        #expect(order.status == .closed)
        order.ending = .dispatched
        #expect(order.status == .handling)
        order.completedAt = Instant(secondsSinceEpoch: 1)
        #expect(order.status == .completed)
    }

    @Test("a point lies on the earth")
    func point() {
        #expect(Point(longitude: 180_000_000, latitude: -90_000_000) != nil)
        #expect(Point(longitude: 180_000_001, latitude: 0) == nil)
        #expect(Point(longitude: 0, latitude: 90_000_001) == nil)
    }

    @Test("the first rule that fits gives the limit")
    func limits() {
        let limits = HandlingLimits(
            rules: [
                .init(kind: .complaint, unit: "市城管局", limit: .workingDays(2)),
                .init(channel: "省平台", limit: .workingDays(7)),
                .init(tag: "涉企", limit: .workingDays(4)),
                .init(urgency: .emergency, limit: .minutes(10)),
            ],
            otherwise: .workingDays(10)
        )
        #expect(limits.limit(kind: .complaint, unit: "市城管局") == .workingDays(2))
        #expect(limits.limit(kind: .inquiry, unit: "市城管局") == .workingDays(10))
        #expect(limits.limit(kind: .inquiry, channel: "省平台", tags: ["涉企"]) == .workingDays(7))
        #expect(limits.limit(kind: .inquiry, tags: ["涉企"]) == .workingDays(4))
        #expect(limits.limit(kind: .inquiry, urgency: .emergency) == .minutes(10))
        #expect(HandlingLimits.standard.limit(kind: .inquiry) == .workingDays(3))
        #expect(HandlingLimits.standard.limit(kind: .tipOff) == .workingDays(10))
    }

    @Test("a citizen of whom nothing is known is unknown")
    func citizen() {
        #expect(Citizen().isUnknown)
        #expect(!Citizen(name: "测试甲").isUnknown)
        #expect(AreaPath().isEmpty)
        #expect(AreaPath(county: "相山区", community: "梧桐社区").title == "相山区梧桐社区")
    }
}
