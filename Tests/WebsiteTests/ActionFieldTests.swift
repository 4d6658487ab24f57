import Bulletins
import Casework
import Documents
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// What fields of several values make of a sent form, and how they come back.
@Suite struct ActionFieldTests {
    private func items(_ pairs: (String, String)...) -> FormItems { FormItems(pairs.map { .init($0.0, $0.1) }) }

    private let units = ActionField("units", "承办单位", .assignments)
    private let phoned = ActionField("phoned", "电话交办", .phoned)

    @Test func `each unit has the time that stands beside it, blank lines are left out`() throws {
        let sent = items(
            ("units", "甲局"),
            ("units-at", ""),
            ("units", " "),
            ("units-at", "2022-02-16T12:00"),
            ("units", "乙局"),
            ("units-at", "2022-02-17T12:00")
        )
        let members = [JSONValue.Member("action", .string("派单"))] + units.members(sent)
        let action = try ActionForm.action(.object(members))
        guard case .dispatch(let assignments, _) = action else { throw FormError.notJSON }
        #expect(assignments.map(\.unit) == ["甲局", "乙局"] && assignments.map(\.role) == [.lead, .assisting])
        #expect(assignments.map(\.deadline) == [nil, Instant("2022-02-17 12:00")])
    }

    @Test func `a first line that is left blank names no lead`() throws {
        let sent = items(("units", ""), ("units", "乙局"))
        let members = [JSONValue.Member("action", .string("派单"))] + units.members(sent)
        guard case .dispatch(let assignments, _) = try ActionForm.action(.object(members)) else { return }
        #expect(assignments.map(\.role) == [.assisting])
        #expect(units.members(items(("units", ""), ("units-at", "x"))).isEmpty)
    }

    @Test func `a call is recorded by name and minute, and not at all without a name`() throws {
        let sent = items(("units", "甲局"), ("phoned", "王主任"), ("phoned-at", "2022-02-14T09:35"))
        let members = [JSONValue.Member("action", .string("派单"))] + units.members(sent) + phoned.members(sent)
        guard case .dispatch(_, let handover) = try ActionForm.action(.object(members)) else { return }
        #expect(handover.phoned == Instant("2022-02-14 09:35").map { PhoneHandover(person: "王主任", at: $0) })
        #expect(phoned.members(items(("phoned", ""), ("phoned-at", "2022-02-14T09:35"))).isEmpty)
    }

    @Test func `a call without its minute is an error that names the field`() {
        let sent = items(("units", "甲局"), ("phoned", "王主任"))
        let members = [JSONValue.Member("action", .string("派单"))] + units.members(sent) + phoned.members(sent)
        #expect(throws: FormError.missing(field: "phoned.at")) { _ = try ActionForm.action(.object(members)) }
    }

    @Test func `what was typed comes back in the lines it was typed in`() {
        let filled = units.filled(items(("units", "甲局"), ("units-at", ""), ("units", "乙局"), ("units-at", "明天")))
        #expect(filled.values == ["甲局", "乙局"] && filled.deadlines == ["", "明天"])
        let again = phoned.filled(items(("phoned", "王主任"), ("phoned-at", "x")))
        #expect(again.values == ["王主任"] && again.deadlines == ["x"])
    }

    @Test func `a category is sent as its names, a unit as its name`() {
        let category = ActionField("category", "诉求类别", .category)
        let names = category.members(items(("category", "城市管理/路灯"))).first?.value
        #expect(names == .array([.string("城市管理"), .string("路灯")]))
        #expect(category.namesCategory && !category.namesUnits && category.members(items()).isEmpty)
        let unit = ActionField("unit", "加派单位", .unit)
        #expect(unit.namesUnits && unit.members(items(("unit", "甲局"))).first?.value == .string("甲局"))
    }

    @Test func `a field's values are changed without those of others and without blank ones`() {
        let changed = items(("units", " 甲 "), ("units", ""), ("note", "甲")).mapping("units") { $0 + "局" }
        #expect(changed.items.map(\.value) == ["甲局", "", "甲"])
    }
}
