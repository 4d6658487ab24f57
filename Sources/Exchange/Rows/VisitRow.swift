public import WorkOrders
import WorkingDays

/// The columns of `visits.csv` in the order of an export.
public enum VisitColumn: String, ExchangeColumn {
    case order = "工单编号"
    case unit = "承办单位"
    case aspect = "环节"
    case sequence = "次序"
    case visitedAt = "回访时间"
    case method = "回访方式"
    case isReached = "是否联系上"
    case isResolved = "是否解决"
    case rating = "评价"
    case reason = "不满意原因"

    /// The columns marked * in the format.
    public static let required = [order, visitedAt].map(\.rawValue)
}

extension ReturnVisit {
    /// The visit that a record of `visits.csv` tells of.
    public init(_ record: Record<VisitColumn>) throws(RowError) {
        self.init(
            order: try record.required(.order),
            unit: record.text(.unit),
            visitedAt: try record.requiredInstant(.visitedAt),
            rating: try record.titled(.rating)
        )
        aspect = try record.titled(.aspect) ?? .result
        sequence = try record.integer(.sequence, in: 1...99) ?? 1
        method = record.text(.method)
        isReached = try record.flag(.isReached)
        isResolved = try record.flag(.isResolved)
        reason = try record.text(.reason, limit: 500)
    }

    /// The fields of a record of `visits.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            order, unit ?? "", aspect.title, String(sequence), visitedAt.description, method ?? "",
            ExchangeText.flag(isReached), ExchangeText.flag(isResolved), rating?.title ?? "", reason ?? "",
        ]
    }
}
