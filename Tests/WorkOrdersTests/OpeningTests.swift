import Testing
import WorkingDays

@testable import WorkOrders

@Suite struct OpeningTests {
    @Test("a new order offers the dispatcher its dispatch and a unit nothing")
    func registered() throws {
        let matter = try Matter()
        #expect(Self.names(matter, Staff.dispatcher).contains(.dispatch))
        #expect(!Self.names(matter, Staff.dispatcher).contains(.acknowledge))
        #expect(Self.names(matter, Staff.bureau).isEmpty)
    }

    @Test("a dispatch offers its unit what its stage lets, and another unit nothing of it")
    func dispatched() throws {
        let matter = try Matter.dispatched()
        let own = matter.file.openings(for: Staff.bureau, at: matter.now, under: matter.rules)
        #expect(own.contains(Opening(.acknowledge, dispatch: "A1-1")))
        #expect(!own.contains(Opening(.reply, dispatch: "A1-1")))
        #expect(!Self.names(matter, Staff.water).contains(.acknowledge))
        let handling = try Matter.handling()
        let later = handling.file.openings(for: Staff.bureau, at: handling.now, under: handling.rules)
        #expect(later.contains(Opening(.reply, dispatch: "A1-1")))
        #expect(!later.contains(Opening(.acknowledge, dispatch: "A1-1")))
    }

    @Test("before the last event nothing is offered, nor to a role that the city doesn't know")
    func clockAndRole() throws {
        let matter = try Matter.dispatched()
        let last = try #require(matter.file.lastEventAt)
        let offered = { (officer: Officer, at: Instant) in
            matter.file.openings(for: officer, at: at, under: matter.rules)
        }
        #expect(!offered(Staff.bureau, last).isEmpty)
        #expect(offered(Staff.bureau, last.advanced(bySeconds: -1)).isEmpty)
        #expect(offered(Officer(id: "T9", role: "无此角色", unit: Staff.bureau.unit), last).isEmpty)
        #expect(matter.rules.permissions.actions(of: "无此角色").isEmpty)
    }

    @Test("what keeps an officer from acting on an order is told, and other words are no obstacle")
    func obstacles() throws {
        let (matter, dispatched) = (try Matter(), try Matter.dispatched())
        let obstacle = { (matter: Matter, name: ActionName, officer: Officer) in
            matter.file.obstacle(to: name, for: officer, at: matter.now, under: matter.rules)
        }
        for name in [ActionName.dispatch, .amend, .merge] {
            #expect(obstacle(matter, name, Staff.dispatcher) == nil, "\(name)")
        }
        #expect(obstacle(dispatched, .dispatch, Staff.dispatcher) == .orderStatus(.dispatch, .handling))
        #expect(obstacle(dispatched, .merge, Staff.dispatcher) != nil)
        #expect(obstacle(matter, .acknowledge, Staff.dispatcher) == .nothingOpen(.acknowledge))
        guard case .notPermitted(.dispatch, _, _) = obstacle(matter, .dispatch, Staff.bureau) else {
            Issue.record("a unit's officer may dispatch")
            return
        }
    }

    @Test("who dispatched a round is not offered its review")
    func ownDispatch() throws {
        var rules = try Staff.rules()
        rules.permissions = Permissions([
            "话务员": [.register], "派单员": [.dispatch, .review], "审核员": [.review], "经办人": Set(ActionName.allCases),
        ])
        rules.terms.unitsSign = false
        var matter = try Matter.handling(rules: rules)
        try matter.act(Staff.bureau, .reply(dispatch: "A1-1", Matter.draft()))
        #expect(!Self.names(matter, Staff.dispatcher).contains(.review))
        #expect(Self.names(matter, Staff.reviewer).contains(.review))
    }

    @Test("whatever the rule lets is offered, wherever an order may stand")
    func nothingHidden() throws {
        var checked = 0
        for situation in Situation.orders() {
            for matter in Self.some(situation) { checked += Self.unoffered(matter, nil, situation.title) }
        }
        for situation in Situation.stages(ofChild: false) {
            for matter in Self.some(situation) { checked += Self.unoffered(matter, "A1-2", situation.title) }
        }
        #expect(checked > 500)
    }

    @Test("looking for openings changes nothing")
    func pure() throws {
        let matter = try Matter.handling()
        let before = matter.file
        _ = matter.file.openings(for: Staff.bureau, at: matter.now, under: matter.rules)
        #expect(matter.file == before)
    }

    /// Every third file: the others differ from them in the order of two steps.
    private static func some(_ situation: Situation) -> [Matter] {
        situation.matters.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    }

    /// One of each role.
    private static let officers = [
        Staff.callTaker, Staff.shiftLeader, Staff.dispatcher, Staff.reviewer, Staff.visitor, Staff.supervisor,
        Staff.dutyLeader, Staff.bureau, Staff.bureauLeader, Staff.county,
    ]

    static func names(_ matter: Matter, _ officer: Officer) -> Set<ActionName> {
        Set(matter.file.openings(for: officer, at: matter.now, under: matter.rules).map(\.action))
    }

    /// What only the program does, or what a page asks in another way.
    private static let apart: Set<ActionName> = [
        .register, .adopt, .split, .inheritResult, .passAlertOn, .warn, .recomputeDeadlines, .undo,
    ]

    /// Every action that is let must be among the openings; returns how many were let.
    private static func unoffered(_ matter: Matter, _ dispatch: String?, _ title: String) -> Int {
        var count = 0
        for officer in officers {
            let offered = names(matter, officer)
            for name in ActionName.allCases where !apart.contains(name) {
                let actions = dispatch.map { Attempts.actions(name, $0) } ?? Attempts.actions(name, on: matter)
                guard actions.contains(where: { matter.refusal(officer, $0) == nil }) else { continue }
                count += 1
                #expect(offered.contains(name), "\(title): \(name.title) by \(officer.role)")
            }
        }
        return count
    }
}
