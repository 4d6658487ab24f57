import Bulletins
import SampleCity
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// The tabs of 单位工作台 against the whole files of orders, on every engine.
@Suite struct UnitListTests {
    private static let (bureau, county, towns) = (SmallCity.bureaus[0], SmallCity.county, SmallCity.towns)

    @Test(
        "after simulated weeks each tab of each unit holds what the files of all orders say",
        arguments: Backend.available
    )
    func recount(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let first = CivilDay(year: 2022, month: 3, day: 14)
            let course = SimulationDesk.Course(seed: 11, first: first, days: 12, rate: 7)
            _ = try await SimulationDesk(database: database, seal: seal).carryOut(course)
            let files = try await database.read { connection in
                try connection.ordersWithEvents(after: 0, limit: 10_000).map { try connection.caseFile($0.number).file }
            }
            let tree = try UnitTree(try await database.read { try $0.units() })
            let now = first.advanced(by: 12).start
            var met: Set<UnitTab> = []
            for unit in Set(files.flatMap(\.dispatches).map(\.unit)).sorted() {
                for units in Set([[unit], tree.names.filter { tree.isSubordinate($0, of: unit) }]) {
                    let scope = UnitScope(unit, units: units, at: now, calendar: .standard)
                    met.formUnion(try await expectTabs(scope, files, on: database))
                }
            }
            // The rest is met by the stories below.
            #expect(met.isSuperset(of: [.handling, .overdue, .completed, .waiting]), "\(met)")
        }
    }

    /// Compares every tab with a plain recount; returns those that hold anything.
    private func expectTabs(
        _ scope: UnitScope,
        _ files: [CaseFile],
        on database: any Database
    ) async throws -> Set<UnitTab> {
        let counts = try await database.read { try $0.unitCounts(in: scope, atMost: 10_000) }
        for tab in UnitTab.allCases {
            let rows = try await database.read { try $0.allUnitRows(UnitQuery(tab), in: scope, limit: 7) }
            let expected = files.flatMap { file in file.members(of: tab, scope) }
            #expect(rows.map(\.dispatch.number).sorted() == expected.sorted(), "\(tab) of \(scope.units)")
            #expect(counts[tab] == expected.count, "\(tab) of \(scope.units)")
            let keys = rows.map { ($0.key.at, $0.key.id) }
            let isOrdered = zip(keys, keys.dropFirst()).allSatisfy { tab == .completed ? $0 > $1 : $0 < $1 }
            #expect(isOrdered, "\(tab) of \(scope.units): \(keys)")
            for row in rows {
                let file = try #require(files.first { $0.order.number == row.dispatch.order })
                let dispatch = try #require(file.dispatch(row.dispatch.number))
                #expect(row.dispatch == dispatch && row.stage == file.stage(of: dispatch), "\(dispatch.number)")
                #expect(row.openChildren == file.children(of: dispatch.number).count(where: \.isOpen))
            }
        }
        return Set(counts.filter { $0.value > 0 }.keys)
    }

    @Test("through a unit's own work an order goes from tab to tab", arguments: Backend.available)
    func course(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let clerk = SmallCity.clerk(Self.bureau)
            let number = try await city.dispatched(to: Self.bureau)
            let dispatch = "\(number)-1"
            #expect(try await city.tabs(of: Self.bureau) == [.waiting])
            try await city.act(number, .acknowledge(dispatch: dispatch), by: clerk)
            #expect(try await city.tabs(of: Self.bureau) == [.handling])
            try await city.act(number, .reply(dispatch: dispatch, .story), by: clerk)
            #expect(try await city.tabs(of: Self.bureau) == [.handling, .unsigned])
            let leader = SmallCity.leader(Self.bureau)
            let refusal = Action.sign(dispatch: dispatch, isSigned: false, opinion: "写清时间")
            try await city.act(number, refusal, by: leader)
            #expect(try await city.tabs(of: Self.bureau) == [.handling, .returned])
            try await city.act(number, .reply(dispatch: dispatch, .promising(on: city.now.day)), by: clerk)
            try await city.act(number, .sign(dispatch: dispatch, isSigned: true, opinion: nil), by: leader)
            #expect(try await city.tabs(of: Self.bureau) == [.handling])
            #expect(try await city.rows(.handling, of: Self.bureau).map(\.stage) == [.underReview])
            let passing = Action.review(dispatch: dispatch, .passed, opinion: nil)
            try await city.act(number, passing, by: SmallCity.reviewer)
            #expect(try await city.tabs(of: Self.bureau) == [.promised, .completed])
            let row = try #require(try await city.rows(.promised, of: Self.bureau).first)
            #expect(row.promisedDay == city.now.day.advanced(by: 20))
            #expect(try await city.tabs(of: SmallCity.bureaus[1]) == [])
        }
    }

    @Test("临期 begins with the working day before, 逾期 after the deadline's second", arguments: Backend.available)
    func deadlines(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.dispatched(to: Self.bureau)
            let deadline = try #require(try await city.desk.file(number).dispatches.first?.deadline)
            let calendar = city.rules.calendar
            let lastDay = calendar.day(-1, workingDaysAfter: deadline.day)
            let early = calendar.day(-2, workingDaysAfter: deadline.day)
            for (at, expected) in [
                (early.start.advanced(bySeconds: 60), [UnitTab.waiting]),
                (lastDay.start.advanced(bySeconds: 60), [.waiting, .soon]), (deadline, [.waiting, .soon]),
                (deadline.advanced(bySeconds: 1), [.waiting, .overdue]),
            ] {
                #expect(try await city.tabs(of: Self.bureau, at: at) == expected, "\(at)")
            }
        }
    }

    @Test("a send-back leaves 待签收 while it waits for its ruling", arguments: Backend.available)
    func sendBack(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.dispatched(to: Self.bureau)
            try await city.askBack(number, 1, Self.bureau)
            #expect(try await city.tabs(of: Self.bureau) == [.handling])
            #expect(try await city.rows(.handling, of: Self.bureau).map(\.stage) == [.sendBackRequested])
        }
    }

    @Test(
        "what a county passed on stands in its own tabs until it has ruled, reviewed and visited",
        arguments: Backend.available
    )
    func children(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.passedOn()
            let (child, clerk) = ("\(number)-2", SmallCity.clerk(Self.towns[0]))
            #expect(try await city.tabs(of: Self.county) == [.handling])
            #expect(try await city.rows(.handling, of: Self.county).first?.openChildren == 1)
            #expect(try await city.tabs(of: Self.towns[0]) == [.waiting])
            try await city.act(number, .acknowledge(dispatch: child), by: clerk)
            let until = try #require(try await city.desk.file(number).dispatch(child)?.deadline.day)
            let asking = Action.requestExtension(
                dispatch: child,
                until: until.advanced(by: 1),
                reason: "等材料",
                isCitizenTold: true
            )
            try await city.act(number, asking, by: clerk)
            #expect(try await city.tabs(of: Self.county) == [.handling, .rulings])
            let row = try #require(try await city.rows(.rulings, of: Self.county).first)
            #expect(row.asksForTime && !row.asksToSendBack && row.dispatch.unit == Self.towns[0])
            let ruling = Action.ruleOnExtension(dispatch: child, isGranted: false, opinion: "抓紧")
            try await city.act(number, ruling, by: SmallCity.clerk(Self.county))
            try await city.act(number, .reply(dispatch: child, .story), by: clerk)
            let signing = Action.sign(dispatch: child, isSigned: true, opinion: nil)
            try await city.act(number, signing, by: SmallCity.leader(Self.towns[0]))
            #expect(try await city.tabs(of: Self.county) == [.handling, .reviews])
            let passing = Action.review(dispatch: child, .passed, opinion: nil)
            try await city.act(number, passing, by: SmallCity.leader(Self.county))
            #expect(try await city.tabs(of: Self.county) == [.handling, .visits])
            let visit = VisitRecord(unit: Self.towns[0], method: "电话", isReached: true, result: .satisfied)
            try await city.act(number, .visit(visit), by: SmallCity.deputy(Self.county))
            #expect(try await city.tabs(of: Self.county) == [.handling])
        }
    }

    @Test("of a send-back and an extension of one unit there is one row", arguments: Backend.available)
    func both(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.passedOn()
            let (child, clerk) = ("\(number)-2", SmallCity.clerk(Self.towns[0]))
            try await city.act(number, .acknowledge(dispatch: child), by: clerk)
            let until = try #require(try await city.desk.file(number).dispatch(child)?.deadline.day)
            let asking = Action.requestExtension(
                dispatch: child,
                until: until.advanced(by: 1),
                reason: "等材料",
                isCitizenTold: true
            )
            try await city.act(number, asking, by: clerk)
            let askedAt = city.now
            try await city.askBack(number, 2, Self.towns[0])
            let rows = try await city.rows(.rulings, of: Self.county)
            #expect(rows.count == 1 && rows.first?.asksForTime == true && rows.first?.asksToSendBack == true)
            #expect(rows.first?.key.at == askedAt.secondsSinceEpoch)
        }
    }

    @Test("the load of each unit says how much is open and overdue, the most first", arguments: Backend.available)
    func loads(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.passedOn()
            _ = try await city.dispatched(to: Self.county)
            let deadline = try #require(try await city.desk.file(number).dispatch("\(number)-2")?.deadline)
            let units = [Self.county] + Self.towns
            let late = deadline.advanced(bySeconds: 1)
            let scope = UnitScope(Self.county, units: units, at: late, calendar: .standard)
            let loads = try await city.database.read { try $0.unitLoads(in: scope) }
            #expect(loads.map(\.unit) == [Self.county, Self.towns[0]] && loads.map(\.open) == [2, 1])
            #expect(loads.last?.overdue == 1)
            let nobody = UnitScope("无此单位", at: late, calendar: .standard)
            #expect(try await city.database.read { try $0.unitLoads(in: nobody) } == [])
        }
    }

    @Test("a kind leaves what has it, in rows and counts", arguments: Backend.available)
    func kinds(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            _ = try await city.dispatched(to: Self.bureau)
            let other = try await city.dispatched(to: Self.bureau) { $0.kind = .complaint }
            var query = UnitQuery(.waiting)
            query.kind = .complaint
            let (asked, scope) = (query, UnitScope(Self.bureau, at: city.now, calendar: .standard))
            let rows = try await city.database.read { try $0.allUnitRows(asked, in: scope, limit: 1) }
            #expect(rows.map(\.dispatch.order) == [other])
            let counts = try await city.database.read { try $0.unitCounts(asked, in: scope, atMost: 9) }
            #expect(counts[.waiting] == 1 && counts[.completed] == 0)
        }
    }
}

extension CaseFile {
    /// The dispatches of this order that a tab holds, by the rule's own words.
    fileprivate func members(of tab: UnitTab, _ scope: UnitScope) -> [String] {
        let own = dispatches.filter { scope.units.contains($0.unit) }
        let below = dispatches.filter { child in
            child.parent.flatMap(dispatch).map { $0.unit == scope.desk && $0.isOpen } ?? false
        }
        return (tab.isOfChildren ? below : own).filter { holds(tab, $0, scope) }.map(\.number)
    }

    private func holds(_ tab: UnitTab, _ dispatch: Dispatch, _ scope: UnitScope) -> Bool {
        let (isOpen, stage, deadline) = (dispatch.isOpen, stage(of: dispatch), dispatch.deadline)
        return switch tab {
        case .waiting: stage == .waiting
        case .handling: isOpen && stage != .waiting
        case .soon:
            isOpen && deadline >= scope.now
                && WorkCalendar.standard.workingDays(from: scope.now.advanced(bySeconds: -1).day, to: deadline.day) <= 1
        case .overdue: isOpen && deadline < scope.now
        case .returned: isOpen && lastReply(dispatch.number)?.verdict == .returned
        case .unsigned: stage == .awaitingSignature
        case .promised: matters.promises.contains { $0.dispatch == dispatch.number && $0.settledAt == nil }
        case .completed: dispatch.completedAt != nil
        case .rulings: isOpen && (openSendBack(dispatch.number) != nil || openExtension(dispatch.number) != nil)
        case .reviews: stage == .underReview
        case .visits: isToVisit(dispatch)
        }
    }

    private func isToVisit(_ child: Dispatch) -> Bool {
        let isLast = !children(of: child.parent).contains { $0.unit == child.unit && $0.round > child.round }
        let isAnswered = visits.contains {
            $0.unit == child.unit && $0.round == order.round && $0.aspect == .result && $0.rating != nil
        }
        return stage(of: child) == .completed && child.endedAt == nil && isLast && !isAnswered && !order.isAnonymous
    }
}

extension ReplyDraft {
    /// A reply that says all it must.
    fileprivate static var story: ReplyDraft {
        ReplyDraft(internalAccount: "已派人修好", publicAnswer: "路灯已修复", result: .resolved)
    }

    fileprivate static func promising(on day: CivilDay) -> ReplyDraft {
        var draft = ReplyDraft(internalAccount: "已立项", publicAnswer: "下月改造", result: .inProgress)
        draft.unresolvedReason = Reasons.standard.unresolved.keys.sorted().first
        (draft.promisedDay, draft.stages) = (day.advanced(by: 20), "月底前完成")
        return draft
    }
}

extension Connection {
    /// All pages of a tab, one after the other.
    fileprivate func allUnitRows(_ query: UnitQuery, in scope: UnitScope, limit: Int) throws -> [UnitRow] {
        var (rows, key): ([UnitRow], ListKey?) = ([], nil)
        repeat {
            let page = try unitRows(query, in: scope, after: key, limit: limit)
            rows += page.rows
            key = page.next
        } while key != nil
        return rows
    }
}

extension City {
    fileprivate func dispatched(to unit: String, _ change: (inout WorkOrder) -> Void = { _ in }) async throws -> String
    {
        let number = try await register(change).order.number
        try await act(number, .dispatch([Assignment(unit)], Handover()), by: SmallCity.dispatcher)
        return number
    }

    /// An order that the county passed on to its first town.
    fileprivate func passedOn() async throws -> String {
        let number = try await dispatched(to: SmallCity.county)
        try await act(number, .acknowledge(dispatch: "\(number)-1"), by: SmallCity.clerk(SmallCity.county))
        let passing = Action.passOn(dispatch: "\(number)-1", [Assignment(SmallCity.towns[0])])
        try await act(number, passing, by: SmallCity.clerk(SmallCity.county))
        return number
    }

    fileprivate func askBack(_ number: String, _ dispatch: Int, _ unit: String) async throws {
        let code = try #require(rules.reasons.sendBack.keys.sorted().first)
        let action = Action.requestSendBack(dispatch: "\(number)-\(dispatch)", reasonCode: code, basis: "不属本单位")
        try await act(number, action, by: SmallCity.clerk(unit))
    }

    fileprivate func rows(_ tab: UnitTab, of unit: String) async throws -> [UnitRow] {
        let scope = UnitScope(unit, at: now, calendar: .standard)
        return try await database.read { try $0.allUnitRows(UnitQuery(tab), in: scope, limit: 50) }
    }

    /// The tabs of a unit that hold anything, in their order.
    fileprivate func tabs(of unit: String, at instant: Instant? = nil) async throws -> [UnitTab] {
        let scope = UnitScope(unit, at: instant ?? now, calendar: .standard)
        let counts = try await database.read { try $0.unitCounts(in: scope, atMost: 9) }
        return UnitTab.allCases.filter { counts[$0] ?? 0 > 0 }
    }
}
