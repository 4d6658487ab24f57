import Foundation
import Testing
import WorkOrders
import WorkingDays

/// Matters for 纪检监察 are handed over without text (domain.md §2).
@Suite struct DisciplineStoryTests {
    private static let words = "某科长收礼三万元，办事才肯签字"

    private static func rules() throws -> Rules {
        var rules = try Staff.rules()
        rules.units = try UnitTree([
            HandlingUnit(name: "市城管局", group: "市直单位"), HandlingUnit(name: "市纪委监委", group: "市直单位"),
        ])
        return rules
    }

    private func expectSilent(_ matter: Matter, _ before: CaseFile, _ event: Event) throws {
        let written = String(decoding: try JSONEncoder().encode(event), as: UTF8.self)
        #expect(!written.contains("收礼") && !written.contains(Self.words))
        #expect(before.notices(of: event).isEmpty)
        #expect(matter.file.dispatches.isEmpty, "no unit sees it")
        #expect(matter.file.order.status == .closed)
    }

    @Test("handed over, its event names the office and nothing of the appeal; nobody is told, no unit sees it")
    func transferred() throws {
        var matter = try Matter(.tipOff, content: Self.words, rules: Self.rules()) { $0.title = "收礼三万元" }
        let before = matter.file
        let transfer = Transfer(ending: .handedToOtherHotline, counterpart: "市纪委监委")
        let event = try matter.act(Staff.callTaker, .transfer(transfer))
        #expect(event.words == "市纪委监委")
        try expectSilent(matter, before, event)
    }

    @Test("declined on the ground 纪检监察, its event says the ground alone")
    func declined() throws {
        var matter = try Matter(.tipOff, content: Self.words, rules: Self.rules())
        let before = matter.file
        let event = try matter.act(Staff.callTaker, .decline(ground: "02"))
        #expect(event.words == "纪检监察")
        try expectSilent(matter, before, event)
    }

    @Test("it is not dispatched to such an office, in whatever way: a dispatch shows the text")
    func dispatched() throws {
        let refusal = Refusal.handedOverWithoutText(unit: "市纪委监委")
        let office = Assignment("市纪委监委")
        var matter = try Matter(.tipOff, content: Self.words, rules: Self.rules())
        #expect(matter.refusal(Staff.dispatcher, .dispatch([office], Handover())) == refusal)
        #expect(matter.refusal(Staff.dispatcher, .dispatch([office], Handover(override: "领导同意"))) == refusal)
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-1"))
        let assisting = Assignment("市纪委监委", role: .assisting)
        #expect(matter.refusal(Staff.dispatcher, .addUnit(assisting, Handover())) == refusal)
    }

    @Test("which offices these are is the city's to say")
    func setting() throws {
        var rules = try Self.rules()
        rules.terms = try Terms(values: ["纪检监察机关": "市城管局、督查"])
        let matter = try Matter(rules: rules)
        let there = Action.dispatch([Assignment("市城管局")], Handover())
        #expect(matter.refusal(Staff.dispatcher, there) == .handedOverWithoutText(unit: "市城管局"))
        #expect(matter.refusal(Staff.dispatcher, .dispatch([Assignment("市纪委监委")], Handover())) == nil)
    }
}
