public import WorkingDays

/// 统计表: what stands in its rows and columns, and what is counted of which orders or dispatches.
public struct StatTable: Hashable, Sendable {
    /// Which shares stand beside counts.
    public enum Shares: String, Sendable, CaseIterable {
        case none
        /// Of the row's total.
        case row
        /// Of the column's total.
        case column
        /// Of the grand total.
        case whole

        /// The name on every page.
        public var title: String {
            switch self {
            case .none: "不显示"
            case .row: "占本行合计"
            case .column: "占本列合计"
            case .whole: "占总计"
            }
        }
    }

    /// One dimension, or a second one below the first.
    public var rows: [TableDimension]
    public var columns: TableDimension?
    public var measures: [TableMeasure]
    public var period: TablePeriod
    /// What happened at or after this day's 00:00 does not exist; nil is now.
    public var asOf: CivilDay?
    /// Which orders or dispatches, besides the period.
    public var filter: ListQuery
    public var shares = Shares.none
    /// The measure by whose totals rows stand, the largest first; nil is the order of the city's lists.
    public var sort: TableMeasure?
    /// Whether larger counts have a darker cell.
    public var isShaded = false

    public init(
        rows: [TableDimension],
        columns: TableDimension? = nil,
        measures: [TableMeasure],
        period: TablePeriod,
        filter: ListQuery
    ) {
        self.rows = rows
        self.columns = columns
        self.measures = measures
        self.period = period
        self.filter = filter
    }

    /// What it counts.
    public var subject: TableSubject {
        switch filter {
        case .orders: .orders
        case .dispatches: .dispatches
        }
    }

    /// The rows and columns in words: `县区、街道乡镇 × 诉求类型`.
    public var title: String {
        let rows = rows.map { $0.title(of: subject) }.joined(separator: "、")
        return rows + (columns.map { " × \($0.title(of: subject))" } ?? "") + "（\(subject.title)）"
    }

    /// Every dimension of rows and columns.
    var dimensions: [TableDimension] { rows + (columns.map { [$0] } ?? []) }

    var needs: Set<TableMeasure.Need> { measures.reduce(into: []) { $0.formUnion($1.needs) } }

    /// Whether an order may stand in several rows or columns.
    public var overlaps: Bool { dimensions.contains { $0.overlaps(subject) } }
}

/// What has to be read for it.
extension StatTable {
    /// Visits, for what citizens answered.
    public var needsVisits: Bool { needs.contains(.visits) }
    /// Send-backs, extensions, rework and 再次反映.
    public var needsCourse: Bool { needs.contains(.course) }
    /// The units that an order was dispatched to.
    public var needsOrderUnits: Bool {
        subject == .orders && (dimensions.contains(.unit) || dimensions.contains(.group))
    }
    public var needsTags: Bool { dimensions.contains(.tag) }
    /// The place, category and channel of a dispatch's order.
    public var needsOrderOfDispatch: Bool {
        guard case .dispatches(let filter) = filter else { return false }
        let asks = filter.channel != nil || filter.category != nil || filter.county != nil || filter.urgency != nil
        return asks || dimensions.contains(where: \.isOfOrder)
    }
    /// Who registered or dispatched.
    public var needsOfficers: Bool { dimensions.contains(.officer) }
}
