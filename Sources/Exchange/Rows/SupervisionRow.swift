public import WorkOrders
import WorkingDays

/// The columns of `supervisions.csv` in the order of an export.
public enum SupervisionColumn: String, ExchangeColumn {
    case order = "工单编号"
    case level = "级别"
    case at = "时间"
    case addressee = "对象"
    case deadline = "时限"
    case ground = "依据"
    case completedAt = "办结时间"

    /// The columns marked * in the format.
    public static let required = [order, level, at].map(\.rawValue)
}

extension Supervision {
    /// The supervision that a record of `supervisions.csv` tells of.
    public init(_ record: Record<SupervisionColumn>) throws(RowError) {
        guard let level: SupervisionLevel = try record.titled(.level) else { throw record.bad(.level, "必填，不能为空") }
        self.init(order: try record.required(.order), level: level, at: try record.requiredInstant(.at))
        addressee = record.text(.addressee)
        deadline = try record.instant(.deadline)
        ground = try record.text(.ground, limit: Reply.textLimit)
        completedAt = try record.instant(.completedAt)
        if let completedAt, completedAt < at { throw record.bad(.completedAt, "应不早于督办时间") }
    }

    /// The fields of a record of `supervisions.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            order, level.title, at.description, addressee ?? "", deadline?.description ?? "", ground ?? "",
            completedAt?.description ?? "",
        ]
    }
}
