import Bulletins
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 统计表: rows, columns and measures of one's choice, every number a link to its orders.
struct TablePage: TemplateModel {
    let frame: Frame
    let form: TableForm
    let tables: Link
    var sheet: TableSheetView?
    /// The one measure that the caption names.
    var measure: String?
    var previous: Link?
    var next: Link?
    var problem: String?
    /// The form that keeps it as a template; nil where nobody is signed in.
    var keeping: KeepTableForm?

    static let names: Names<Self> = [
        .group("frame", \.frame), .group("form", \.form), .group("tables", \.tables), .group("sheet", \.sheet),
        .text("measure", \.measure), .group("previous", \.previous), .group("next", \.next),
        .text("problem", \.problem), .group("keeping", \.keeping),
    ]
}

extension Website {
    /// Answers `GET /tables/show?…`.
    @Sendable func showTable(_ request: Request) async throws -> Response {
        let items = try ownTable(try RequestItems(request).items)
        let filled = items.filter { !$0.value.isEmpty }
        return filled.count < items.count ? redirect(to: paths.table(filled)) : try await tableResponse(items)
    }

    /// The table of an address; `typed` is a form to keep it as a template that has a fault.
    func tableResponse(_ items: [QueryItem], typed: FormItems? = nil, problem: String? = nil) async throws -> Response {
        let reading = TableReading(items)
        var page = try await tablePage(reading)
        guard let table = reading.table else { return html(templates.table.render(page), status: .badRequest) }
        let period = table.period.period(on: now().day)
        do {
            let result = try await counted(table, period)
            page.sheet = TableSheetView(result.sheet(), paths: paths, opensOrders: ownUnit == nil)
        } catch let error as TableError {
            page.problem = error.description
            return html(templates.table.render(page), status: .badRequest)
        }
        if table.measures.count == 1, table.columns != nil { page.measure = table.measures[0].title }
        page.previous = period.previous.map { link(to: $0, of: table) }
        page.next = period.next.map { link(to: $0, of: table) }
        if visitor != nil { page.keeping = KeepTableForm(table, typed: typed, problem: problem, paths: paths) }
        return html(templates.table.render(page), status: problem == nil ? .ok : .unprocessableContent)
    }

    /// A table of a period, as of now or its own cut-off.
    func counted(_ table: StatTable, _ period: Period) async throws -> TableResult {
        let cutOff = table.asOf?.start ?? now()
        return try await database.read { [settings, calendar] connection in
            try connection.table(table, period: period, cutOff: cutOff, settings: settings, calendar: calendar)
        }
    }

    /// A unit's officers count its own dispatches, or those of one unit below it.
    func ownTable(_ items: [QueryItem]) throws(PageError) -> [QueryItem] {
        guard ownUnit != nil else { return items }
        let others = items.filter { !["of", "unit", "group"].contains($0.name) }
        if let subject = items.first(where: { $0.name == "of" }), subject.value != TableSubject.dispatches.rawValue {
            throw .forbidden
        }
        var query = DispatchQuery()
        query.unit = items.first { $0.name == "unit" && !$0.value.isEmpty }?.value
        let unit = try limited(query).unit ?? ""
        return [QueryItem("of", TableSubject.dispatches.rawValue)] + others + [QueryItem("unit", unit)]
    }

    private func link(to period: Period, of table: StatTable) -> Link {
        var table = table
        table.period = .fixed(period)
        return Link(period.title, paths.table(table.items))
    }

    private func tablePage(_ reading: TableReading) async throws -> TablePage {
        let text = reading.items.first { $0.name == "of" }?.value ?? ""
        let subject = TableSubject(rawValue: text) ?? .orders
        let now = now()
        let lists = try await database.read { [cityLists] connection in try cityLists.lists(now: now, connection) }
        let fields = subject == .orders ? Self.orderFields(lists) : Self.dispatchFields(lists)
        return TablePage(
            frame: frame("统计表", .tables),
            form: TableForm(
                reading,
                subject: subject,
                subjects: ownUnit == nil ? subjects(subject) : [],
                action: paths.table([]),
                filters: fields.filter { TableReading.isFilter($0.name, of: subject) && isOffered($0.name) },
                template: templates.field
            ),
            tables: Link("全部统计表", paths.tables)
        )
    }

    /// A unit is limited to itself.
    private func isOffered(_ field: String) -> Bool { ownUnit == nil || field != "group" }

    private func subjects(_ chosen: TableSubject) -> [TableForm.Subject] {
        TableSubject.allCases.map { subject in
            let standard = StandardTable.all.first { $0.table?.subject == subject }?.table
            let path = paths.table(standard?.items ?? [])
            return TableForm.Subject(title: subject.title, path: path, isChosen: subject == chosen)
        }
    }
}
