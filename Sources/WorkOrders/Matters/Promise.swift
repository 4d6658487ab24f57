public import WorkingDays

/// 承诺件: a completion 正在推进 with the day it promises; the citizen is called again then (domain.md §2).
public struct Promise: Hashable, Codable, Sendable {
    /// 转办序号.
    public var dispatch: String
    /// 承诺办结日.
    public var day: CivilDay
    /// 分阶段安排.
    public var stages: String
    /// When it was found kept; nil while it stays on the list.
    public var settledAt: Instant?
    /// How often the day was put off.
    public var postponements: Int

    public init(dispatch: String, day: CivilDay, stages: String) {
        self.dispatch = dispatch
        self.day = day
        self.stages = stages
        postponements = 0
    }
}
