import Bulletins
import Templates

extension BulletinPage {
    /// 附表.
    struct Table: TemplateModel {
        let id: String
        let title: String
        let columns: [Column]
        let rows: [TableRow]
        let notes: [Block]

        static let names: Names<Self> = [
            .text("id", \.id), .text("title", \.title), .list("columns", \.columns), .list("rows", \.rows),
            .list("notes", \.notes),
        ]
    }

    struct Column: TemplateModel {
        let title: String
        let isNumber: Bool

        static let names: Names<Self> = [.text("title", \.title), .flag("is-number", \.isNumber)]
    }

    struct TableRow: TemplateModel {
        let isTotal: Bool
        let cells: [Cell]

        static let names: Names<Self> = [.flag("is-total", \.isTotal), .list("cells", \.cells)]
    }

    struct Cell: TemplateModel {
        let isNumber: Bool
        /// The cell that names the row.
        let isHeading: Bool
        let isAlarming: Bool
        let link: Link

        static let names: Names<Self> = [
            .flag("is-number", \.isNumber), .flag("is-heading", \.isHeading), .flag("is-alarming", \.isAlarming),
            .flag("is-zero") { $0.link.text == "0" },
            .text("text", \.link.text), .text("path", \.link.path),
        ]
    }

    /// How a total splits, with a bar for each part.
    struct Breakdown: TemplateModel {
        let title: String
        let unit: String
        let parts: [Part]

        static let names: Names<Self> = [.text("title", \.title), .text("unit", \.unit), .list("parts", \.parts)]
    }

    struct Part: TemplateModel {
        let name: String
        let count: Link
        let share: String
        /// Of the largest part, in percent.
        let width: Int

        static let names: Names<Self> = [
            .text("name", \.name), .text("count", \.count.text), .text("path", \.count.path), .text("share", \.share),
            .number("width", \.width),
        ]
    }
}

extension BulletinDraftPage {
    func table(_ table: BulletinTable) -> BulletinPage.Table {
        BulletinPage.Table(
            id: table.key,
            title: table.title.text,
            columns: table.columns.map { BulletinPage.Column(title: $0.title, isNumber: $0.isNumber) },
            rows: table.rows.map { row($0, of: table) },
            notes: table.notes.map { BulletinPage.Block(isHeading: false, runs: links($0)) }
        )
    }

    private func row(_ row: BulletinTable.Row, of table: BulletinTable) -> BulletinPage.TableRow {
        let heading = table.columns.firstIndex { !$0.isNumber }
        let cells = zip(row.cells, table.columns).enumerated().map { index, cell in
            BulletinPage.Cell(
                isNumber: cell.1.isNumber,
                isHeading: index == heading,
                isAlarming: isAlarming(cell.0),
                link: cell.1.isNumber ? link(cell.0) : unitLink(cell.0)
            )
        }
        return BulletinPage.TableRow(isTotal: row.role == .total, cells: cells)
    }

    /// Overdue dispatches are what a reader looks for: red where there are any.
    private func isAlarming(_ run: Run) -> Bool {
        guard case .figure(let key, let text) = run else { return false }
        return key.hasPrefix("overdue.") && text != "0"
    }

    /// A unit leads to its dispatches of the period.
    private func unitLink(_ run: Run) -> Link {
        guard case .unit(let name, let text) = run else { return link(run) }
        return Link(text, bulletin.figures["dispatched.unit.\(name)"].flatMap(path))
    }

    /// The splits that the tables don't show.
    var breakdowns: [BulletinPage.Breakdown] {
        bulletin.figures.partitions.filter { Self.shown.contains($0.name) }.compactMap(breakdown)
    }

    private static let shown = ["来源渠道", "诉求类型", "办理方式", "紧急程度", "县区", "星期", "受理时段"]

    /// `诉求类型：咨询` stands below the heading that says 诉求类型.
    private static func withoutPrefix(_ title: String) -> String {
        title.split(separator: "：", maxSplits: 1).last.map(String.init) ?? title
    }

    private func breakdown(_ partition: Partition) -> BulletinPage.Breakdown? {
        let parts = partition.parts.compactMap { bulletin.figures[$0] }.filter { $0.numerator > 0 }
        guard let total = bulletin.figures[partition.total], parts.count > 1 else { return nil }
        let largest = parts.map(\.numerator).max() ?? 1
        return BulletinPage.Breakdown(
            title: partition.name,
            unit: total.unit,
            parts: parts.map { part in
                BulletinPage.Part(
                    name: Self.withoutPrefix(part.title),
                    count: Link(Counting.text(part.numerator), path(part)),
                    share: bulletin.settings.format.percentage(part.numerator, of: total.numerator),
                    width: max(1, part.numerator * 100 / largest)
                )
            }
        )
    }
}
