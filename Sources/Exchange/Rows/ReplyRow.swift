public import WorkOrders
import WorkingDays

/// The columns of `replies.csv` in the order of an export.
public enum ReplyColumn: String, ExchangeColumn {
    case dispatch = "转办序号"
    case at = "时间"
    case internalAccount = "内部办理情况"
    case publicAnswer = "公开答复"
    case verdict = "审核结果"

    /// The columns marked * in the format.
    public static let required = [dispatch, at].map(\.rawValue)
}

extension Reply {
    /// The reply that a record of `replies.csv` tells of.
    public init(_ record: Record<ReplyColumn>) throws(RowError) {
        self.init(dispatch: try record.required(.dispatch), at: try record.requiredInstant(.at))
        internalAccount = try record.text(.internalAccount, limit: Self.textLimit)
        publicAnswer = try record.text(.publicAnswer, limit: Self.textLimit)
        verdict = try record.titled(.verdict)
    }

    /// The fields of a record of `replies.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [dispatch, at.description, internalAccount ?? "", publicAnswer ?? "", verdict?.title ?? ""]
    }
}
