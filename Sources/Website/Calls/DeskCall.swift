import Accounts
import Bulletins
import Calls
import Casework
import Documents
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 来电 at the desk: the call that is at the officer's phone, or that he has taken to the desk.
struct DeskCall: TemplateModel {
    let id: String
    /// `138****1234`; a line without a number says so.
    let number: String
    let queue: String?
    /// Whether it fills the form; else it is offered by one key.
    let isTaken: Bool
    let path: String

    static let names: Names<Self> = [
        .text("id", \.id), .text("number", \.number), .text("queue", \.queue), .flag("is-taken", \.isTaken),
        .text("path", \.path),
    ]

    init(_ opened: CallDesk.Opened, isTaken: Bool, paths: Paths) {
        let call = opened.stored.call
        id = call.id
        number = opened.number.map(MaskedCitizen.number) ?? "未显示号码"
        queue = call.isMissed ? "回拨" : call.queue
        self.isTaken = isTaken
        path = paths.desk(call: call.id)
    }
}

extension Website {
    /// The desk for calls, by the city's lists.
    var calls: CallDesk {
        CallDesk(database: database, seal: seal, reasons: entrance.desk?.rules.reasons ?? reasons)
    }

    /// Answers `GET /desk/calls/:id` for the script of the desk: the number of one's own call.
    @Sendable func deskCall(_ request: Request) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let opened = try await calls.call(try pathPart(2, request), for: visitor.account.id)
        let shown = DeskCall(opened, isTaken: true, paths: paths)
        let members: [JSONValue.Member] = [
            .init("id", .string(shown.id)), .init("number", .string(opened.number ?? "")),
            .init("masked", .string(shown.number)), .init("queue", .string(shown.queue ?? "")),
        ]
        return json(JSONValue.object(members).text)
    }

    /// The desk's form with a call's number, and whoever called before from it.
    func taking(_ id: String, _ page: DeskPage) async throws -> DeskPage {
        guard let visitor else { return page }
        var page = page
        let opened = try await calls.call(id, for: visitor.account.id)
        var items: [(String, String)] = [("callNumber", id)]
        if let number = opened.number { items.append(("callingNumber", number)) }
        page.form.take(items)
        page.call = DeskCall(opened, isTaken: true, paths: paths)
        guard let number = opened.number else { return page }
        page.caller = try await caller(of: try await actingDesk().appeals(ofCaller: number), number: number)
        return page
    }

    /// The call at the officer's phone, to be offered; nil where there is none or it has its result.
    func offeredCall() async throws -> DeskCall? {
        guard let visitor, let opened = try await calls.current(of: visitor.account.id, at: now()),
            opened.stored.call.order == nil, opened.stored.call.disposition == nil
        else { return nil }
        return DeskCall(opened, isTaken: false, paths: paths)
    }

    /// Answers `POST /calls/results`: 来电结果 of a call without an order.
    @Sendable func settleCall(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        try await calls.settle(items["call"], as: items["result"], by: visitor.account.id)
        let done = [QueryItem("done", "已记录来电结果")]
        if items["from"] == "desk" {
            return redirect(to: paths.desk + paths.query(done + [QueryItem("drafted", "appeal")]))
        }
        return redirect(to: paths.missedCalls + paths.query(done))
    }
}
