public import WorkOrders
import WorkingDays

/// The columns of `dispatches.csv` in the order of an export.
public enum DispatchColumn: String, ExchangeColumn {
    case number = "转办序号"
    case order = "工单编号"
    case unit = "承办单位"
    case role = "主协办"
    case round = "轮次"
    case parent = "上级转办序号"
    case dispatchedAt = "转办时间"
    case acknowledgedAt = "签收时间"
    case contactedAt = "先行联系时间"
    case deadline = "办结时限"
    case completedAt = "办结时间"
    case result = "办理结果"
    case isFactual = "是否属实"
    case sendBackCount = "退单次数"
    // Two columns beside those of the format: without them a dispatch that was sent back would count as open.
    case endedAt = "终止时间"
    case end = "终止方式"

    /// The columns marked * in the format.
    public static let required = [order, unit, dispatchedAt].map(\.rawValue)
}

/// A dispatch as a record tells of it: without 办结时限 the centre's limits give the deadline.
public struct DispatchRow: Hashable, Sendable {
    /// The dispatch; its deadline is its start where the record has none.
    public var dispatch: Dispatch
    /// Whether the record named the deadline.
    public var hasDeadline: Bool

    public init(_ record: Record<DispatchColumn>) throws(RowError) {
        let order = try record.required(.order)
        let unit = try record.required(.unit)
        let round = try record.integer(.round, in: 1...99) ?? 1
        let dispatchedAt = try record.requiredInstant(.dispatchedAt)
        let deadline = try record.instant(.deadline)
        hasDeadline = deadline != nil
        dispatch = Dispatch(
            number: record.text(.number) ?? Dispatch.defaultNumber(order: order, unit: unit, round: round),
            order: order,
            unit: unit,
            role: try record.titled(.role) ?? .lead,
            round: round,
            parent: record.text(.parent),
            dispatchedAt: dispatchedAt,
            deadline: deadline ?? dispatchedAt
        )
        dispatch.contactedAt = try record.instant(.contactedAt)
        dispatch.result = try record.titled(.result)
        dispatch.isFactual = try record.flag(.isFactual)
        dispatch.sendBackCount = try record.integer(.sendBackCount, in: 0...99) ?? 0
        dispatch.endedAt = try record.instant(.endedAt)
        dispatch.end = try record.titled(.end)
        try readClock(record)
    }

    private mutating func readClock(_ record: Record<DispatchColumn>) throws(RowError) {
        dispatch.acknowledgedAt = try record.instant(.acknowledgedAt)
        dispatch.completedAt = try record.instant(.completedAt)
        if let at = dispatch.acknowledgedAt, at < dispatch.dispatchedAt {
            throw record.bad(.acknowledgedAt, "应不早于转办时间")
        }
        if let at = dispatch.completedAt, at < dispatch.dispatchedAt { throw record.bad(.completedAt, "应不早于转办时间") }
        if dispatch.endedAt != nil, dispatch.end == nil {
            throw record.bad(.end, "有终止时间时必填，应为以下之一：\(DispatchEnd.titles)")
        }
        if let at = dispatch.endedAt, at < dispatch.dispatchedAt { throw record.bad(.endedAt, "应不早于转办时间") }
        guard dispatch.parent != dispatch.number else { throw record.bad(.parent, "应为另一条转办的序号") }
    }
}

extension Dispatch {
    /// The fields of a record of `dispatches.csv` in the order of the columns.
    public var exchangeFields: [String] {
        [
            number, order, unit, role.title, String(round), parent ?? "",
            dispatchedAt.description, acknowledgedAt?.description ?? "", contactedAt?.description ?? "",
            deadline.description, completedAt?.description ?? "", result?.title ?? "",
            ExchangeText.flag(isFactual), String(sendBackCount), endedAt?.description ?? "", end?.title ?? "",
        ]
    }
}
