public import WorkOrders
import WorkingDays

/// The columns of `extensions.csv` in the order of an export.
public enum ExtensionColumn: String, ExchangeColumn {
    case dispatch = "转办序号"
    case requestedAt = "申请时间"
    case reason = "理由"
    case newDeadline = "新时限"
    case ruling = "裁定"
    case ruledAt = "裁定时间"

    /// The columns marked * in the format.
    public static let required = [dispatch, requestedAt].map(\.rawValue)
}

extension DeadlineExtension {
    /// The extension that a record of `extensions.csv` tells of.
    public init(_ record: Record<ExtensionColumn>) throws(RowError) {
        self.init(
            dispatch: try record.required(.dispatch),
            requestedAt: try record.requiredInstant(.requestedAt)
        )
        reason = try record.text(.reason, limit: Reply.textLimit)
        newDeadline = try record.instant(.newDeadline)
        ruling = try record.titled(.ruling)
        ruledAt = try record.instant(.ruledAt)
        if let newDeadline, newDeadline < requestedAt { throw record.bad(.newDeadline, "应不早于申请时间") }
        guard ruling != nil || ruledAt == nil else {
            throw record.bad(.ruling, "有裁定时间时须填裁定：\(ExtensionRuling.titles)")
        }
        if let ruledAt, ruledAt < requestedAt { throw record.bad(.ruledAt, "应不早于申请时间") }
    }

    /// The fields of a record of `extensions.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            dispatch, requestedAt.description, reason ?? "", newDeadline?.description ?? "", ruling?.title ?? "",
            ruledAt?.description ?? "",
        ]
    }
}
