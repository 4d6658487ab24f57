import Accounts
import Testing
import WorkOrders
import WorkingDays

@Suite struct ReachTests {
    private let day = CivilDay(year: 2022, month: 3, day: 1)
    private let permissions = Permissions(["经办人": [.acknowledge, .reply], "话务员": [.register]])
    private let rights = Rights(["经办人": [.readOrders], "话务员": [.takeCalls, .readOrders]])

    private func reach(_ grants: [Grant], isDisabled: Bool = false, on day: CivilDay? = nil) -> Reach {
        let account = Account(id: "T001", name: "甲", grants: grants, isDisabled: isDisabled)
        return Reach(account, on: day ?? self.day, rights: rights, permissions: permissions)
    }

    @Test func `what an office gives is told for its place, pages before actions`() {
        let clerk = reach([Grant("经办人", unit: "市城管局", from: day)])
        #expect(clerk.lines(beyond: reach([])) == ["市城管局：工单和转办件、签收、答复"])
        #expect(reach([]).lines(beyond: clerk).isEmpty)
    }

    @Test func `the same office in another place is a gain there and a loss here`() {
        let (one, other) = (Grant("经办人", unit: "甲局", from: day), Grant("经办人", unit: "乙局", from: day))
        #expect(reach([other]).lines(beyond: reach([one])).map { $0.prefix(2) } == ["乙局"])
        #expect(reach([one]).lines(beyond: reach([other])).map { $0.prefix(2) } == ["甲局"])
    }

    @Test func `the centre stands for no unit, and comes first`() {
        let both = reach([Grant("经办人", unit: "甲局", from: day), Grant("话务员", from: day)])
        #expect(both.lines(beyond: reach([])).map { $0.prefix { $0 != "：" } } == ["热线中心", "甲局"])
    }

    @Test func `an office that is over, not yet begun or of a disabled account reaches nothing`() {
        let grants = [Grant("话务员", from: day, to: day)]
        #expect(reach(grants, on: day.advanced(by: 1)) == reach([]))
        #expect(reach(grants, on: day.advanced(by: -1)) == reach([]))
        #expect(reach(grants, isDisabled: true) == reach([]))
        #expect(Reach(nil, on: day, rights: rights, permissions: permissions) == reach([]))
    }
}
