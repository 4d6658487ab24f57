import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 派单台: what waits for a dispatcher, and the order that is open beside it.
struct DispatchingPage: TemplateModel {
    let frame: Frame
    let tabs: [QueueTab]
    let form: FilterForm
    var rows: [Row] = []
    var next: String?
    var first: String?
    var panel: DispatchingPanel?
    var done: String?
    var undo: UndoToast?
    /// What became of orders that were dispatched together.
    var bulk: BulkDispatch?
    var problem: String?
    /// Where chosen orders are dispatched together; nil in queues of which none is dispatched.
    let bulkPath: String?
    /// The list as items of an address.
    let list: String
    /// The city's units to choose from without script.
    let units: [String]

    /// The queue is a condition of the list, and chosen by its tab.
    fileprivate static let queueLabel = "待办"

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("tabs", \.tabs), .group("form", \.form), .list("rows", \.rows),
        .flag("has-rows") { !$0.rows.isEmpty }, .text("next", \.next), .text("first", \.first),
        .flag("has-pages") { $0.next != nil || $0.first != nil },
        .group("panel", \.panel), .text("done", \.done), .group("undo", \.undo), .texts("units", \.units),
        .group("bulk", \.bulk), .text("problem", \.problem), .text("bulk-path", \.bulkPath), .text("list", \.list),
        .flag("has-bulk") { $0.bulkPath != nil && !$0.rows.isEmpty },
        .flag("is-filtered") { $0.form.hasErrors || $0.form.chips.contains { $0.label != Self.queueLabel } },
        .text("title") { $0.tabs.first(where: \.isCurrent)?.title },
    ]

    /// One row of the queue.
    struct Row: TemplateModel {
        let row: WaitingRow
        let path: String
        let isOpen: Bool
        let left: TimeLeft?

        static let names: Names<Self> = [
            .text("number", \.row.number), .text("path", \.path), .flag("is-open", \.isOpen), .text("matter", \.matter),
            .text("urgency") { $0.row.urgency == .normal ? nil : $0.row.urgency.title },
            .text("kind", \.row.kind.title), .text("category", \.row.category), .text("place", \.row.area.title),
            .text("since", \.row.since.minuteText), .text("unit", \.row.unit), .text("left", \.left?.text),
            .text("tone", \.left?.tone.rawValue), .text("sent-back", \.sentBack),
            .flag("waits-for-citizen", \.waitsForCitizen), .flag("is-confidential", \.row.isConfidential),
        ]

        private var matter: String {
            Matter.text(title: row.title, excerpt: row.excerpt, isConfidential: row.isConfidential)
        }
        private var sentBack: String? { row.sentBack > 0 ? "已退 \(row.sentBack) 次" : nil }
        private var waitsForCitizen: Bool { row.waitsForCitizen }
    }
}

extension WaitingRow {
    /// 待补充: it can't be dispatched, and its clock stands still.
    var waitsForCitizen: Bool { suspension.map { $0.dispatch == nil && $0.resumedAt == nil } ?? false }

    /// 派单时限 began with the citizen's answer where he was asked.
    fileprivate var start: Instant {
        guard let suspension, suspension.dispatch == nil, let resumedAt = suspension.resumedAt else { return since }
        return max(since, resumedAt)
    }
}

extension Website {
    /// The queue that an address asks for, with an order open beside it.
    func dispatchingPage(_ view: WaitingView) async throws -> DispatchingPage {
        let now = now()
        let found = try await database.read { [self] connection in
            let lists = try cityLists.lists(now: now, connection)
            let isGood = view.reading.isGood
            return (
                page: isGood ? try connection.waiting(view.query, after: view.after) : WaitingPage(),
                counts: try WaitingQueue.allCases.map { try ListTotal(waiting: $0, on: connection) }, lists: lists
            )
        }
        let rows = found.page.rows
        var page = DispatchingPage(
            frame: frame("派单台", .dispatching),
            tabs: zip(WaitingQueue.allCases, found.counts).map { queue, count in
                QueueTab(
                    name: queue.rawValue,
                    title: queue.title,
                    path: paths.dispatching + paths.query(WaitingQuery(queue).items),
                    count: count,
                    isCurrent: queue == view.queue
                )
            },
            form: waitingForm(view.reading, found.lists),
            bulkPath: view.queue == .orders ? paths.dispatching + "/bulk" : nil,
            list: String(paths.query(view.listItems).dropFirst()),
            units: found.lists.openUnits.map(\.name)
        )
        page.panel = try await panel(view, among: rows)
        page.rows = rows.map { row($0, view, isOpen: $0.number == page.panel?.number) }
        page.next = found.page.next.map { next in
            paths.dispatching + paths.query(view.query.items + [QueryItem("after", next.text)])
        }
        page.first = view.after == nil ? nil : paths.dispatching + paths.query(view.query.items)
        return page
    }

    private func row(_ row: WaitingRow, _ view: WaitingView, isOpen: Bool) -> DispatchingPage.Row {
        DispatchingPage.Row(
            row: row,
            path: paths.dispatching + paths.query(view.listItems + [QueryItem("order", row.number)]),
            isOpen: isOpen,
            left: timeLeft(row)
        )
    }

    /// 派单时限 of an order, 办结时限 of a dispatch; nil where none runs.
    private func timeLeft(_ row: WaitingRow) -> TimeLeft? {
        guard !row.waitsForCitizen else { return nil }
        if let deadline = row.deadline { return TimeLeft(until: deadline, at: now(), calendar: calendar) }
        guard let terms = entrance.desk?.rules.terms else { return nil }
        let deadline = calendar.deadline(from: row.start, limit: terms.dispatching)
        return TimeLeft(short: deadline, at: now(), calendar: calendar)
    }

    private func waitingForm(_ reading: FilterReading, _ lists: CityLists) -> FilterForm {
        filterForm(paths.dispatching, shown: 5, reading, lists, fields: Self.waitingFields)
    }

    /// Every condition of a ``WaitingQuery``; all are always seen.
    static func waitingFields(_ lists: CityLists) -> [FilterField] {
        let queues = WaitingQueue.allCases.map { FilterOption($0.rawValue, $0.title) }
        return [
            FilterField(name: "queue", label: DispatchingPage.queueLabel, control: .choice(queues)),
            FilterField(name: "urgency", label: "紧急程度", control: .titled(Urgency.self)),
            FilterField(name: "kind", label: "诉求类型", control: .titled(RequestKind.self)),
            FilterField(name: "category", label: "诉求类别", control: .choice(lists.categoryOptions)),
            FilterField(name: "county", label: "县区", control: .names(lists.counties)),
        ]
    }

    /// How many wait in each queue, for the live stream.
    func waitingCounts() async throws -> [WaitingQueue: Int] {
        try await database.read { connection in
            let counts = try WaitingQueue.allCases.map { try ListTotal(waiting: $0, on: connection).count }
            return Dictionary(uniqueKeysWithValues: zip(WaitingQueue.allCases, counts))
        }
    }

    /// Tells open pages how many wait, where anybody listens.
    func tellOfWaiting() async throws {
        guard live.count > 0 else { return }
        live.tell(waiting: try await waitingCounts())
    }
}

extension ListTotal {
    fileprivate init(waiting queue: WaitingQueue, on connection: any Connection) throws {
        try self.init(exactly: false) { limit in
            try connection.waitingCount(WaitingQuery(queue), atMost: limit ?? Self.limit)
        }
    }
}
