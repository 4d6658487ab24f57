import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// The form that asks for an export: what of the list, in which columns and form.
struct ExportPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let list: ExportedList
    let form: ExportForm
    /// As chosen first, then the others.
    let columns: [Choice]
    /// Empty where the officer may not open identity.
    let identity: [Choice]
    let reason: String
    var problem: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("action", \.paths.exports), .text("exports", \.paths.exports),
        .text("back", \.list.path), .text("query", \.list.query), .text("conditions", \.list.conditions),
        .text("count", \.list.count), .flag("may-begin") { $0.list.refusal == nil }, .text("refusal", \.list.refusal),
        .list("columns", \.columns), .list("identity", \.identity), .flag("has-identity") { !$0.identity.isEmpty },
        .text("reason", \.reason), .text("problem", \.problem), .list("forms", \.forms),
        .number("kept-days") { _ in ListExportDesk.keptDays },
    ]

    private var forms: [Choice] {
        ExportForm.allCases.map { Choice(value: "\($0.rawValue)", title: $0.title, isChosen: $0 == form) }
    }

    /// A box to tick, or one of several.
    struct Choice: TemplateModel {
        let value: String
        let title: String
        let isChosen: Bool
        /// Whether it can go before the one above it.
        var mayRise = false

        static let names: Names<Self> = [
            .text("value", \.value), .text("title", \.title), .flag("is-chosen", \.isChosen),
            .flag("may-rise", \.mayRise),
        ]
    }

    /// The list that is exported.
    struct ExportedList {
        let path: String
        /// As it stands behind the `?` of the list.
        let query: String
        let conditions: String
        let count: String
        /// Why it can't be exported.
        let refusal: String?
    }

    /// The boxes: those that were chosen in their order, then the rest in the usual one.
    static func choices(_ chosen: [OrderColumn], of all: [OrderColumn]) -> [Choice] {
        let chosen = chosen.filter(all.contains)
        return (chosen + all.filter { !chosen.contains($0) }).enumerated().map { index, column in
            let isChosen = chosen.contains(column)
            return Choice(
                value: column.rawValue,
                title: column.title,
                isChosen: isChosen,
                mayRise: isChosen && index > 0
            )
        }
    }
}

/// What the form was sent with.
struct ExportWords {
    var query: [QueryItem]
    var columns = OrderColumn.standard
    var form = ExportForm.workbook
    var reason = ""
    /// The column that goes one place up, instead of beginning.
    var rising: OrderColumn?

    /// What the address of a list asks for; `columns` are those it shows.
    init(_ items: RequestItems) throws(PageError) {
        var items = items
        let columns = items.take("columns")
        for name in ["after", ListTotal.item, "view"] { _ = items.take(name) }
        query = items.items.filter { !$0.value.isEmpty }
        guard let columns, !columns.isEmpty else { return }
        guard let named = OrderColumn.columns(columns) else { throw .badRequest("网址中有无法识别的列，请从清单重新导出。") }
        self.columns = named
    }

    /// What the form says.
    init(_ items: FormItems) throws(PageError) {
        query = try RequestItems(query: items["query"]).items
        var columns: [OrderColumn] = []
        for name in items.all("column") {
            guard let column = OrderColumn(rawValue: name) else { throw .badRequest("没有“\(name)”这一列，请从清单重新导出。") }
            if !columns.contains(column) { columns.append(column) }
        }
        guard let form = Int(items["form"]).flatMap(ExportForm.init) else { throw .badRequest("没有选择文件格式，请从清单重新导出。") }
        (self.columns, self.form, reason) = (columns, form, items["reason"])
        rising = items.given("rise").flatMap(OrderColumn.init)
        if let rising, let place = columns.firstIndex(of: rising), place > 0 { self.columns.swapAt(place, place - 1) }
    }
}
