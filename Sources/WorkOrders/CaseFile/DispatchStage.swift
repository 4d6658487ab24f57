/// Where a dispatch stands in its unit's work; finer than ``DispatchStatus``, which figures use.
public enum DispatchStage: Int, Codable, Sendable, CaseIterable {
    case waiting = 1
    case sendBackRequested = 2
    case handling = 3
    case suspended = 4
    case awaitingSignature = 5
    case underReview = 6
    case completed = 7
    case ended = 8

    /// The name on every page.
    public var title: String {
        switch self {
        case .waiting: "待签收"
        case .sendBackRequested: "退单待裁定"
        case .handling: "办理中"
        case .suspended: "挂起"
        case .awaitingSignature: "待签发"
        case .underReview: "待审核"
        case .completed: "已办结"
        case .ended: "已终止"
        }
    }
}

extension DispatchStage: Titled {}

extension CaseFile {
    /// Where a dispatch of this file stands; derived, never stored.
    public func stage(of dispatch: Dispatch) -> DispatchStage {
        if dispatch.completedAt != nil { return .completed }
        if dispatch.endedAt != nil { return .ended }
        if openSendBack(dispatch.number) != nil { return .sendBackRequested }
        if openSuspension(dispatch.number) != nil { return .suspended }
        guard dispatch.acknowledgedAt != nil else { return .waiting }
        guard let reply = lastReply(dispatch.number), reply.verdict == nil else { return .handling }
        return reply.signedAt == nil ? .awaitingSignature : .underReview
    }
}
