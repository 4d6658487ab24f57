import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 审计: sign-ins, changes, and whose identity was opened; three tabs of one page.
struct AuditPage: TemplateModel {
    /// Which record is read.
    enum Tab: CaseIterable, Sendable {
        case signIns
        case changes
        case looks

        var title: String {
            switch self {
            case .signIns: "登录"
            case .changes: "变更和导出"
            case .looks: "查看诉求人信息"
            }
        }

        var columns: [String] {
            switch self {
            case .signIns: ["时间", "事件", "工号", "地址"]
            case .changes: ["时间", "内容", "对象", "办理人", "复核人"]
            case .looks: ["时间", "理由", "工单编号", "工号"]
            }
        }
    }

    let frame: Frame
    let tab: Tab
    let tabs: [TabLink]
    let action: String
    var fields: [FilterField]
    var rows: [Row] = []
    var next: String?
    var first: String?
    /// The links that have both records checked, and what came of it.
    let check: String
    var verdict: Verdict?
    var problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("tabs", \.tabs), .text("action", \.action), .list("fields", \.fields),
        .texts("columns", \.tab.columns), .list("rows", \.rows), .text("next", \.next), .text("first", \.first),
        .text("check", \.check), .group("verdict", \.verdict), .text("problem", \.problem), .text("title", \.tab.title),
        .flag("is-empty") { $0.rows.isEmpty && $0.problem == nil }, .flag("has-rows") { !$0.rows.isEmpty },
    ]

    struct TabLink: TemplateModel {
        let title: String
        let path: String
        let isCurrent: Bool

        static let names: Names<Self> = [
            .text("title", \.title), .text("path", \.path), .flag("is-current", \.isCurrent),
        ]
    }

    /// One line; the second cell says what happened.
    struct Row: TemplateModel {
        let at: String
        let what: String
        let rest: [Cell]
        var isBad = false

        static let names: Names<Self> = [
            .text("at", \.at), .text("what", \.what), .list("rest", \.rest), .flag("is-bad", \.isBad),
        ]
    }

    /// A cell with the name of its column, which stands before it on a phone.
    struct Cell: TemplateModel {
        let label: String
        let text: String

        static let names: Names<Self> = [.text("label", \.label), .text("text", \.text)]
    }

    /// Whether the records are whole.
    struct Verdict: TemplateModel {
        let sentence: String
        let isGood: Bool

        static let names: Names<Self> = [.text("sentence", \.sentence), .flag("is-good", \.isGood)]
    }
}

extension Website {
    private static let auditLines = 50

    /// Answers `GET /audit`.
    @Sendable func auditSignIns(_ request: Request) async throws -> Response {
        try await audit(request, .signIns) { page, desk, query, items in
            let before = items.value("before").isEmpty ? nil : Int(items.value("before")) ?? 0
            let found = try await desk.signIns(query, before: before, limit: Self.auditLines + 1)
            page.rows = found.prefix(Self.auditLines).map { event in
                let officer = event.officer.isEmpty ? "（没有这个工号）" : event.officer
                return .init(event.at.minuteText, event.kind.title, [officer, event.address], of: .signIns) {
                    $0.isBad = event.kind != .signedIn && event.kind != .signedOut
                }
            }
            return found.count > Self.auditLines ? found.dropLast().last.map { "\($0.sequence)" } : nil
        }
    }

    /// Answers `GET /audit/changes`.
    @Sendable func auditChanges(_ request: Request) async throws -> Response {
        try await audit(request, .changes) { page, desk, query, items in
            let before = items.value("before").isEmpty ? nil : Int(items.value("before")) ?? 0
            let found = try await desk.changes(query, before: before, limit: Self.auditLines + 1)
            page.rows = found.prefix(Self.auditLines).map { event in
                let rest = [event.subject, event.officer, event.approvedBy ?? ""]
                return .init(event.at.minuteText, event.words, rest, of: .changes)
            }
            return found.count > Self.auditLines ? found.dropLast().last.map { "\($0.sequence)" } : nil
        }
    }

    /// Answers `GET /audit/identities`.
    @Sendable func auditLooks(_ request: Request) async throws -> Response {
        try await audit(request, .looks) { page, desk, query, items in
            let after = items.value("before").isEmpty ? nil : items.value("before")
            let found = try await desk.looks(query, after: after, limit: Self.auditLines + 1)
            page.rows = found.prefix(Self.auditLines).map { look, reason in
                .init(look.at.minuteText, reason, [look.order, look.officer], of: .looks)
            }
            return found.count > Self.auditLines ? found.dropLast().last?.look.key : nil
        }
    }

    private func audit(
        _ request: Request,
        _ tab: AuditPage.Tab,
        fill: (inout AuditPage, AuditDesk, AuditQuery, RequestItems) async throws -> String?
    ) async throws -> Response {
        guard let signIn = entrance.accounts else { throw PageError.forbidden }
        let (desk, items) = (AuditDesk(signIn), try RequestItems(request))
        var page = auditPage(tab, items)
        let kept = items.items.filter { !["before", "check"].contains($0.name) && !$0.value.isEmpty }
        if let query = page.query(items) {
            let next = try await fill(&page, desk, query, items)
            page.next = next.map { page.action + paths.query(kept + [QueryItem("before", $0)]) }
            page.first = items.value("before").isEmpty ? nil : page.action + paths.query(kept)
        }
        if items.value("check") == "1" { page.verdict = try await verdict(desk) }
        return html(templates.audit.render(page), status: page.problem == nil ? .ok : .unprocessableContent)
    }

    private func verdict(_ desk: AuditDesk) async throws -> AuditPage.Verdict {
        let faults = try await desk.firstFaults(at: now())
        let sentences = [
            faults.signIn.map { "登录记录从第\($0)条起与校验不符" }, faults.change.map { "变更记录从第\($0)条起与校验不符" },
        ].compactMap(\.self)
        guard !sentences.isEmpty else { return .init(sentence: "登录记录和变更记录都与校验相符，没有被改动。", isGood: true) }
        return .init(sentence: sentences.joined(separator: "；") + "，可能被改动或删除，请保全数据库并报告。", isGood: false)
    }

    private func path(_ tab: AuditPage.Tab) -> String {
        switch tab {
        case .signIns: paths.audit
        case .changes: paths.auditChanges
        case .looks: paths.auditLooks
        }
    }

    private func auditPage(_ tab: AuditPage.Tab, _ items: RequestItems) -> AuditPage {
        var fields = [
            FilterField(name: "from", label: "起", control: .day), FilterField(name: "to", label: "止", control: .day),
            FilterField(name: "officer", label: tab == .changes ? "办理人工号" : "工号", control: .text(hint: "")),
        ]
        switch tab {
        case .signIns:
            let kinds = SignInEvent.Kind.allCases.map { FilterOption("\($0.rawValue)", $0.title) }
            fields.append(FilterField(name: "kind", label: "事件", control: .choice(kinds)))
        case .changes: fields.append(FilterField(name: "about", label: "被变更账号的工号", control: .text(hint: "")))
        case .looks: break
        }
        for index in fields.indices { fields[index].value = items.value(fields[index].name) }
        return AuditPage(
            frame: frame("审计", .audit),
            tab: tab,
            tabs: AuditPage.Tab.allCases.map {
                .init(title: $0.title, path: path($0), isCurrent: $0 == tab)
            },
            action: path(tab),
            fields: fields,
            check: path(tab) + paths.query([QueryItem("check", "1")])
        )
    }
}

extension AuditPage {
    /// What the fields ask for; nil where one of them can't be, which is said at it.
    fileprivate mutating func query(_ items: RequestItems) -> AuditQuery? {
        var query = AuditQuery()
        query.officer = items.value("officer").isEmpty ? nil : items.value("officer")
        query.subject = items.value("about").isEmpty ? nil : AccountDesk.subject(of: items.value("about"))
        query.kind = Int(items.value("kind")).flatMap(SignInEvent.Kind.init)
        query.from = day("from", items)
        query.to = day("to", items)
        return problem == nil ? query : nil
    }

    private mutating func day(_ name: String, _ items: RequestItems) -> CivilDay? {
        let text = items.value(name)
        guard !text.isEmpty else { return nil }
        if let day = CivilDay(text) { return day }
        problem = "“\(text)”不是日期，应形如 2022-03-01，请改正后重新筛选。"
        for index in fields.indices where fields[index].name == name { fields[index].error = problem }
        return nil
    }
}

extension AuditPage.Row {
    fileprivate init(
        _ at: String,
        _ what: String,
        _ rest: [String],
        of tab: AuditPage.Tab,
        _ change: (inout Self) -> Void = { _ in }
    ) {
        let labels = tab.columns.dropFirst(2)
        self.init(at: at, what: what, rest: zip(labels, rest).map { AuditPage.Cell(label: $0, text: $1) })
        change(&self)
    }
}
