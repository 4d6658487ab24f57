import Accounts
import Bulletins
import Calls
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 回拨: whom nobody answered, and one's own calls that still need a result.
struct MissedCallsPage: TemplateModel {
    let frame: Frame
    let missed: [Item]
    let owed: [Owed]
    let results: [FilterOption]
    let dispositions: [FilterOption]
    let done: String?
    let problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("missed", \.missed), .list("owed", \.owed), .list("results", \.results),
        .list("dispositions", \.dispositions), .text("done", \.done), .text("problem", \.problem),
        .flag("has-missed") { !$0.missed.isEmpty }, .flag("is-empty") { $0.missed.isEmpty },
        .flag("has-owed") { !$0.owed.isEmpty }, .text("count") { "\($0.missed.count)" },
        .text("note-path", \.frame.paths.missedCalls), .text("result-path", \.frame.paths.callResults),
    ]

    /// A number to call back.
    struct Item: TemplateModel {
        let missed: MissedCall
        /// From 1; the first nine are taken to the desk by a key.
        let place: Int
        let now: Instant
        let names: OfficerNames
        let paths: Paths

        static let names: Names<Self> = [
            .text("id", \.call.id), .text("number", \.number), .text("queue", \.call.queue),
            .text("at", \.call.beganAt.minuteText), .text("waiting", \.waiting), .text("times", \.times),
            .text("attempts", \.attempts), .text("desk", \.desk), .text("key", \.key), .number("place", \.place),
        ]

        private var call: Call { missed.opened.stored.call }
        private var number: String { missed.opened.number.map(MaskedCitizen.number) ?? "未显示号码" }
        private var desk: String { paths.desk(call: call.id) }
        private var key: String? { place <= 9 ? "Alt+\(place)" : nil }
        private var times: String { "\(missed.count)次" }

        private var waiting: String {
            CallWording.span(now.secondsSinceEpoch - call.beganAt.secondsSinceEpoch)
        }

        private var attempts: String? {
            guard let last = missed.attempts.last else { return nil }
            return
                "已拨\(missed.attempts.count)次，上次\(last.at.minuteText) \(last.result.title)，\(names.name(last.officer))"
        }
    }

    /// An answered call without order and result.
    struct Owed: TemplateModel {
        let opened: CallDesk.Opened
        let paths: Paths

        static let names: Names<Self> = [
            .text("id", \.opened.stored.call.id), .text("at", \.opened.stored.call.beganAt.minuteText),
            .text("queue", \.opened.stored.call.queue),
            .text("number") { $0.opened.number.map(MaskedCitizen.number) ?? "未显示号码" },
            .text("talk") { item in
                let call = item.opened.stored.call
                guard let start = call.answeredAt, let end = call.endedAt else { return "通话中" }
                return CallWording.span(end.secondsSinceEpoch - start.secondsSinceEpoch)
            },
            .text("desk") { $0.paths.desk(call: $0.opened.stored.call.id) },
        ]
    }
}

extension Website {
    /// More waiting numbers than this are shown when these are done.
    private static let mostMissed = 100

    /// Answers `GET /calls/missed`.
    @Sendable func missedCallList(_ request: Request) async throws -> Response {
        let done = try RequestItems(request).value("done")
        return html(templates.missedCalls.render(try await missedCallsPage(done: done.isEmpty ? nil : done)))
    }

    /// Answers `POST /calls/missed`: what came of one attempt to call back.
    @Sendable func noteCallback(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        guard let result = CallbackResult(title: items["result"]) else {
            let page = try await missedCallsPage(problem: "请选择回拨结果。")
            return html(templates.missedCalls.render(page), status: .unprocessableContent)
        }
        let callback = try await calls.note(result, on: items["call"], by: visitor.account.id, at: now())
        live.sendToAll(.missedCalls)
        let done = callback == .waiting ? "已记录“\(result.title)”，稍后再拨" : "已记录“\(result.title)”，\(callback.title)"
        return redirect(to: paths.missedCalls + paths.query([QueryItem("done", done)]))
    }

    private func missedCallsPage(done: String? = nil, problem: String? = nil) async throws -> MissedCallsPage {
        let now = now()
        let missed = try await calls.missed(limit: Self.mostMissed)
        let owed = try await calls.unsettled(of: visitor?.account.id ?? "", at: now)
        let names = try await officerNames(missed.compactMap { $0.attempts.last?.officer })
        let lists = entrance.desk?.rules.reasons.calls ?? reasons.calls
        return MissedCallsPage(
            frame: frame("回拨", .missedCalls),
            missed: missed.enumerated().map { index, call in
                MissedCallsPage.Item(missed: call, place: index + 1, now: now, names: names, paths: paths)
            },
            owed: owed.map { MissedCallsPage.Owed(opened: $0, paths: paths) },
            results: CallbackResult.allCases.map { FilterOption($0.title, $0.title) },
            dispositions: lists.sorted { $0.key < $1.key }.map { FilterOption($0.key, $0.value) },
            done: done,
            problem: problem
        )
    }
}
