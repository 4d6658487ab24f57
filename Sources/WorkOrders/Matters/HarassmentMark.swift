public import WorkingDays

/// 骚扰: an invalid call marked by the call-taker and confirmed by 班长; it ends by itself (domain.md §2).
public struct HarassmentMark: Hashable, Codable, Sendable {
    /// 工号.
    public var markedBy: String
    public var markedAt: Instant
    /// The calls it rests on.
    public var calls: [String]
    public var confirmedBy: String?
    /// First day on which it no longer holds; nil until it is confirmed, and where it was refused.
    public var until: CivilDay?
    public var isRefused: Bool

    public init(markedBy: String, markedAt: Instant, calls: [String]) {
        self.markedBy = markedBy
        self.markedAt = markedAt
        self.calls = calls
        isRefused = false
    }

    /// Whether it holds on a day; it only warns the call-taker, an appeal is always taken.
    public func holds(on day: CivilDay) -> Bool { until.map { day < $0 } ?? false }
}
