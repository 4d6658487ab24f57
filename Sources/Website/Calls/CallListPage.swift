import Bulletins
import Calls
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 通话清单: the calls behind a figure.
struct CallListPage: TemplateModel {
    let frame: Frame
    let conditions: String
    let rows: [RowOfCall]
    let next: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("conditions", \.conditions), .list("rows", \.rows), .text("next", \.next),
        .flag("is-empty") { $0.rows.isEmpty }, .flag("has-rows") { !$0.rows.isEmpty },
        .text("back", \.frame.paths.calls),
    ]

    /// One call.
    struct RowOfCall: TemplateModel {
        let opened: CallDesk.Opened
        let reasons: [String: String]
        let names: OfficerNames
        let paths: Paths

        static let names: Names<Self> = [
            .text("at", \.call.beganAt.description), .text("queue", \.call.queue),
            .text("agent") { row in row.call.agent.map(row.names.name) },
            .text("number") { $0.opened.number.map(MaskedCitizen.number) ?? "未显示号码" },
            .text("wait") { $0.fact.waitSeconds.map(CallWording.span) },
            .text("talk") { $0.fact.talkSeconds.map(CallWording.span) },
            .text("fate") { $0.fact.fate.title }, .text("rating") { $0.call.rating?.title },
            .text("order", \.call.order), .text("order-path") { row in row.call.order.map(row.paths.workOrder) },
            .text("result") { row in row.call.disposition.map { row.reasons[$0] ?? $0 } },
        ]

        private var call: Call { opened.stored.call }

        private var fact: CallFact {
            CallFact(
                offeredAt: call.offeredAt ?? call.beganAt,
                answeredAt: call.answeredAt,
                endedAt: call.endedAt,
                end: call.end
            )
        }
    }
}

extension Website {
    private static let callsOfPage = 50

    /// Answers `GET /calls/list?period=…`.
    @Sendable func callList(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        let query = try CallQuery(items)
        let before = try Self.callKey(items.value("before"))
        let found = try await calls.calls(query, limit: Self.callsOfPage + 1, before: before)
        let shown = found.prefix(Self.callsOfPage)
        let last = found.count > Self.callsOfPage ? shown.last?.stored.call : nil
        let officers = try await officerNames(shown.compactMap(\.stored.call.agent) + [query.agent].compactMap(\.self))
        let results = entrance.desk?.rules.reasons.calls ?? reasons.calls
        let page = CallListPage(
            frame: frame("通话清单", .calls),
            conditions: query.words(officers),
            rows: shown.map {
                CallListPage.RowOfCall(opened: $0, reasons: results, names: officers, paths: paths)
            },
            next: last.map { paths.calls(query, before: "\(($0.offeredAt ?? $0.beganAt).secondsSinceEpoch)-\($0.id)") }
        )
        return html(templates.callList.render(page))
    }

    private static func callKey(_ text: String) throws(PageError) -> (at: Instant, id: String)? {
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let seconds = Int(parts[0]) else { throw .badRequest("网址中的 before 有误，请回到清单第一页。") }
        return (Instant(secondsSinceEpoch: seconds), String(parts[1]))
    }
}

extension CallQuery {
    /// Reads the conditions of an address; anything it doesn't know is refused.
    init(_ items: RequestItems) throws(PageError) {
        var form = PeriodForm(action: "", period: items.value("period"))
        guard let (period, _) = form.read() else { throw .badRequest("网址中的统计期有误，请从话务页面进入。") }
        self.init(period)
        for item in items.items where item.name != "period" && item.name != "before" {
            switch item.name {
            case "queue": queue = item.value
            case "agent": agent = item.value
            case "hour" where (0...23).contains(Int(item.value) ?? -1): hour = Int(item.value)
            case "fate" where CallFate(title: item.value) != nil: fate = CallFate(title: item.value)
            case "in-time" where item.value == "1": isInTime = true
            default: throw .badRequest("网址中的条件“\(item.name)”有误，请从话务页面进入。")
            }
        }
    }

    /// As they stand in an address.
    var items: [QueryItem] {
        var items = [QueryItem("period", period.name)]
        if let queue { items.append(QueryItem("queue", queue)) }
        if let agent { items.append(QueryItem("agent", agent)) }
        if let hour { items.append(QueryItem("hour", "\(hour)")) }
        if let fate { items.append(QueryItem("fate", fate.title)) }
        if isInTime { items.append(QueryItem("in-time", "1")) }
        return items
    }

    /// The conditions in words.
    func words(_ names: OfficerNames = OfficerNames()) -> String {
        var words = [period.name]
        if let queue { words.append(queue.isEmpty ? "未分队列" : "队列 \(queue)") }
        if let agent { words.append(agent.isEmpty ? "无人接听" : "坐席 \(names.name(agent))") }
        if let hour { words.append("\(hour):00–\(hour + 1):00") }
        if let fate { words.append(fate.title) }
        if isInTime { words.append("\(CallTally.standardLimit)秒内接通") }
        return words.joined(separator: "，")
    }
}
