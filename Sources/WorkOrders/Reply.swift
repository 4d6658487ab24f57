public import WorkingDays

/// 答复: what a unit reports inside and answers to the citizen, with the hotline's review.
public struct Reply: Hashable, Codable, Sendable {
    /// 转办序号.
    public var dispatch: String
    public var at: Instant
    /// 内部办理情况, for officers only.
    public var internalAccount: String?
    /// 公开答复, what the citizen reads.
    public var publicAnswer: String?
    /// 审核结果; nil while it waits.
    public var verdict: ReviewVerdict?
    /// Who wrote it (工号).
    public var writtenBy: String?
    /// 办理结果 that the unit states with it.
    public var result: CompletionResult?
    /// 是否属实.
    public var isFactual: Bool?
    /// 代码 of 未解决原因.
    public var unresolvedReason: String?
    /// 签发时间: when the unit's leader released it; this is the unit's 办结时间 once the reply passes.
    public var signedAt: Instant?
    /// Who signed it (工号).
    public var signedBy: String?
    /// 审核意见, or why the unit's leader would not sign.
    public var opinion: String?
    public var reviewedAt: Instant?
    /// 承诺办结日 of a result 正在推进.
    public var promisedDay: CivilDay?
    /// 分阶段安排 of a result 正在推进.
    public var stages: String?
    /// Why it was written before children or assisting units were done.
    public var leavingOpen: String?

    /// Longer answers go to an attachment (architecture.md, "Text and search").
    public static let textLimit = 50_000

    public init(dispatch: String, at: Instant) {
        self.dispatch = dispatch
        self.at = at
    }
}

/// 审核结果 of a reply.
public enum ReviewVerdict: Int, Codable, Sendable, CaseIterable {
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
