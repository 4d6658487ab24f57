import WorkingDays

/// A table read from the items of an address or of a template, with what is wrong at which field.
public struct TableReading: Sendable {
    public private(set) var items: [QueryItem]
    /// What is wrong, by the name of the item.
    public private(set) var errors: [String: String] = [:]
    /// Nil where anything is wrong.
    public private(set) var table: StatTable?

    /// Most measures that one table shows.
    public static let mostMeasures = 8
    /// Longer periods would count every day of centuries.
    static let mostDays = 3_653
    /// Rows or columns of single days.
    static let mostSingleDays = 100
    static let own = ["of", "rows", "then", "columns", "measure", "period", "as-of", "shares", "sort", "shade"]

    /// Reads every item and keeps every fault; a blank value is what a form sends for a field left blank.
    public init(_ items: [QueryItem]) {
        self.items = items.filter { !$0.value.isEmpty }
        let subject = subject()
        let rows = [dimension("rows", subject), dimension("then", subject)].compactMap(\.self)
        if value("rows") == nil { errors["rows"] = "请选择行。" }
        let columns = dimension("columns", subject)
        refuseTwice(rows, columns)
        let measures = measures(subject)
        let period = period(rows + (columns.map { [$0] } ?? []))
        let asOf = day()
        let filter = filter(subject)
        refuseUnknown(subject)
        let shares = shares()
        let sort = sort(measures)
        guard errors.isEmpty, let period, let filter else { return }
        var table = StatTable(rows: rows, columns: columns, measures: measures, period: period, filter: filter)
        (table.asOf, table.shares, table.sort, table.isShaded) = (asOf, shares, sort, value("shade") != nil)
        self.table = table
    }

    private func value(_ name: String) -> String? { items.first { $0.name == name }?.value }

    private mutating func subject() -> TableSubject {
        guard let text = value("of") else { return .orders }
        if let subject = TableSubject(rawValue: text) { return subject }
        errors["of"] = "“\(text)”无法识别，请填写orders（诉求）或dispatches（转办件）。"
        return .orders
    }

    private mutating func dimension(_ name: String, _ subject: TableSubject) -> TableDimension? {
        guard let text = value(name) else { return nil }
        guard let dimension = TableDimension(rawValue: text) else {
            errors[name] = "没有“\(text)”这一项，请从列表中选择。"
            return nil
        }
        if dimension.applies(to: subject) { return dimension }
        errors[name] = "统计\(subject.title)时不能按\(dimension.title(of: subject))，请改选，或改统计对象。"
        return nil
    }

    private mutating func refuseTwice(_ rows: [TableDimension], _ columns: TableDimension?) {
        if rows.count == 2, rows[0] == rows[1] { errors["then"] = "行的两级相同，请改选一个，或留空。" }
        if let columns, rows.contains(columns) { errors["columns"] = "列与行相同，请改选一个，或留空。" }
    }

    private mutating func measures(_ subject: TableSubject) -> [TableMeasure] {
        var found: [TableMeasure] = []
        for item in items where item.name == "measure" {
            guard let measure = TableMeasure(named: item.value) else {
                errors["measure"] = "没有“\(item.value)”这个指标，请从列表中选择。"
                continue
            }
            if measure.subject != subject {
                errors["measure"] = "“\(measure.title)”是\(measure.subject.title)的指标，请改选\(subject.title)的指标，或改统计对象。"
            } else if !found.contains(measure) {
                found.append(measure)
            }
        }
        if found.isEmpty, errors["measure"] == nil { errors["measure"] = "请至少选择一个指标。" }
        if found.count > Self.mostMeasures { errors["measure"] = "一张表最多\(Self.mostMeasures)个指标，请去掉几个。" }
        return found
    }

    private mutating func period(_ dimensions: [TableDimension]) -> TablePeriod? {
        let text = value("period") ?? TablePeriod.Relative.thisMonth.rawValue
        let read: TablePeriod
        do throws(PeriodError) { read = try TablePeriod(parsing: text) } catch {
            errors["period"] = error.description
            return nil
        }
        // Any year does: what is asked is how long it may be.
        let period = read.period(on: CivilDay(year: 2020, month: 12, day: 31))
        if period.dayCount > Self.mostDays { errors["period"] = "统计期最长十年，请填写较短的统计期。" }
        if dimensions.contains(.day), period.dayCount > Self.mostSingleDays {
            errors["period"] = "按日统计最长\(Self.mostSingleDays)天，请填写较短的统计期，或改按周、按月。"
        }
        return read
    }

    private mutating func day() -> CivilDay? {
        guard let text = value("as-of") else { return nil }
        guard let day = CivilDay(text) else {
            errors["as-of"] = "“\(text)”不是真实的日期，请按2022-03-01的格式填写，或留空。"
            return nil
        }
        return day
    }

    private mutating func shares() -> StatTable.Shares {
        guard let text = value("shares") else { return .none }
        if let shares = StatTable.Shares(rawValue: text) { return shares }
        errors["shares"] = "“\(text)”无法识别，请从列表中选择。"
        return .none
    }

    private mutating func sort(_ measures: [TableMeasure]) -> TableMeasure? {
        guard let text = value("sort") else { return nil }
        if let measure = measures.first(where: { $0.name == text }) { return measure }
        errors["sort"] = "只能按表中的指标排序，请改选，或留空。"
        return nil
    }
}

/// What the table is filtered by.
extension TableReading {
    /// The period and the cut-off are the table's own; a table doesn't look into texts.
    private static let refused = [
        "received", "as-of", "valid", "text", "number", "dispatched-within", "first",
    ]
    private static let ofDispatches = ["unit", "group", "kind", "channel", "category", "county", "urgency"]

    /// Whether a table of the subject may be filtered by a condition of its lists.
    public static func isFilter(_ name: String, of subject: TableSubject) -> Bool {
        switch subject {
        case .orders: !refused.contains(name)
        case .dispatches: ofDispatches.contains(name)
        }
    }

    private mutating func filter(_ subject: TableSubject) -> ListQuery? {
        let conditions = items.filter { !Self.own.contains($0.name) && Self.isFilter($0.name, of: subject) }
        for item in conditions { note { () throws(QueryError) in _ = try Self.query([item], of: subject) } }
        return note { () throws(QueryError) in try Self.query(conditions, of: subject) }
    }

    private static func query(_ items: [QueryItem], of subject: TableSubject) throws(QueryError) -> ListQuery {
        switch subject {
        case .orders: .orders(try OrderQuery(items: items))
        case .dispatches: .dispatches(try DispatchQuery(items: items))
        }
    }

    /// What `read` reads; a fault is kept at its field.
    @discardableResult
    private mutating func note<Result>(_ read: () throws(QueryError) -> Result) -> Result? {
        do throws(QueryError) { return try read() } catch {
            switch error {
            case .badValue(let name, let value, let expected): errors[name] = "“\(value)”无法识别，请填写\(expected)。"
            case .unknownName(let name, _), .repeatedName(let name): errors[name] = error.description
            }
            return nil
        }
    }

    private mutating func refuseUnknown(_ subject: TableSubject) {
        var seen: Set<String> = []
        for item in items where item.name != "measure" {
            if !seen.insert(item.name).inserted, Self.own.contains(item.name) {
                errors[item.name] = "“\(item.name)”写了两次，请只保留一个。"
            }
            guard !Self.own.contains(item.name), !Self.isFilter(item.name, of: subject) else { continue }
            errors[item.name] = "统计\(subject.title)的表没有名为“\(item.name)”的条件，请从表单中选择。"
        }
    }
}

extension StatTable {
    /// The table as items of an address, always in the same order.
    public var items: [QueryItem] {
        var items = [QueryItem("of", subject.rawValue)]
        items += zip(["rows", "then"], rows).map { QueryItem($0, $1.rawValue) }
        if let columns { items.append(QueryItem("columns", columns.rawValue)) }
        items += measures.map { QueryItem("measure", $0.name) }
        items.append(QueryItem("period", period.text))
        if let asOf { items.append(QueryItem("as-of", "\(asOf)")) }
        items += filterItems
        if shares != .none { items.append(QueryItem("shares", shares.rawValue)) }
        if let sort { items.append(QueryItem("sort", sort.name)) }
        if isShaded { items.append(QueryItem("shade", "1")) }
        return items
    }

    /// The conditions of the filter alone.
    public var filterItems: [QueryItem] {
        switch filter {
        case .orders(let query): query.items
        case .dispatches(let query): query.items
        }
    }
}
