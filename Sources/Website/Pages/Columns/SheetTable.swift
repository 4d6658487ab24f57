import Bulletins
import Storage
import Templates
import WorkOrders

/// The list in columns that an officer chose, the first of them staying while the others are moved.
struct SheetTable: TemplateModel {
    let heads: [Cell]
    let lines: [Line]

    static let names: Names<Self> = [.list("heads", \.heads), .list("lines", \.lines)]

    /// One order.
    struct Line: TemplateModel {
        let number: String
        let cells: [Cell]

        static let names: Names<Self> = [.text("number", \.number), .list("cells", \.cells)]
    }

    /// One cell, or the head of a column.
    struct Cell: TemplateModel {
        let text: String
        /// `frozen-1` and so on, and what its column holds.
        let look: String
        /// The order's page, in the cell that names the order.
        var path: String?
        /// 诉求 as the list shows it, with what was looked for marked.
        var matter: OrderListPage.Row?

        static let names: Names<Self> = [
            .text("text", \.text), .text("look", \.look), .text("path", \.path), .group("matter", \.matter),
            .flag("is-plain") { $0.path == nil && $0.matter == nil },
        ]
    }

    /// `sheet` has the cells of the rows in the order of `columns`.
    init(_ choice: ColumnChoice, _ columns: [OrderColumn], _ sheet: [OrderSheet.Row], _ rows: [OrderListPage.Row]) {
        let looks = columns.enumerated().map { index, column in
            [index < choice.frozen ? "frozen-\(index + 1)" : nil, column.look].compactMap(\.self).joined(separator: " ")
        }
        heads = zip(columns, looks).map { Cell(text: $0 == .title ? "诉求" : $0.title, look: $1) }
        let byId = Dictionary(sheet.map { ($0.id, $0) }) { first, _ in first }
        lines = rows.map { row in
            let cells = byId[row.order.id]?.cells ?? []
            return Line(
                number: row.order.number,
                cells: columns.indices.map { index in
                    var cell = Cell(text: index < cells.count ? cells[index].text : "", look: looks[index])
                    if columns[index] == .number { cell.path = row.path }
                    if columns[index] == .title { cell.matter = row }
                    return cell
                }
            )
        }
    }
}

extension ColumnChoice {
    /// The columns of a list of orders: those that there are, none of identity, the number always among them.
    var orderColumns: [OrderColumn] {
        let known = names.compactMap(OrderColumn.init(rawValue:)).filter { !$0.isIdentity }
        return known.contains(.number) ? known : [.number] + known
    }
}

extension OrderColumn {
    /// How its cells are set.
    fileprivate var look: String? {
        switch content {
        case .time: "tight"
        case .count: "number tight"
        case .text: "long"
        case .words, .identity: self == .number ? "tight" : nil
        }
    }
}
