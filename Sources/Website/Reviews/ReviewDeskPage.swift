import Accounts
import Bulletins
import Casework
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 审核台: replies that wait for the centre's review, and the one that is open beside them.
struct ReviewDeskPage: TemplateModel {
    let frame: Frame
    let tabs: [QueueTab]
    let form: FilterForm
    var rows: [Row] = []
    var next: String?
    var first: String?
    var panel: UnitDeskPanel?
    var done: String?

    /// The queue is a condition of the list, and chosen by its tab.
    static let queueLabel = "待办"

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("tabs", \.tabs), .group("form", \.form), .list("rows", \.rows),
        .flag("has-rows") { !$0.rows.isEmpty }, .text("next", \.next), .text("first", \.first),
        .flag("has-pages") { $0.next != nil || $0.first != nil }, .group("panel", \.panel), .text("done", \.done),
        .flag("is-filtered") { $0.form.hasErrors || $0.form.chips.contains { $0.label != Self.queueLabel } },
        .text("title") { $0.tabs.first(where: \.isCurrent)?.title },
    ]

    /// One reply.
    struct Row: TemplateModel {
        let review: ReviewRow
        let path: String
        let isOpen: Bool
        /// 审核时限.
        let left: TimeLeft
        let isLate: Bool

        static let names: Names<Self> = [
            .text("number", \.review.row.dispatch.order), .text("path", \.path), .flag("is-open", \.isOpen),
            .text("matter", \.matter), .text("unit", \.review.row.dispatch.unit), .texts("badges", \.badges),
            .text("urgency") { $0.review.row.urgency == .normal ? nil : $0.review.row.urgency.title },
            .text("kind", \.review.row.kind.title), .text("category", \.review.row.category),
            .text("since", \.review.signedAt.minuteText), .text("left", \.left.text),
            .text("tone", \.left.tone.rawValue), .flag("is-confidential", \.review.row.isConfidential),
        ]

        private var matter: String {
            Matter.text(title: review.row.title, excerpt: review.row.excerpt, isConfidential: review.row.isConfidential)
        }

        /// What makes it risky.
        private var badges: [String] {
            let round = review.row.dispatch.round
            let result = review.result.flatMap { ReviewRow.risky.contains($0) ? $0.title : nil }
            return [round > 1 ? "第 \(round) 轮" : nil, result, isLate ? "逾期" : nil].compactMap(\.self)
        }
    }
}

extension Website {
    /// The queue that an address asks for, with a reply open beside it.
    func reviewPage(_ view: ReviewView) async throws -> ReviewDeskPage {
        guard let visitor, let desk = entrance.desk else { throw PageError.signInNeeded }
        let (now, officer) = (now(), visitor.officer.id)
        let found = try await database.read { [self] connection in
            let isGood = view.reading.isGood
            return (
                page: isGood ? try connection.reviews(view.query, of: officer, after: view.after) : ReviewPage(),
                counts: try ReviewQueue.allCases.map { queue in
                    try ListTotal(exactly: false) { limit in
                        try connection.reviewCount(ReviewQuery(queue), of: officer, atMost: limit ?? ListTotal.limit)
                    }
                }, lists: try cityLists.lists(now: now, connection)
            )
        }
        let rows = found.page.rows
        var page = ReviewDeskPage(
            frame: frame("审核台", .reviews),
            tabs: zip(ReviewQueue.allCases, found.counts).map { queue, count in
                QueueTab(
                    name: queue.rawValue,
                    title: queue.title,
                    path: paths.reviews + paths.query(ReviewQuery(queue).items),
                    count: count,
                    isCurrent: queue == view.queue
                )
            },
            form: filterForm(paths.reviews, shown: 2, view.reading, found.lists) { _ in Self.reviewFields }
        )
        page.panel = try await panel(view, among: rows)
        page.rows = rows.map { review in
            let dispatch = review.row.dispatch
            return ReviewDeskPage.Row(
                review: review,
                path: paths.reviews + paths.query(view.listItems + [QueryItem("open", dispatch.number)]),
                isOpen: dispatch.number == page.panel?.dispatch.number,
                left: reviewClock(signedAt: review.signedAt, desk.rules),
                isLate: review.signedAt > dispatch.deadline
            )
        }
        page.next = found.page.next.map { next in
            paths.reviews + paths.query(view.query.items + [QueryItem("after", next.text)])
        }
        page.first = view.after == nil ? nil : paths.reviews + paths.query(view.query.items)
        return page
    }

    private static var reviewFields: [FilterField] {
        let queues = ReviewQueue.allCases.map { FilterOption($0.rawValue, $0.title) }
        return [
            FilterField(name: "queue", label: ReviewDeskPage.queueLabel, control: .choice(queues)),
            FilterField(name: "kind", label: "诉求类型", control: .titled(RequestKind.self)),
        ]
    }

    /// 审核时限 runs from 签发.
    private func reviewClock(signedAt: Instant, _ rules: Rules) -> TimeLeft {
        let deadline = calendar.deadline(from: signedAt, limit: rules.terms.review)
        return TimeLeft(short: deadline, at: now(), calendar: calendar)
    }

    /// The reply that is open beside the list; the first of the list where the address names none.
    private func panel(_ view: ReviewView, among rows: [ReviewRow]) async throws -> UnitDeskPanel? {
        guard let visitor, let desk = entrance.desk else { return nil }
        let all = rows.map(\.row.dispatch)
        guard let opened = try await openedDispatch(view.open, among: all) else { return nil }
        let reading = try await reading(opened.order, calls: false)
        var record = reading.record
        guard let dispatch = record.file.dispatch(opened.number) else { return nil }
        record.opensConfidential = true
        let review = Opening(.review, dispatch: dispatch.number)
        let mayReview = record.file.openings(for: visitor.officer, at: now(), under: desk.rules).contains(review)
        let reply = record.file.lastReply(dispatch.number)
        let left = reply?.signedAt.map { reviewClock(signedAt: $0, desk.rules) }
        var panel = UnitDeskPanel(
            frame: frame("审核台", .reviews),
            record: record,
            dispatch: dispatch,
            stage: record.file.stage(of: dispatch),
            path: paths.workOrder(opened.order),
            clock: mayReview
                ? left.map { UnitClock("审核：\($0.text)", $0.tone) } ?? unitClock(dispatch) : unitClock(dispatch),
            facts: record.facts(citizen(record)).filter { Self.reviewFacts.contains($0.name) }
                + (reply.map { record.facts(of: $0) } ?? []),
            warnings: record.file.conflicts(under: desk.rules).map(\.sentence),
            attempts: record.contactLines(of: Set(record.dispatches.map(\.number))),
            replies: record.answerLines(of: Set(record.dispatches.map(\.number))),
            chain: record.sendBackChain,
            acts: [],
            events: Self.events(record.timeline, reading.people, reading.names),
            list: String(paths.query(view.listItems).dropFirst()),
            next: Self.next(after: dispatch.number, all.map(\.number))
        )
        guard mayReview else { return panel }
        var form = try await page(
            OpenedOrder(file: record.file, name: .review, desk: desk, officer: visitor.officer),
            dispatch.number
        )
        form.action = paths.reviews("\(ActionName.review)", on: opened.order)
        panel.form = form
        return panel
    }

    private func unitClock(_ dispatch: Dispatch) -> UnitClock {
        UnitClock(dispatch, nil, at: now(), calendar: calendar)
    }

    private static let reviewFacts: Set<String> = ["来源渠道", "诉求类别", "事发时间", "事发地", "被反映对象", "外部时限"]
}

extension OrderRecord {
    /// What a reply says beside its two texts.
    fileprivate func facts(of reply: Reply) -> [Lane.Fact] {
        let facts: [(String, String?)] = [
            ("办理结果", reply.result?.title),
            ("是否属实", reply.isFactual.map { $0 ? "属实" : "不属实" }),
            ("未解决原因", reply.unresolvedReason.map { reasons.unresolved[$0] ?? $0 }),
            ("承诺办结日", reply.promisedDay?.description), ("分阶段安排", shown(reply.stages)),
            ("未办结说明", shown(reply.leavingOpen)),
        ]
        return facts.compactMap { name, value in value.map { Lane.Fact(name, $0) } }
    }
}
