import Accounts
import Calls
import Casework
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 通话 of an order, with its place in the list of them and where its recording is kept.
struct OrderCall: TemplateModel {
    let found: CallDesk.CallOfOrder
    /// From 1, for links: a telephony system's id may be no name of a place on a page.
    let place: Int
    let agent: String?
    /// 录音编号, for whoever may have it; else whether there is one.
    let recording: String

    static let names: Names<Self> = [
        .text("id", \.call.id), .text("anchor", \.anchor), .text("at", \.call.beganAt.description),
        .text("length", \.length), .text("agent", \.agent), .text("recording", \.recording),
    ]

    var anchor: String { "call-\(place)" }

    private var call: Call { found.call }

    private var length: String {
        guard let start = call.answeredAt else { return "未接通" }
        guard let end = call.endedAt else { return "通话中" }
        return CallWording.span(end.secondsSinceEpoch - start.secondsSinceEpoch)
    }
}

extension Website {
    /// Where a recording is kept is told to 班长 and 值班领导, and to the agent who had the call.
    func orderCalls(_ found: [CallDesk.CallOfOrder], _ names: OfficerNames) -> [OrderCall] {
        found.enumerated().map { index, found in
            let call = found.call
            return OrderCall(
                found: found,
                place: index + 1,
                agent: call.agent.map(names.name),
                recording: mayHear(call)
                    ? call.recording ?? "没有录音" : call.recording == nil ? "没有录音" : "有录音，请联系班长调听"
            )
        }
    }

    private func mayHear(_ call: Call) -> Bool {
        guard let visitor else { return false }
        return rights.allows(visitor.grant.role, .watchFloor) || call.agent == visitor.account.id
    }
}
