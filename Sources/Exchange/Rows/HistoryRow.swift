public import WorkOrders
import WorkingDays

/// The columns of `history.csv`.
public enum HistoryColumn: String, ExchangeColumn {
    case period = "期间"
    case indicator = "指标"
    case value = "数值"

    /// All columns are marked * in the format.
    public static let required = allCases.map(\.rawValue)
}

extension HistoryFigure {
    /// The figure that a record of `history.csv` tells of.
    public init(_ record: Record<HistoryColumn>) throws(RowError) {
        self.init(
            period: try record.required(.period),
            indicator: try record.required(.indicator),
            value: try record.required(.value)
        )
        do throws(PeriodError) { _ = try Period(parsing: period) } catch {
            throw record.bad(.period, "应为期间，形如 2021-02、2021、2021-Q1 或 2021-01-26..2021-02-25")
        }
        let digits = value.utf8.filter { $0 != UInt8(ascii: ".") }
        let isNumber =
            !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) } && value.utf8.count - digits.count <= 1
        guard isNumber, !value.hasPrefix("."), !value.hasSuffix(".") else {
            throw record.bad(.value, "应不带单位的数字，形如 8981 或 7.6")
        }
    }

    /// The fields of a record of `history.csv` in the order of the columns.
    public var exchangeFields: [String] { [period, indicator, value] }
}
