import Accounts
import Bulletins
import Casework
import Storage
import Templates
import WorkOrders
import WorkingDays

/// An order of 派单台 as it stands beside the list: what it is about, what happened to it, and the form of what is next.
struct DispatchingPanel: TemplateModel {
    let frame: Frame
    let record: OrderRecord
    let path: String
    let facts: [Lane.Fact]
    /// 回避, 待补充, urgent matters: what is to be known before the form.
    let warnings: [String]
    let chain: [ChainStep]
    let acts: [Act]
    /// The form that is open; nil where nothing is to be done.
    var form: OrderActionPage?
    let events: [WorkOrderPage.Event]
    /// The list that the answer leads back to, and the order that is opened then.
    let list: String
    let next: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("number", \.number), .text("path", \.path),
        .text("received", \.record.order.receivedAt.minuteText), .text("heading", \.heading),
        .text("title", \.title),
        .text("status", \.record.order.status.title), .text("kind", \.record.order.kind.title),
        .text("urgency") { $0.record.order.urgency == .normal ? nil : $0.record.order.urgency.title },
        .texts("tags") { $0.record.order.tags.sorted() }, .text("content", \.content), .list("facts", \.facts),
        .texts("warnings", \.warnings), .list("chain", \.chain), .flag("has-chain") { !$0.chain.isEmpty },
        .list("acts", \.acts), .flag("has-acts") { $0.acts.count > 1 }, .group("form", \.form),
        .list("events", \.events), .text("list", \.list), .text("next", \.next),
    ]

    var number: String { record.order.number }

    /// Few appeals have one; the text says as much.
    private var title: String? { record.shown(record.order.title) }

    private var heading: String {
        title ?? (record.order.isConfidential ? "保密工单" : "工单 \(number)")
    }

    private var content: String { record.shown(record.order.content) ?? Matter.confidential }

    /// One send-back of the order with how it was ruled on.
    struct ChainStep: TemplateModel {
        let head: String
        let reason: String
        let ruling: String?

        static let names: Names<Self> = [.text("head", \.head), .text("reason", \.reason), .text("ruling", \.ruling)]
    }

    /// Something else that may be done with the order, by a form in the same place.
    struct Act: TemplateModel {
        let title: String
        let path: String
        let isCurrent: Bool

        static let names: Names<Self> = [
            .text("title", \.title), .text("path", \.path), .flag("is-current", \.isCurrent),
        ]
    }
}

extension OrderRecord {
    /// 退单 of the order in the order they were asked for: who, why, on what ground, and how it was ruled.
    var sendBackChain: [DispatchingPanel.ChainStep] {
        sendBacks.sorted { $0.requestedAt < $1.requestedAt }.enumerated().map { index, sendBack in
            let round = dispatches.first { $0.number == sendBack.dispatch }?.round ?? 1
            let code = reasons.sendBack[sendBack.reasonCode] ?? sendBack.reasonCode
            return DispatchingPanel.ChainStep(
                head: "第 \(index + 1) 次 · \(unit(sendBack.dispatch)) · \(sendBack.requestedAt.minuteText)"
                    + (round > 1 ? " · 第 \(round) 轮" : ""),
                reason: [code, shown(sendBack.basis)].compactMap(\.self).joined(separator: "："),
                ruling: ruling(sendBack)
            )
        }
    }

    private func ruling(_ sendBack: SendBack) -> String? {
        guard let ruling = sendBack.ruling else { return nil }
        let target = sendBack.redirectedTo.map { "，\(ruling == .consultation ? "定由" : "改派")\($0)" } ?? ""
        let opinion = shown(sendBack.opinion).map { "：\($0)" } ?? ""
        return "裁定\(ruling.title)\(target)\(opinion)"
    }
}

extension Website {
    /// What a dispatcher does at his desk, in the order in which it is offered; the rest is on the order's page.
    private static let deskActs: [ActionName] = [
        .dispatch, .ruleOnSendBack, .ruleOnExtension, .recall, .addUnit, .changeLead, .amend, .requestSupplement,
        .supplement, .merge, .joinIncident, .suspend, .relayAnswer, .requestVoid,
    ]

    /// The order that is open beside a list; the first of the list where the address names none.
    func panel(_ view: WaitingView, among rows: [WaitingRow]) async throws -> DispatchingPanel? {
        guard let desk = entrance.desk, let visitor else { return nil }
        guard let number = view.order.isEmpty ? rows.first?.number : view.order else { return nil }
        let reading = try await reading(number, calls: false)
        var record = reading.record
        try requireSight(of: record.dispatches)
        record.opensConfidential = true
        let openings = record.file.openings(for: visitor.officer, at: now(), under: desk.rules)
            .filter { Self.deskActs.contains($0.action) }
            .sorted { Self.rank($0.action) < Self.rank($1.action) }
        let row = rows.first { $0.number == number }
        let current = Self.current(view, row, openings)
        var panel = DispatchingPanel(
            frame: frame("派单台", .dispatching),
            record: record,
            path: paths.workOrder(number),
            facts: record.facts(citizen(record)).filter { Self.panelFacts.contains($0.name) },
            warnings: warnings(record.file, desk.rules),
            chain: record.sendBackChain,
            acts: openings.map { act($0, number, view, record, isCurrent: $0 == current) },
            events: Self.events(record.timeline, reading.people, reading.names),
            list: String(paths.query(view.listItems).dropFirst()),
            next: Self.next(after: number, rows)
        )
        if let current {
            let opened = OpenedOrder(file: record.file, name: current.action, desk: desk, officer: visitor.officer)
            var form = try await page(opened, current.dispatch ?? "")
            form.action = paths.dispatching("\(current.action)", on: number)
            form.suggested = try await suggested(opened, form)
            panel.form = form
        }
        return panel
    }

    private static let panelFacts: Set<String> = [
        "来源渠道", "诉求类别", "事发时间", "事发地", "被反映对象", "诉求人", "外部来件", "外部时限",
    ]

    private static func rank(_ action: ActionName) -> Int { deskActs.firstIndex(of: action) ?? deskActs.count }

    /// What the address asks for, else what the order waits for, else nothing: a form is never opened by chance.
    private static func current(_ view: WaitingView, _ row: WaitingRow?, _ openings: [Opening]) -> Opening? {
        if !view.act.isEmpty {
            let dispatch = view.dispatch.isEmpty ? nil : view.dispatch
            return openings.first { "\($0.action)" == view.act && $0.dispatch == dispatch }
        }
        let expected: ActionName =
            switch view.queue {
            case .orders: row?.waitsForCitizen == true ? .supplement : .dispatch
            case .sendBacks: .ruleOnSendBack
            case .extensions: .ruleOnExtension
            case .unacknowledged: .recall
            }
        let fitting = openings.filter { $0.action == expected }
        return fitting.first { $0.dispatch == row?.dispatch } ?? fitting.first
    }

    /// The order below in the list, else the one above: the list is shorter by one when it is opened.
    private static func next(after number: String, _ rows: [WaitingRow]) -> String? {
        guard let index = rows.firstIndex(where: { $0.number == number }) else { return rows.first?.number }
        let others = rows[rows.index(after: index)...].first { $0.number != number }
        return (others ?? rows[..<index].last { $0.number != number })?.number
    }

    private func act(
        _ opening: Opening,
        _ number: String,
        _ view: WaitingView,
        _ record: OrderRecord,
        isCurrent: Bool
    ) -> DispatchingPanel.Act {
        let items = [QueryItem("order", number), QueryItem("act", "\(opening.action)")]
        let dispatch = opening.dispatch.map { [QueryItem("dispatch", $0)] } ?? []
        let unit = opening.dispatch.map { " · \(record.unit($0))" } ?? ""
        return DispatchingPanel.Act(
            title: opening.action.title + unit,
            path: paths.dispatching + paths.query(view.listItems + items + dispatch),
            isCurrent: isCurrent
        )
    }

    private func warnings(_ file: CaseFile, _ rules: Rules) -> [String] {
        var warnings = file.conflicts(under: rules).map(\.sentence)
        if let wait = file.openSuspension(nil) {
            warnings.append("已请诉求人补充：\(NumberMask.masked(wait.document))。补充之前不能派单，派单时限不走。")
        }
        let alerts = file.matters.alerts.filter(\.isOpen).map(\.kind.title)
        if !alerts.isEmpty { warnings.append("紧急敏感：\(alerts.joined(separator: "、"))，请先电话交办，再派单。") }
        let sentBack = file.presentRoundSendBacks
        if sentBack > 0 {
            let last = sentBack + 1 >= rules.terms.dispatchRounds
            warnings.append("本轮已有 \(sentBack) 家单位退单。" + (last ? "再同意一次退单，改派的单位即为指定承办，不能再退。" : ""))
        }
        return warnings
    }
}

extension CaseFile {
    /// How many first-level units sent the order back in its present round.
    fileprivate var presentRoundSendBacks: Int {
        dispatches.count { $0.parent == nil && $0.round == order.round && $0.end == .sentBack }
    }
}
