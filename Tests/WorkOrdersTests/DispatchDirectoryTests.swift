import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 派单目录: which line counts for an order, and what is said of it.
@Suite struct DispatchDirectoryTests {
    private typealias Entry = DispatchDirectory.Entry
    private let day = CivilDay(year: 2022, month: 2, day: 14)

    private func category(_ names: String...) -> CategoryPath { CategoryPath(names) ?? .other }

    private var directory: DispatchDirectory {
        var stalls = Entry(category("城市管理", "占道经营"), in: AreaPath(county: "相山区"), units: ["相山区", "市城管局"])
        (stalls.basis, stalls.remark) = ("城市管理有关规定", "属地办理")
        var old = Entry(category("城市管理", "占道经营"), units: ["市旧城管局"])
        old.to = CivilDay(year: 2021, month: 12, day: 31)
        return DispatchDirectory([
            Entry(category("城市管理"), units: ["市城管局"]), stalls, old,
            Entry(category("城市管理"), in: AreaPath(county: "相山区", street: "东街道"), units: ["东街道"]),
        ])
    }

    private func units(_ names: [String], _ area: AreaPath) -> [[String]] {
        directory.suggestions(for: CategoryPath(names) ?? .other, in: area, on: day).map(\.units)
    }

    @Test("the nearer category stands before the nearer area, and both before what holds for all")
    func narrowest() {
        let place = AreaPath(county: "相山区", street: "东街道", community: "某社区")
        #expect(units(["城市管理", "占道经营"], place) == [["相山区", "市城管局"], ["东街道"], ["市城管局"]])
        #expect(units(["城市管理", "市容环卫"], place) == [["东街道"], ["市城管局"]])
        #expect(units(["城市管理", "占道经营"], AreaPath(county: "烈山区")) == [["市城管局"]])
        #expect(units(["城市管理"], AreaPath()) == [["市城管局"]])
        #expect(units(["市场监管"], place).isEmpty)
    }

    @Test("the reason says which line it was and on what ground")
    func reasons() throws {
        let first = try #require(
            directory.suggestions(for: category("城市管理", "占道经营"), in: AreaPath(county: "相山区"), on: day).first
        )
        #expect(first.reason == "派单目录：城市管理/占道经营 × 相山区，依据城市管理有关规定；属地办理")
        let whole = directory.suggestions(for: category("城市管理"), in: AreaPath(), on: day)
        #expect(whole.map(\.reason) == ["派单目录：城市管理 × 全市"])
        let lately = RecentLead(unit: "相山区", count: 31).reason(of: 37, days: 30, county: "相山区")
        #expect(lately == "近30天相山区同类 37 件中 31 件由相山区主办")
    }

    @Test("a line holds from its first to its last day, both included")
    func days() {
        var entry = Entry(category("城市管理"), units: ["市城管局"])
        (entry.from, entry.to) = (day, day.advanced(by: 2))
        #expect((-1...3).map { entry.holds(on: day.advanced(by: $0)) } == [false, true, true, true, false])
        entry.from = nil
        #expect(entry.holds(on: day.advanced(by: -900)))
    }

    @Test("two lines contradict on a common day only")
    func contradictions() {
        let entry = Entry(category("城市管理"), units: ["市城管局"])
        var (early, late) = (entry, entry)
        early.to = day
        late.from = day.advanced(by: 1)
        #expect(entry.contradicts(entry) && entry.contradicts(early) && !early.contradicts(late))
        late.from = day
        #expect(early.contradicts(late) && late.contradicts(early))
        #expect(!entry.contradicts(Entry(category("城市管理", "路灯"), units: ["市城管局"])))
        #expect(!entry.contradicts(Entry(category("城市管理"), in: AreaPath(county: "相山区"), units: ["市城管局"])))
    }

    @Test("units that two lines name alike are suggested once")
    func once() {
        let both = DispatchDirectory([
            Entry(category("城市管理"), units: ["市城管局"]), Entry(category("城市管理", "路灯"), units: ["市城管局"]),
        ])
        #expect(both.suggestions(for: category("城市管理", "路灯"), in: AreaPath(), on: day).count == 1)
    }
}
