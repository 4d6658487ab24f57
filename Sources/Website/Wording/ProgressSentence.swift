import WorkOrders
import WorkingDays

/// 告知进度: one sentence about an order that a call-taker can read aloud.
struct ProgressSentence {
    let text: String

    init(_ file: CaseFile, at now: Instant, calendar: WorkCalendar) {
        let order = file.order
        let received = "您\(order.receivedAt.day.spoken)反映的事项"
        text =
            switch order.status {
            case .registered: received + "已经登记，编号\(order.number)，正在安排承办单位。"
            case .handling: received + Self.handling(file, now)
            case .completed: received + Self.completed(file) + "，热线将回访您的评价。"
            case .closed: received + Self.closed(file) + "。"
            case .withdrawn: received + "已按您的意见撤销。"
            case .void: received + "已作废，如仍需办理请重新登记。"
            }
    }

    private static func handling(_ file: CaseFile, _ now: Instant) -> String {
        guard let lead = file.presentDispatches.first else { return "正在办理。" }
        let contacted = lead.contactedAt.map { "，\($0.day.spoken)已联系过您" } ?? ""
        let due = lead.deadline < now ? "，已超过办理时限，我们会督促" : "，最迟\(lead.deadline.day.spoken)办结"
        return "\(lead.dispatchedAt.day.spoken)已转\(lead.unit)办理\(contacted)\(due)。"
    }

    private static func completed(_ file: CaseFile) -> String {
        let result = file.presentDispatches.first?.result.map { "，结果是\($0.title)" } ?? ""
        return "\(file.order.completedAt.map { $0.day.spoken } ?? "")已经办结\(result)"
    }

    private static func closed(_ file: CaseFile) -> String {
        switch file.order.ending {
        case .answeredDirectly: "已经当场答复"
        case .threeWayCall, .handedToEmergencyNumber, .handedToOtherHotline: "已经转接处理"
        case .notAccepted: "不属于热线受理范围，已告知办理途径"
        case .invalid: "没有有效内容"
        case .dispatched: completed(file) + "并结案"
        }
    }
}

extension CivilDay {
    /// 3月5日, as people say it.
    fileprivate var spoken: String { "\(month)月\(day)日" }
}
