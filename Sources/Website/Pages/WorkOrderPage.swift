import Accounts
import Calls
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 工单详情: summary, text, lanes and timeline of an order.
struct WorkOrderPage: TemplateModel {
    let frame: Frame
    let record: OrderRecord
    let facts: [Lane.Fact]
    let lanes: [Lane]
    let events: [Event]
    /// What the visitor may do with the order.
    var acts: [ActLink] = []
    /// What he has just done.
    var done: String?
    /// What of it may be taken back.
    var undo: UndoToast?
    /// 通话 that it came from, and those about it.
    var calls: [OrderCall] = []

    /// One line of the timeline.
    struct Event: TemplateModel {
        let entry: TimelineEntry
        /// Who did it.
        var who: String?
        /// The place on the page of the call in which it was said.
        var call: String?

        static let names: Names<Self> = [
            .text("at", \.entry.at.minuteText), .text("text", \.entry.text), .text("tone", \.entry.tone.rawValue),
            .text("who", \.who), .text("call", \.call),
        ]
    }

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("number", \.record.order.number), .text("heading", \.heading),
        .text("status", \.record.order.status.title), .flag("is-open") { $0.record.order.status == .handling },
        .flag("is-confidential", \.record.order.isConfidential),
        .text("urgency") { $0.record.order.urgency == .normal ? nil : $0.record.order.urgency.title },
        .texts("tags") { $0.record.order.tags.sorted() }, .text("content", \.content),
        .list("facts", \.facts), .list("lanes", \.lanes), .list("events", \.events),
        .list("acts", \.acts), .flag("has-acts") { !$0.acts.isEmpty }, .text("done", \.done),
        .group("undo", \.undo), .list("calls", \.calls), .flag("has-calls") { !$0.calls.isEmpty },
    ]

    private var heading: String {
        record.shown(record.order.title) ?? (record.order.isConfidential ? "保密工单" : "工单 \(record.order.number)")
    }

    private var content: String { record.shown(record.order.content) ?? Matter.confidential }
}

extension Website {
    /// Answers `GET /work-orders/:number`.
    @Sendable func workOrder(_ request: Request) async throws -> Response {
        let number = try pathPart(1, request)
        var reading = try await reading(number)
        try requireSight(of: reading.record.dispatches)
        let now = now()
        let acts = acts(on: reading.record.file)
        reading.record.opensConfidential = acts.contains { !Self.everybodys.contains($0.action) }
        let record = reading.record
        let calls = orderCalls(reading.calls, reading.names)
        var page = WorkOrderPage(
            frame: frame("工单 \(number)", .orders),
            record: record,
            facts: record.facts(citizen(record)) + clocks(of: record, at: now),
            lanes: record.lanes(at: now, calendar: calendar).map { lane in
                var lane = lane
                lane.acts = acts.filter { $0.dispatch == lane.dispatch.number }
                lane.card = card(of: lane.dispatch.unit)
                return lane
            },
            events: Self.events(record.timeline, reading.people, reading.names, calls)
        )
        page.acts = acts.filter { $0.dispatch == nil }
        page.calls = calls
        let done = try RequestItems(request).value("done")
        if !done.isEmpty { page.undo = try await undoToast(on: number, after: done, isAtDesk: false) }
        page.done = page.undo == nil && !done.isEmpty ? ActionName(title: done).map { "已完成“\($0.title)”。" } : nil
        return html(templates.workOrder.render(page))
    }

    /// Each line with who did it; the first of a second with the call in which it was said.
    static func events(
        _ timeline: [TimelineEntry],
        _ people: TimelinePeople,
        _ names: OfficerNames,
        _ calls: [OrderCall] = []
    ) -> [WorkOrderPage.Event] {
        var anchors = Dictionary(calls.map { ($0.found.at, $0.anchor) }) { first, _ in first }
        return timeline.map { entry in
            WorkOrderPage.Event(
                entry: entry,
                who: people.stamp(at: entry.at).map(names.name),
                call: anchors.removeValue(forKey: entry.at)
            )
        }
    }

    /// What concerns nobody in particular: having these alone opens no confidential text.
    private static let everybodys: Set<ActionName> = [.openIdentity, .raiseAlert, .confirmAlert]

    /// The name of each action in addresses, made once: a page has a dozen.
    private static let actionNames = Dictionary(uniqueKeysWithValues: ActionName.allCases.map { ($0, "\($0)") })

    /// What the rule lets the visitor do now; nothing on a site that only shows.
    private func acts(on file: CaseFile) -> [ActLink] {
        guard let desk = entrance.desk, let visitor else { return [] }
        return file.openings(for: visitor.officer, at: now(), under: desk.rules).map { opening in
            let isAtOnce = ActionFields.atOnce.contains(opening.action)
            let name = Self.actionNames[opening.action] ?? ""
            return ActLink(
                action: opening.action,
                path: paths.action(name, on: file.order.number, dispatch: isAtOnce ? nil : opening.dispatch),
                isAtOnce: isAtOnce,
                dispatch: opening.dispatch,
                revision: file.order.revision,
                csrf: visitor.csrf
            )
        }
    }

    /// The centre's own clocks, for its own officers.
    private func clocks(of record: OrderRecord, at now: Instant) -> [Lane.Fact] {
        guard let rules = entrance.desk?.rules, visitor != nil, ownUnit == nil else { return [] }
        return record.file.centreClocks(under: rules).compactMap { record.fact($0, at: now) }
    }

    /// The masked citizen; nil where this program's key doesn't open it.
    func citizen(_ record: OrderRecord) -> MaskedCitizen? {
        (try? seal.citizen(record.identity, order: record.order.number)).map(MaskedCitizen.init)
    }
}

extension OrderRecord {
    /// A clock that runs, or ended late; nil for one that was kept.
    func fact(_ clock: CentreClock, at now: Instant) -> Lane.Fact? {
        let isLate = clock.isOverdue(at: now)
        guard clock.end == nil || isLate else { return nil }
        let name =
            switch clock.work {
            case .dispatching: "派单时限"
            case .review(let dispatch): "审核时限（\(unit(dispatch))）"
            case .visit: "回访时限"
            }
        return Lane.Fact(name, clock.deadline.minuteText + (isLate ? "，已超时" : ""), isAlarming: isLate)
    }

    /// The fields of the order that are known, in the order of a paper form.
    func facts(_ citizen: MaskedCitizen?) -> [Lane.Fact] {
        let facts: [(String, String?)] = [
            ("受理时间", order.receivedAt.minuteText),
            ("来源渠道", order.channel),
            ("诉求类型", order.kind.title),
            ("诉求类别", order.category.title),
            ("办理方式", order.ending.title),
            ("办结时间", order.completedAt?.minuteText),
            ("事发时间", order.occurredAt?.minuteText),
            ("事发地", place),
            ("被反映对象", shown(order.subject)),
            ("诉求人", caller(citizen)),
            ("外部来件", order.external.map { [$0.platform, $0.number].compactMap(\.self).joined(separator: " ") }),
            ("外部时限", order.external?.deadline?.minuteText),
            ("通话编号", order.callNumber),
        ]
        let notes = order.isConfidential ? [] : order.notes.sorted { $0.key < $1.key }
        return facts.compactMap { name, value in value.map { Lane.Fact(name, $0) } }
            + notes.map { Lane.Fact($0.key, NumberMask.masked($0.value)) }
    }

    /// The area is no identity; the address of a confidential order is not shown.
    private var place: String? {
        let text = order.place.area.title + (shown(order.place.address) ?? "")
        return text.isEmpty ? nil : text
    }

    private func caller(_ citizen: MaskedCitizen?) -> String? {
        let kind = order.callerKind?.title
        if order.isAnonymous { return ["匿名", kind].compactMap(\.self).joined(separator: "，") }
        guard !order.isConfidential else { return ["保密", kind].compactMap(\.self).joined(separator: "，") }
        guard let citizen else { return "密钥不符，无法显示" }
        let contact = citizen.contactNumber.map { "联系电话 \($0)" }
        let parts = [kind, citizen.name, citizen.callingNumber, contact].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "，")
    }
}
