import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkingDays

/// The tables to begin with: one's own templates, those that others share, and those of every city.
struct TableListPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let own: [Entry]
    let shared: [Entry]
    let standard: [Link]
    let new: [Link]
    var done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("own", \.own), .list("shared", \.shared), .list("standard", \.standard),
        .list("new", \.new), .text("done", \.done), .text("remove", \.paths.removeTable),
        .flag("has-own") { !$0.own.isEmpty }, .flag("has-shared") { !$0.shared.isEmpty },
    ]

    /// A template.
    struct Entry: TemplateModel {
        let template: TableTemplate
        /// Nil where the table can't be counted any more.
        let path: String?
        let made: String?

        static let names: Names<Self> = [
            .text("id") { "\($0.template.id)" }, .text("name", \.template.name), .text("path", \.path),
            .text("made", \.made), .text("schedule", \.schedule), .flag("is-shared", \.template.isShared),
            .text("owner", \.template.owner),
        ]

        private var schedule: String? { template.schedule == .never ? nil : "\(template.schedule.title)生成" }
    }
}

extension Website {
    var tableDesk: TableDesk { TableDesk(database: database, settings: settings, calendar: calendar) }

    /// Answers `GET /tables`.
    @Sendable func tableList(_ request: Request) async throws -> Response {
        let done = try RequestItems(request).value("done")
        let officer = visitor?.account.id ?? ""
        let unit = ownUnit
        let templates = try await database.read { try $0.tableTemplates(of: officer, in: unit) }
        let entries = templates.map { template in
            TableListPage.Entry(
                template: template,
                path: template.table.map { paths.table($0.items) },
                made: template.schedule == .never ? nil : paths.madeTables(template.id)
            )
        }
        let page = TableListPage(
            frame: frame("统计表", .tables),
            paths: paths,
            own: entries.filter { $0.template.owner == officer },
            shared: entries.filter { $0.template.owner != officer },
            standard: standardLinks,
            new: (unit == nil ? TableSubject.allCases : [.dispatches]).map(newLink),
            done: done.isEmpty ? nil : "已保存模板“\(done)”。"
        )
        return html(self.templates.tables.render(page))
    }

    private var standardLinks: [Link] {
        StandardTable.all.filter { ownUnit == nil || $0.isOfDispatches }.compactMap { standard in
            standard.table.map { Link(standard.name, paths.table($0.items)) }
        }
    }

    private func newLink(_ subject: TableSubject) -> Link {
        let (rows, measure) = subject == .orders ? ("kind", "valid") : ("unit", "dispatched")
        let items = [("of", subject.rawValue), ("rows", rows), ("measure", measure)]
        return Link("统计\(subject.title)", paths.table(items.map { QueryItem($0.0, $0.1) }))
    }

    /// Answers `POST /tables`: keeps a table as a template.
    @Sendable func keepTable(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let officer = visitor?.account.id else { throw PageError.signInNeeded }
        let table = try ownTable(QueryItem.items(of: items["spec"], separator: "\n"))
        guard let read = TableReading(table).table else { throw PageError.badRequest(TableRefusal.spec.sentence) }
        let template = TableTemplate(
            owner: officer,
            unit: ownUnit,
            name: items["name"],
            table: read,
            isShared: items.isTicked("shared"),
            schedule: Int(items["schedule"]).flatMap(TableSchedule.init(rawValue:)) ?? .never
        )
        do {
            _ = try await tableDesk.keep(template, at: now())
        } catch let refusal as TableRefusal {
            return try await tableResponse(table, typed: items, problem: refusal.sentence)
        }
        return redirect(to: paths.tables + paths.query([QueryItem("done", template.name)]))
    }

    /// Answers `POST /tables/remove`.
    @Sendable func removeTable(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let officer = visitor?.account.id else { throw PageError.signInNeeded }
        guard let id = Int(items["id"]), try await tableDesk.remove(id, of: officer) else {
            throw PageError.notFound("没有这个模板，可能已经删除。请回到统计表查看。")
        }
        return redirect(to: paths.tables)
    }
}
