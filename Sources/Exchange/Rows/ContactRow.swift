public import WorkOrders
import WorkingDays

/// The columns of `contacts.csv` in the order of an export.
public enum ContactColumn: String, ExchangeColumn {
    case order = "工单编号"
    case at = "时间"
    case kind = "类别"
    case channel = "渠道"
    case caller = "来电人"
    case callingNumber = "来电号码"
    case content = "内容"

    /// The columns marked * in the format.
    public static let required = [order, at, kind].map(\.rawValue)
}

extension FollowUpContact {
    /// The contact that a record of `contacts.csv` tells of.
    public init(_ record: Record<ContactColumn>) throws(RowError) {
        guard let kind: FollowUpKind = try record.titled(.kind) else { throw record.bad(.kind, "必填，不能为空") }
        self.init(order: try record.required(.order), at: try record.requiredInstant(.at), kind: kind)
        channel = record.text(.channel)
        citizen = Citizen(
            name: try record.text(.caller, limit: 100),
            callingNumber: try record.text(.callingNumber, limit: 40)
        )
        content = try record.text(.content, limit: WorkOrder.contentLimit)
    }

    /// The fields of a record of `contacts.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            order, at.description, kind.title, channel ?? "", citizen.name ?? "", citizen.callingNumber ?? "",
            content ?? "",
        ]
    }
}
