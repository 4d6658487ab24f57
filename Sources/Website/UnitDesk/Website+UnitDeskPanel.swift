import Accounts
import Bulletins
import Casework
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// What a unit does at its desk, in the order in which it is offered, each with its letter.
    static let unitActs: [(action: ActionName, letter: String?)] = [
        (.acknowledge, "q"), (.recordAttempt, "l"), (.passOn, "x"), (.reply, "d"), (.sign, "f"), (.review, "s"),
        (.ruleOnSendBack, "c"), (.ruleOnExtension, "p"), (.visit, "h"), (.reopenChild, "b"), (.recall, nil),
        (.requestExtension, "y"), (.requestSendBack, "t"), (.askCitizen, "w"), (.object, "u"),
        (.acknowledgeEscalation, nil), (.answerSupervision, nil), (.reportOnInstruction, nil), (.inspect, nil),
        (.reportOnAlert, nil),
    ]

    /// After these the unit goes on with the same order.
    static let stayingActs: Set<ActionName> = [.recordAttempt, .askCitizen]

    /// The dispatch that is open beside a list; the first of the list where the address names none.
    func panel(_ view: UnitDeskView, among rows: [UnitRow]) async throws -> UnitDeskPanel? {
        let (unit, tree) = try deskUnit()
        guard let opened = try await openedDispatch(view.open, among: rows.map(\.dispatch)), let visitor,
            let desk = entrance.desk
        else {
            return nil
        }
        let reading = try await reading(opened.order, calls: false)
        var record = reading.record
        try requireSight(of: record.dispatches)
        guard let dispatch = record.file.dispatch(opened.number) else { return nil }
        record.opensConfidential = true
        let openings = record.file.openings(for: visitor.officer, at: now(), under: desk.rules)
            .filter { opening in Self.unitActs.contains { $0.action == opening.action } }
            .sorted { Self.rank($0, on: dispatch) < Self.rank($1, on: dispatch) }
        let current = current(view, dispatch, record.file, openings)
        // Its own rounds and what it passed on; not what other units of the order do.
        let family = Set(record.dispatches.filter { tree.isSubordinate($0.unit, of: unit.name) }.map(\.number))
        var panel = UnitDeskPanel(
            frame: frame("单位工作台", .unitDesk),
            record: record,
            dispatch: dispatch,
            stage: record.file.stage(of: dispatch),
            path: paths.workOrder(opened.order),
            clock: UnitClock(dispatch, record.file.openSuspension(dispatch.number), at: now(), calendar: calendar),
            facts: record.facts(citizen(record)).filter { Self.unitFacts.contains($0.name) },
            warnings: record.unitWarnings(dispatch),
            attempts: record.contactLines(of: family),
            replies: record.answerLines(of: family),
            chain: record.sendBackChain,
            identity: identity(of: record, view, dispatch),
            acts: openings.map { act($0, view, record, dispatch, isCurrent: $0 == current) },
            events: Self.events(record.timeline, reading.people, reading.names),
            list: String(paths.query(view.listItems).dropFirst()),
            next: Self.next(after: dispatch.number, rows.map(\.dispatch.number))
        )
        panel.form = try await form(of: current, record.file, desk)
        return panel
    }

    private static let unitFacts: Set<String> = [
        "来源渠道", "诉求类别", "事发时间", "事发地", "被反映对象", "诉求人", "外部时限",
    ]

    /// The dispatch that an address opens, and its order.
    func openedDispatch(_ number: String, among rows: [Dispatch]) async throws -> Dispatch? {
        guard !number.isEmpty else { return rows.first }
        if let row = rows.first(where: { $0.number == number }) { return row }
        do {
            return try await database.read { try $0.dispatch(number) }
        } catch StorageError.notFound {
            throw PageError.notFound("没有转办序号为“\(number)”的转办件，请从清单中打开。")
        }
    }

    /// What the open dispatch's own acts are comes before those on others of its order.
    private static func rank(_ opening: Opening, on dispatch: Dispatch) -> Int {
        let rank = unitActs.firstIndex { $0.action == opening.action } ?? unitActs.count
        return rank + (opening.dispatch == nil || opening.dispatch == dispatch.number ? 0 : unitActs.count)
    }

    /// What the address asks for, else what the dispatch waits for, else nothing: a form is never opened by chance.
    private func current(
        _ view: UnitDeskView,
        _ dispatch: Dispatch,
        _ file: CaseFile,
        _ openings: [Opening]
    ) -> Opening? {
        if !view.act.isEmpty {
            let about = view.dispatch.isEmpty ? nil : view.dispatch
            return openings.first { "\($0.action)" == view.act && $0.dispatch == about }
        }
        let own = openings.filter { $0.dispatch == dispatch.number }
        return Self.expected(view.tab, dispatch, file).lazy.compactMap { action in own.first { $0.action == action } }
            .first
            ?? (view.tab == .visits ? openings.first { $0.action == .visit } : nil)
    }

    /// What a dispatch waits for, the most likely first: the citizen is called before he is answered.
    private static func expected(_ tab: UnitTab, _ dispatch: Dispatch, _ file: CaseFile) -> [ActionName] {
        switch tab {
        case .rulings: [.ruleOnSendBack, .ruleOnExtension]
        case .reviews: [.review]
        case .visits, .promised, .completed: []
        case .unsigned: [.sign]
        case .waiting, .handling, .soon, .overdue, .returned:
            dispatch.contactedAt == nil && file.lastReply(dispatch.number) == nil
                ? [.acknowledge, .sign, .recordAttempt, .reply] : [.acknowledge, .sign, .reply]
        }
    }

    /// The dispatch below in the list, else the one above: the list is shorter by one when it is opened.
    static func next(after number: String, _ rows: [String]) -> String? {
        guard let index = rows.firstIndex(of: number) else { return rows.first }
        return rows[rows.index(after: index)...].first ?? rows[..<index].last
    }

    private func act(
        _ opening: Opening,
        _ view: UnitDeskView,
        _ record: OrderRecord,
        _ dispatch: Dispatch,
        isCurrent: Bool
    ) -> UnitDeskPanel.Act {
        let items = [QueryItem("open", dispatch.number), QueryItem("act", "\(opening.action)")]
        let about = opening.dispatch.map { [QueryItem("dispatch", $0)] } ?? []
        let isOwn = opening.dispatch == nil || opening.dispatch == dispatch.number
        let unit = isOwn ? "" : " · \(record.unit(opening.dispatch ?? ""))"
        return UnitDeskPanel.Act(
            title: opening.action.title + unit,
            path: paths.unitDesk + paths.query(view.listItems + items + about),
            isCurrent: isCurrent,
            letter: isOwn ? Self.unitActs.first { $0.action == opening.action }?.letter : nil
        )
    }

    private func form(of opening: Opening?, _ file: CaseFile, _ desk: WorkOrderDesk) async throws -> OrderActionPage? {
        guard let opening, let visitor else { return nil }
        let opened = OpenedOrder(file: file, name: opening.action, desk: desk, officer: visitor.officer)
        var form = try await page(opened, opening.dispatch ?? "")
        form.action = paths.unitDesk("\(opening.action)", on: file.order.number)
        return form
    }
}
