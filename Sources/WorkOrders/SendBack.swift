public import WorkingDays

/// 退单: a unit says an order is not its own; the dispatcher rules.
public struct SendBack: Hashable, Codable, Sendable {
    /// 转办序号.
    public var dispatch: String
    /// 申请时间.
    public var requestedAt: Instant
    /// 理由代码.
    public var reasonCode: String
    /// 依据.
    public var basis: String?
    /// 裁定; nil while it waits.
    public var ruling: SendBackRuling?
    public var ruledAt: Instant?
    /// 改派单位.
    public var redirectedTo: String?
    /// Why it was ruled so.
    public var opinion: String?

    public init(dispatch: String, requestedAt: Instant, reasonCode: String) {
        self.dispatch = dispatch
        self.requestedAt = requestedAt
        self.reasonCode = reasonCode
    }
}

/// How a send-back was ruled on.
public enum SendBackRuling: Int, Codable, Sendable, CaseIterable {
    case granted = 1
    case refused = 2
    case consultation = 3

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .granted: "同意"
        case .refused: "驳回"
        case .consultation: "会商"
        }
    }
}

/// 延期: a unit asks for a later deadline, before the old one.
public struct DeadlineExtension: Hashable, Codable, Sendable {
    /// 转办序号.
    public var dispatch: String
    /// 申请时间.
    public var requestedAt: Instant
    public var reason: String?
    /// 新时限.
    public var newDeadline: Instant?
    /// 裁定; nil while it waits.
    public var ruling: ExtensionRuling?
    public var ruledAt: Instant?
    /// Why it was ruled so.
    public var opinion: String?

    public init(dispatch: String, requestedAt: Instant) {
        self.dispatch = dispatch
        self.requestedAt = requestedAt
    }
}

/// How an extension was ruled on.
public enum ExtensionRuling: Int, Codable, Sendable, CaseIterable {
    case granted = 1
    case refused = 2

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .granted: "批准"
        case .refused: "驳回"
        }
    }
}
