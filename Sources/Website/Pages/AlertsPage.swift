import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 待阅: the urgent and sensitive matters that an officer was told of and has not confirmed, made for a phone.
struct AlertsPage: TemplateModel {
    let frame: Frame
    let alerts: [Item]
    let done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("alerts", \.alerts), .text("done", \.done),
        .flag("is-empty") { $0.alerts.isEmpty },
    ]

    /// One matter.
    struct Item: TemplateModel {
        let number: String
        let path: String
        let kind: String
        let at: String
        let words: String
        let content: String
        let place: String
        let confirmPath: String?
        let sequence: Int
        let told: String
        let csrf: String

        static let names: Names<Self> = [
            .text("number", \.number), .text("path", \.path), .text("kind", \.kind), .text("at", \.at),
            .text("words", \.words), .text("content", \.content), .text("place", \.place),
            .text("confirm", \.confirmPath), .number("sequence", \.sequence), .text("told", \.told),
            .text("csrf", \.csrf),
        ]
    }
}

extension Website {
    /// How many open alerts the page shows; more than this at once is a disaster with a desk of its own.
    static let mostAlerts = 50

    /// Answers `GET /alerts`.
    @Sendable func alertList(_ request: Request) async throws -> Response {
        let done = try RequestItems(request).value("done")
        let open = try await database.read { try $0.openAlerts(limit: Self.mostAlerts) }
        var files: [CaseFile] = []
        for number in open { files.append(try await actingDesk().file(number)) }
        let alerts = files.flatMap(\.matters.alerts).filter(\.isOpen)
        let names = try await officerNames(alerts.flatMap { $0.told + [$0.confirmedBy].compactMap(\.self) })
        let items = files.flatMap { file in
            file.matters.alerts.filter(\.isOpen).map { item($0, of: file, names) }
        }
        let page = AlertsPage(frame: frame("待阅", .alerts), alerts: items, done: done.isEmpty ? nil : done)
        return html(templates.alerts.render(page))
    }

    /// Answers `POST /alerts`: 紧急确认 in one touch.
    @Sendable func confirmAlert(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let sequence = Int(items["sequence"]), let visitor else {
            throw PageError.badRequest("请从待阅页面确认。")
        }
        let action = Action.confirmAlert(sequence: sequence)
        let before = try await actingDesk().file(items["number"])
        let file = try await actingDesk().carryOut(action, on: items["number"], by: visitor.officer, at: now())
        try await tellOfAlerts(file, since: before)
        return redirect(to: paths.alerts + paths.query([QueryItem("done", "已确认 \(items["number"])")]))
    }

    /// Who was told; where nobody was on duty it says what to mend.
    private static func told(_ alert: Alert, _ names: OfficerNames) -> String {
        if let officer = alert.confirmedBy { return "\(names.name(officer)) 已确认" }
        guard !alert.told.isEmpty else { return "没有可通知的值班人员，请电话报告值班领导，并补全值班表" }
        return "已通知 \(alert.told.map(names.name).joined(separator: "、"))，等待确认"
    }

    private func item(_ alert: Alert, of file: CaseFile, _ names: OfficerNames) -> AlertsPage.Item {
        let order = file.order
        let mayConfirm = alert.confirmedAt == nil && alert.told.contains(visitor?.account.id ?? "")
        return AlertsPage.Item(
            number: order.number,
            path: paths.workOrder(order.number),
            kind: alert.kind.title,
            at: alert.at.minuteText,
            words: alert.words.joined(separator: "、"),
            content: NumberMask.masked(order.content),
            place: order.place.area.title + (order.place.address ?? ""),
            confirmPath: mayConfirm ? paths.alerts : nil,
            sequence: alert.sequence,
            told: Self.told(alert, names),
            csrf: visitor?.csrf ?? ""
        )
    }
}
