public import WorkingDays

/// 答复: what a unit reports inside and answers to the citizen, with the hotline's review.
public struct Reply: Hashable, Sendable {
    /// 转办序号.
    public var dispatch: String
    public var at: Instant
    /// 内部办理情况, for officers only.
    public var internalAccount: String?
    /// 公开答复, what the citizen reads.
    public var publicAnswer: String?
    /// 审核结果; nil while it waits.
    public var verdict: ReviewVerdict?

    /// Longer answers go to an attachment (architecture.md, "Text and search").
    public static let textLimit = 50_000

    public init(dispatch: String, at: Instant) {
        self.dispatch = dispatch
        self.at = at
    }
}

/// 审核结果 of a reply.
public enum ReviewVerdict: Int, Sendable, CaseIterable {
    case passed = 1
    case returned = 2

    /// The name in the exchange format and on every page.
    public var title: String {
        switch self {
        case .passed: "通过"
        case .returned: "回退"
        }
    }
}
