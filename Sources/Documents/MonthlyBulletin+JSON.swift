public import Bulletins
import WorkingDays

extension MonthlyBulletin {
    /// The bulletin as data: text, tables, every figure with what it is made of, the summary, and what the checks found.
    public var json: JSONValue {
        .object([
            .init("title", .string(title.text)),
            .init("period", .string(period.name)),
            .init("cut_off", .string(cutOff.description)),
            .init("summary", summary.json),
            .init("paragraphs", .array(blocks.map(\.json))),
            .init("tables", .array(tables.map(\.json))),
            .init("figures", .array(figures.figures.map { $0.json(settings.format) })),
            .init("findings", .array(findings.map(\.json))),
        ])
    }
}

extension MonthlyBulletin.Block {
    fileprivate var json: JSONValue {
        .object([
            .init("role", .string(role == .heading ? "heading" : "paragraph")),
            .init("text", .string(runs.text)),
            .init("runs", .array(runs.map(\.json))),
        ])
    }
}

extension Run {
    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .object([.init("text", .string(text))])
        case .figure(let key, let text): .object([.init("text", .string(text)), .init("figure", .string(key))])
        case .unit(let name, let text): .object([.init("text", .string(text)), .init("unit", .string(name))])
        }
    }
}

extension BulletinTable {
    fileprivate var json: JSONValue {
        .object([
            .init("key", .string(key)),
            .init("title", .string(title.text)),
            .init("columns", .array(columns.map { .string($0.title) })),
            .init("rows", .array(rows.map(\.json))),
            .init("notes", .array(notes.map { .string($0.text) })),
        ])
    }
}

extension BulletinTable.Row {
    fileprivate var json: JSONValue {
        .object([
            .init("role", .string(role == .total ? "total" : "part")),
            .init("cells", .array(cells.map(\.json))),
        ])
    }
}

extension Finding {
    fileprivate var json: JSONValue {
        .object([
            .init("severity", .string(severity.rawValue)),
            .init("rule", .string(rule.rawValue)),
            .init("message", .string(message)),
        ])
    }
}
