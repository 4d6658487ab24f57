import SampleCity
import Testing
import WorkOrders
import WorkingDays

@Suite("February 2022 of any seed gives the published figures")
struct PublishedFebruaryTests {
    @Test(
        "every published number comes out of a plain recount of the rows",
        arguments: [2_022, 1]
    )
    func figures(seed: UInt64) {
        let cases = seed == 1 ? SampleCases.other : SampleCases.standard
        let month = Recount(SampleCases.recounted(cases), in: Published.february, cutOff: Published.day)
        expectReceipt(month)
        expectDispatches(month)
        expectSatisfaction(month)
        expectTimes(month)
        let january = Recount(SampleCases.recounted(cases), in: Published.january, cutOff: Published.day)
        #expect(january.mean() / 100 == 76, "January is published with 7.6 days: \(january.mean())")
        #expect((january.mean() + 50) / 100 == 76, "and rounding says the same")
    }

    private func expectReceipt(_ month: Recount) {
        #expect(month.total == 16_234)
        #expect((month.total - 8_981) * 10_000 / 8_981 == 8_075, "同比")
        #expect(month.byChannel == ["电话": 16_198, "省长热线平台": 20, "人民网留言": 16])
        #expect(month.categories == Published.categories)
        let shares = ["卫生健康": 1_346, "交通运输": 1_193, "市场监管": 1_089, "劳动和社会保障": 1_026, "城乡建设": 802]
        for (name, share) in shares { #expect((month.categories[name] ?? 0) * 10_000 / 16_198 == share, "\(name)") }
    }

    private func expectDispatches(_ month: Recount) {
        #expect(month.dispatched == Published.dispatched)
        #expect(month.dispatched.values.reduce(0, +) == 4_804)
        #expect(month.dispatchedOrders.count < 4_804, "some orders go to several units")
        #expect(month.overdue == ["市残联": 1, "市交通投资控股集团有限公司": 1])
        let onTime = Recount.Ratio(numerator: 144, denominator: month.dispatched["市交通投资控股集团有限公司"] ?? 0)
        #expect(onTime.hundredths == 9_931)
    }

    private func expectSatisfaction(_ month: Recount) {
        #expect(Set(month.satisfied.keys) == Set(Published.dispatched.keys), "somebody answers for every unit")
        for (unit, ratio) in month.satisfied {
            #expect(ratio.hundredths == Published.satisfaction[unit] ?? 10_000, "\(unit) \(ratio)")
            #expect(ratio.denominator <= month.dispatched[unit] ?? 0, "\(unit)")
        }
        #expect(month.allSatisfied.hundredths == 9_988, "\(month.allSatisfied)")
        let rounded = (month.allSatisfied.numerator * 20_000 / month.allSatisfied.denominator + 1) / 2
        #expect(rounded == 9_988, "and rounding says the same")
    }

    private func expectTimes(_ month: Recount) {
        let means = [
            month.mean(), month.mean(Published.counties.contains), month.mean { !Published.counties.contains($0) },
        ]
        #expect(means.map { $0 / 100 } == [68, 71, 62], "\(means)")
        #expect(means.map { ($0 + 50) / 100 } == [68, 71, 62], "and rounding says the same: \(means)")
        #expect(month.slowest(Published.counties.contains).prefix(2) == ["烈山区人民政府", "濉溪县人民政府"])
        let bureaus = month.slowest { !Published.counties.contains($0) }
        #expect(bureaus.prefix(2) == ["市气象局", "市邮政管理局"])
        #expect((month.durations["市气象局"]?.denominator ?? 0) >= 3, "enough to be named")
        #expect(month.dispatched["市气象局"] == nil, "its orders were dispatched in January")
    }

    @Test("the figures stand from the day of publication on, whatever happens in the rework rounds afterwards")
    func cutOffs() {
        let rows = SampleCases.recounted(SampleCases.standard)
        let published = Recount(rows, in: Published.february, cutOff: Published.day)
        let later = Recount(rows, in: Published.february, cutOff: City.end)
        #expect(published.satisfied == later.satisfied)
        #expect(published.allSatisfied == later.allSatisfied)
        #expect(published.overdue == later.overdue)
    }

    @Test("the estates named most in February are the published ones, in their order")
    func places() {
        let housing = SampleCases.standard.map(\.order).filter {
            Published.february.contains($0.receivedAt) && $0.category.top == "城乡建设"
        }
        #expect(Self.mostNamed(housing, under: "物业服务").prefix(3) == ["恒大名都", "中湖明月", "港利"])
        let handover = housing.filter { ["延期交房", "房产证办理"].contains($0.category.names[1]) }
        #expect(Self.mostNamed(handover).prefix(4) == ["金百合", "恒大中央公园", "顺和家园", "翰林学府"])
    }

    @Test("the causes of congestion are categories of their own and all occur")
    func congestion() {
        let rows = SampleCases.recounted(SampleCases.standard)
        let leaves = Recount(rows, in: Published.february, cutOff: City.end).leaves
        for cause in ["通行能力不足", "施工封闭", "交通事故", "违停占道"] {
            #expect(leaves["交通运输 / 交通拥堵 / \(cause)"] ?? 0 > 50, "\(cause)")
        }
    }

    private static func mostNamed(_ orders: [WorkOrder], under second: String? = nil) -> [String] {
        let named = orders.filter { second == nil || $0.category.names[1] == second }.compactMap(\.place.address)
        let counts = Dictionary(grouping: named) { $0 }.mapValues(\.count)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}
