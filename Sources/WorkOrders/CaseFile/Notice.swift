/// Who is to be told of what, because of an event.
///
/// Carries no identity and no text of an appeal: whoever is told opens the order.
public struct Notice: Hashable, Codable, Sendable {
    public var topic: NoticeTopic
    /// 承办单位, or the 工号 of an officer, as the topic has it.
    public var recipient: String
    /// 转办序号, where it is about one.
    public var dispatch: String?

    public init(_ topic: NoticeTopic, to recipient: String, dispatch: String? = nil) {
        self.topic = topic
        self.recipient = recipient
        self.dispatch = dispatch
    }
}

/// What a notice says.
public enum NoticeTopic: Int, Codable, Sendable, CaseIterable {
    // To a unit.
    case dispatched = 1
    case dispatchEnded = 2
    case sendBackRefused = 3
    case extensionRuled = 4
    case replyReturned = 5
    case contactForwarded = 6
    case yellowWarning = 7
    case redWarning = 8
    case supervised = 9
    // To an officer.
    case escalated = 20
    case alerted = 21

    /// The name on every page.
    public var title: String {
        switch self {
        case .dispatched: "新转办"
        case .dispatchEnded: "转办终止"
        case .sendBackRefused: "退单驳回"
        case .extensionRuled: "延期审批结果"
        case .replyReturned: "答复回退"
        case .contactForwarded: "诉求人来电"
        case .yellowWarning: "临期预警"
        case .redWarning: "逾期预警"
        case .supervised: "督办"
        case .escalated: "提级"
        case .alerted: "紧急敏感事项"
        }
    }
}

extension NoticeTopic: Titled {}

extension CaseFile {
    /// Whom an event tells of what; `self` is the file before it.
    ///
    /// An event without a change that anybody waits for tells nobody; 接入 of an imported order tells nobody either.
    public func notices(of event: Event) -> [Notice] {
        guard event.action != .adopt else { return [] }
        return event.changes.flatMap(notices)
    }

    private func notices(_ change: Change) -> [Notice] {
        switch change {
        case .dispatch(let changed): notices(changed)
        case .sendBack(let back):
            back.ruling == .refused ? toUnit(.sendBackRefused, back.dispatch) : []
        case .deadlineExtension(let wanted):
            wanted.ruling == nil ? [] : toUnit(.extensionRuled, wanted.dispatch)
        case .reply(let reply):
            // What the unit's own leader sent back stays in the unit.
            reply.verdict == .returned && reply.reviewedAt != nil ? toUnit(.replyReturned, reply.dispatch) : []
        case .contact(let contact):
            contact.isForwarded
                ? dispatches.filter { $0.isOpen && $0.parent == nil }
                    .map { Notice(.contactForwarded, to: $0.unit, dispatch: $0.number) } : []
        case .supervision(let supervision):
            supervisions.contains { $0.level == supervision.level && $0.at == supervision.at }
                ? [] : supervision.addressee.map { [Notice(.supervised, to: $0)] } ?? []
        case .escalation(let escalation):
            escalation.acknowledgedAt == nil ? [Notice(.escalated, to: escalation.leader ?? escalation.unit)] : []
        case .alert(let alert): notices(alert)
        case .order, .state, .attempt, .visit, .suspension, .instruction, .inspection, .promise, .objection, .relay,
            .harassment, .incident, .voidRequest, .upward:
            []
        }
    }

    private func notices(_ changed: Dispatch) -> [Notice] {
        guard let known = dispatch(changed.number) else {
            return [Notice(.dispatched, to: changed.unit, dispatch: changed.number)]
        }
        if known.isOpen, changed.endedAt != nil {
            return [Notice(.dispatchEnded, to: changed.unit, dispatch: changed.number)]
        }
        guard changed.warning > known.warning else { return [] }
        let topic: NoticeTopic = changed.warning == 1 ? .yellowWarning : .redWarning
        return [Notice(topic, to: changed.unit, dispatch: changed.number)]
    }

    /// Those of the duty chain who have not been told yet.
    private func notices(_ alert: Alert) -> [Notice] {
        let known = matters.alerts.first { $0.sequence == alert.sequence }?.told ?? []
        return alert.told.filter { !known.contains($0) }.map { Notice(.alerted, to: $0) }
    }

    private func toUnit(_ topic: NoticeTopic, _ number: String) -> [Notice] {
        dispatch(number).map { [Notice(topic, to: $0.unit, dispatch: number)] } ?? []
    }
}
