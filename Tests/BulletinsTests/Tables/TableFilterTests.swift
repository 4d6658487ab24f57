import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

@Suite struct TableFilterTests {
    private func place(
        category: Int? = 1,
        channel: Int? = 1,
        area: Int? = 1,
        unit: Int? = nil,
        at: String = "02-10 10:00"
    ) -> TablePlace {
        TablePlace(
            order: 1,
            kind: .complaint,
            category: category,
            channel: channel,
            area: area,
            urgency: .normal,
            ending: .dispatched,
            status: .handling,
            unit: unit,
            at: moment(at)
        )
    }

    private func orders(_ text: String) throws -> TableFilter {
        TableFilter(.orders(try OrderQuery(items: items(text))), FactSet.cityNames)
    }

    private func dispatches(_ text: String) throws -> TableFilter {
        TableFilter(.dispatches(try DispatchQuery(items: items(text))), FactSet.cityNames)
    }

    @Test("what the narrow rows tell is allowed by each condition that it meets, and by all together")
    func conditions() throws {
        let cases: [(String, Bool)] = [
            ("", true), ("kind=投诉", true), ("kind=咨询", false), ("kind=咨询&kind=投诉", true), ("channel=电话", true),
            ("channel=网站&channel=手机端", false), ("channel=信鸽", false), ("category=交通", true), ("category=交通/道路", true),
            ("category=交通/停车", false), ("category=卫生&category=交通", true), ("county=北区", true), ("county=南县", false),
            ("ending=转办", true), ("ending=无效", false), ("status=办理中", true), ("status=已结案", false),
            ("urgency=一般", true), ("urgency=紧急", false), ("hour=10", true), ("hour=11", false),
            ("kind=投诉&channel=电话&county=北区&hour=10", true), ("kind=投诉&channel=电话&county=南县", false),
        ]
        for (text, isAllowed) in cases { #expect(try orders(text).allows(place()) == isAllowed, "\(text)") }
    }

    @Test("who has no place, category or channel meets no condition on it")
    func missing() throws {
        let empty = place(category: nil, channel: nil, area: nil)
        for text in ["category=交通", "channel=电话", "county=北区"] { #expect(!(try orders(text).allows(empty))) }
        #expect(try orders("kind=投诉").allows(empty))
    }

    @Test("a dispatch's unit is the one itself, its group that of the unit")
    func units() throws {
        #expect(try dispatches("unit=市公安局").allows(place(unit: 3)))
        #expect(!(try dispatches("unit=市公安局").allows(place(unit: 4))))
        #expect(try dispatches("group=市直单位").allows(place(unit: 4)))
        #expect(!(try dispatches("group=县区&unit=市公安局").allows(place(unit: 3))))
        #expect(!(try dispatches("unit=无此单位").allows(place(unit: 3))))
        #expect(try dispatches("channel=电话&county=北区&urgency=一般").allows(place(unit: 3)))
    }

    @Test("the rest of a filter is asked of a list over the same period and cut-off")
    func rest() throws {
        let table = "rows=kind&measure=valid&period=2022-02&as-of=2022-03-01"
        func rest(_ text: String) throws -> [QueryItem]? {
            try #require(TableReading(items(table + text)).table).restOfFilter(in: february)?.items
        }
        #expect(try rest("") == nil)
        #expect(try rest("&kind=投诉&channel=电话&category=交通&county=北区&hour=9&status=办理中&ending=转办&urgency=一般") == nil)
        #expect(try rest("&tag=涉企&kind=投诉") == items("received=2022-02&as-of=2022-03-01&tag=涉企"))
        #expect(try rest("&units=2") == items("received=2022-02&as-of=2022-03-01&units=2"))
        let dispatches = "of=dispatches&rows=unit&measure=dispatched&unit=市公安局"
        #expect(try #require(TableReading(items(dispatches)).table).restOfFilter(in: february) == nil)
    }

    @Test("what has to be read besides follows from measures, rows, columns and filter")
    func needs() throws {
        func table(_ text: String) throws -> StatTable { try #require(TableReading(items(text)).table) }
        let plain = try table("rows=kind&columns=hour&measure=valid")
        #expect(!plain.needsVisits && !plain.needsCourse && !plain.needsTags && !plain.needsOrderUnits)
        #expect(!plain.needsOfficers && !plain.needsOrderOfDispatch && !plain.overlaps)
        #expect(try table("rows=kind&measure=hotline-visited").needsVisits)
        #expect(try table("rows=kind&measure=repeat-rate").needsCourse)
        #expect(try table("rows=kind&columns=tag&measure=valid").needsTags)
        #expect(try table("rows=kind&then=group&measure=valid").needsOrderUnits)
        #expect(try table("rows=officer&measure=valid").needsOfficers)
        let dispatches = try table("of=dispatches&rows=group&then=unit&measure=dispatched")
        #expect(!dispatches.needsOrderUnits && !dispatches.overlaps && !dispatches.needsOrderOfDispatch)
        #expect(try table("of=dispatches&rows=county&measure=dispatched").needsOrderOfDispatch)
        #expect(try table("of=dispatches&rows=unit&measure=dispatched&channel=电话").needsOrderOfDispatch)
    }
}
