public import Calls
import WorkingDays

/// The columns of a file of call records (话单).
public enum CallColumn: String, ExchangeColumn {
    case id = "通话编号"
    case direction = "方向"
    case calling = "主叫号码"
    case called = "被叫号码"
    case queue = "队列"
    case offered = "进入队列时间"
    case rung = "振铃时间"
    case answered = "接通时间"
    case ended = "结束时间"
    case agent = "坐席工号"
    case end = "结束方式"
    case recording = "录音"
    case rating = "按键评价"
    case disposition = "来电结果"
    case order = "工单编号"

    /// Columns without which there is no call.
    public static let required = [CallColumn.id, .direction].map(\.rawValue)

    /// The column of a field that telephony systems send, for sentences about it.
    public static let ofFields: [String: CallColumn] = [
        "id": .id, "direction": .direction, "calling": .calling, "called": .called, "queue": .queue,
        "offered": .offered, "rung": .rung, "answered": .answered, "ended": .ended, "agent": .agent, "end": .end,
        "recording": .recording, "rating": .rating,
    ]
}

/// One line of a file of call records.
public enum CallRow {
    /// The call that the current record tells of; `dispositions` are the city's codes by name.
    public static func report(
        _ record: Record<CallColumn>,
        dispositions: [String: String]
    ) throws(RowError) -> CallReport {
        let instants = try [CallColumn.offered, .rung, .answered, .ended].map { column throws(RowError) in
            try record.instant(column)
        }
        guard let began = instants.compactMap(\.self).min() else {
            throw record.bad(.offered, "四个时间至少填一个，形如 2022-02-28 14:05:30")
        }
        guard let direction = try record.titled(.direction, CallDirection.self) else {
            throw record.bad(.direction, "必填，应为呼入或呼出")
        }
        var call = Call(id: try record.required(.id), direction: direction, beganAt: began)
        (call.offeredAt, call.rungAt, call.answeredAt, call.endedAt) = (
            instants[0], instants[1], instants[2], instants[3]
        )
        call.queue = record.text(.queue)
        call.agent = record.text(.agent)
        call.agentSince = call.agent == nil ? nil : call.answeredAt ?? call.rungAt ?? began
        call.end = try record.titled(.end)
        call.recording = record.text(.recording)
        call.rating = try record.titled(.rating)
        call.order = try record.text(.order, limit: Call.Limit.name)
        if let name = record.text(.disposition) {
            guard let code = dispositions[name] else {
                throw record.bad(.disposition, "应为以下之一：\(dispositions.keys.sorted().joined(separator: "、"))")
            }
            call.disposition = code
        }
        return CallReport(call, calling: record.text(.calling), called: record.text(.called))
    }
}
