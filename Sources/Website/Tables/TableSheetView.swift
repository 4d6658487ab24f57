import Bulletins
import Templates

/// A table's cells as a page shows them.
struct TableSheetView: TemplateModel {
    let sheet: TableSheet
    let groups: [Group]
    let columns: [Column]
    let rows: [Row]

    static let names: Names<Self> = [
        .text("title", \.sheet.title), .text("period", \.sheet.period), .text("cut-off", \.sheet.cutOff),
        .text("row-title", \.sheet.rowTitle), .list("groups", \.groups), .list("columns", \.columns),
        .list("rows", \.rows), .texts("notes", \.sheet.notes), .flag("is-empty", \.sheet.isEmpty),
        .text("tabbed", \.sheet.tabbed), .flag("has-groups") { !$0.groups.isEmpty },
    ]

    /// A column of the table with a column for each measure below it.
    struct Group: TemplateModel {
        let title: String
        let span: Int

        static let names: Names<Self> = [.text("title", \.title), .number("span", \.span)]
    }

    struct Column: TemplateModel {
        let title: String

        static let names: Names<Self> = [.text("title", \.title)]
    }

    struct Row: TemplateModel {
        let row: TableSheet.Row
        let cells: [Cell]

        static let names: Names<Self> = [
            .text("title", \.row.title), .flag("is-total") { $0.row.level == 0 },
            .flag("is-below") { $0.row.level == 2 }, .flag("is-subtotal", \.row.isSubtotal), .list("cells", \.cells),
        ]
    }

    struct Cell: TemplateModel {
        let cell: TableSheet.Cell
        let path: String?

        static let names: Names<Self> = [
            .text("text") { Counting.text($0.cell.text) }, .text("share", \.cell.share), .text("change", \.cell.change),
            .text("path", \.path),
            .flag("is-small", \.cell.isSmall), .flag("is-zero") { $0.cell.text == "0" },
            .text("shade") { $0.cell.shade > 0 ? "\($0.cell.shade)" : nil }, .text("hint", \.hint),
        ]

        /// What a rate is made of.
        private var hint: String? {
            guard let whole = cell.denominator, whole > 0, cell.text.hasSuffix("%") else { return nil }
            return "\(Counting.text(cell.numerator)) ÷ \(Counting.text(whole))"
        }
    }

    /// `opens` says whether cells lead to their lists.
    init(_ sheet: TableSheet, paths: Paths, opensOrders: Bool) {
        self.sheet = sheet
        let measures = Set(sheet.columns.map(\.measure))
        // Of one measure the column's own title says enough: the measure stands in the caption.
        if sheet.columns.first?.group != nil, measures.count > 1 {
            groups = stride(from: 0, to: sheet.columns.count, by: measures.count).map { start in
                Group(title: sheet.columns[start].group ?? "", span: measures.count)
            }
            columns = sheet.columns.map { Column(title: $0.title) }
        } else {
            groups = []
            columns = sheet.columns.map { Column(title: $0.group ?? $0.title) }
        }
        rows = sheet.rows.map { row in
            Row(row: row, cells: row.cells.map { Cell(cell: $0, path: paths.list(of: $0, opensOrders: opensOrders)) })
        }
    }
}

extension Paths {
    /// 统计表.
    var tables: String { "\(basePath)/tables" }

    var removeTable: String { "\(tables)/remove" }

    /// What was made of a template.
    func madeTables(_ template: Int, period: String? = nil) -> String {
        let items = [QueryItem("template", "\(template)")] + (period.map { [QueryItem("period", $0)] } ?? [])
        return "\(tables)/made" + query(items)
    }

    /// A table by what its address says.
    func table(_ items: [QueryItem]) -> String { "\(tables)/show" + query(items) }

    /// The orders of a list by county and kind, over the days that it asks for or this month.
    func table(of query: OrderQuery) -> String {
        var rest = query
        rest.received = nil
        let period = query.received.map(TablePeriod.fixed) ?? .relative(.thisMonth)
        let head = [
            ("of", TableSubject.orders.rawValue), ("rows", "county"), ("columns", "kind"), ("measure", "valid"),
            ("period", period.text),
        ]
        let taken = rest.items.filter { TableReading.isFilter($0.name, of: .orders) || $0.name == "as-of" }
        return table(head.map { QueryItem($0.0, $0.1) } + taken)
    }

    /// The list behind a cell, counted to its end.
    fileprivate func list(of cell: TableSheet.Cell, opensOrders: Bool) -> String? {
        guard let list = cell.list, opensOrders || !list.isOfOrders else { return nil }
        return (list.isOfOrders ? workOrders : dispatches) + query(list.items + [QueryItem(ListTotal.item, "1")])
    }
}

extension TableSheet.Column {
    /// What is counted; days say so.
    fileprivate var title: String { unit == "天" ? "\(measure)（天）" : measure }
}
