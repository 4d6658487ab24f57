import WorkOrders
import WorkingDays

extension Attempts {
    /// What is tried with one dispatch of an order; empty for actions that are about the order.
    static func actions(_ name: ActionName, _ dispatch: String) -> [Action] {
        let day = CivilDay(year: 2024, month: 2, day: 23)
        switch name {
        case .recall: return [.recall(dispatch: dispatch, reason: "派错")]
        case .changeLead: return [.changeLead(dispatch: dispatch, reason: "协商")]
        case .suspend: return [.suspend(dispatch: dispatch, .expertise, document: "鉴定", until: day)]
        case .resume: return [.resume(dispatch: dispatch)]
        case .ruleOnSendBack:
            return [.ruleOnSendBack(dispatch: dispatch, SendBackDecision(.refused, opinion: "属地"))]
        case .ruleOnExtension: return [.ruleOnExtension(dispatch: dispatch, isGranted: false, opinion: "不")]
        case .acknowledge: return [.acknowledge(dispatch: dispatch)]
        case .requestSendBack: return [.requestSendBack(dispatch: dispatch, reasonCode: "01", basis: "三定")]
        case .recordAttempt: return [.recordAttempt(dispatch: dispatch, isReached: true, note: nil)]
        case .requestExtension:
            // A child's present deadline is the 16th by weekdays, its parent's the 19th.
            let days = [CivilDay(year: 2024, month: 2, day: 19), day]
            return days.map { .requestExtension(dispatch: dispatch, until: $0, reason: "待料", isCitizenTold: true) }
        case .passOn: return [.passOn(dispatch: dispatch, [Assignment("临涣村")])]
        case .reopenChild: return [.reopenChild(dispatch: dispatch, reason: "再办")]
        case .reply: return [.reply(dispatch: dispatch, Matter.draft())]
        case .sign: return [.sign(dispatch: dispatch, isSigned: true, opinion: nil)]
        case .askCitizen: return [.askCitizen(dispatch: dispatch, question: "在哪？")]
        case .review: return [.review(dispatch: dispatch, .passed, opinion: nil)]
        case .visit: return [Matter.answered(.satisfied, unit: "临涣镇")]
        case .settlePromise: return [.settlePromise(dispatch: dispatch, isKept: true, newDay: nil, note: "已办")]
        case .warn: return [.warn(dispatch: dispatch)]
        default: return []
        }
    }
}
