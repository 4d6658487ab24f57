public import WorkOrders
import WorkingDays

/// The columns of `sendbacks.csv` in the order of an export.
public enum SendBackColumn: String, ExchangeColumn {
    case dispatch = "转办序号"
    case requestedAt = "申请时间"
    case reasonCode = "理由代码"
    case basis = "依据"
    case ruling = "裁定"
    case ruledAt = "裁定时间"
    case redirectedTo = "改派单位"

    /// The columns marked * in the format.
    public static let required = [dispatch, requestedAt, reasonCode].map(\.rawValue)
}

extension SendBack {
    /// The send-back that a record of `sendbacks.csv` tells of.
    public init(_ record: Record<SendBackColumn>) throws(RowError) {
        self.init(
            dispatch: try record.required(.dispatch),
            requestedAt: try record.requiredInstant(.requestedAt),
            reasonCode: try record.required(.reasonCode)
        )
        basis = try record.text(.basis, limit: Reply.textLimit)
        ruling = try record.titled(.ruling)
        ruledAt = try record.instant(.ruledAt)
        redirectedTo = record.text(.redirectedTo)
        guard ruling != nil || (ruledAt == nil && redirectedTo == nil) else {
            throw record.bad(.ruling, "有裁定时间或改派单位时须填裁定：\(SendBackRuling.titles)")
        }
        if let ruledAt, ruledAt < requestedAt { throw record.bad(.ruledAt, "应不早于申请时间") }
    }

    /// The fields of a record of `sendbacks.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            dispatch, requestedAt.description, reasonCode, basis ?? "", ruling?.title ?? "",
            ruledAt?.description ?? "", redirectedTo ?? "",
        ]
    }
}
