public import WorkingDays

/// How the figures of a bulletin are counted and written.
///
/// The defaults are those of the published bulletin that domain.md calls [S].
public struct BulletinSettings: Hashable, Sendable {
    /// Whether the shares of a table are made to add up to 100%.
    public enum Balancing: String, Sendable, CaseIterable {
        case off
        /// The units that rounding down leaves over go to the largest remainders.
        case largestRemainder = "largest-remainder"
    }

    /// What category shares are taken of.
    public enum CategoryDenominator: Hashable, Sendable {
        case all
        /// Only the appeals of this channel, in numerator and denominator.
        case channel(String)
    }

    public var format = FigureFormat()
    public var balancing = Balancing.off
    public var categoryDenominator = CategoryDenominator.channel("电话")
    /// The dispatches that 转办, 按期, 逾期 and 满意 are counted over.
    public var cohort = FigureCohort.dispatched
    /// The dispatches that 平均办结时长 is taken over; of them those completed at the cut-off.
    public var durationCohort = FigureCohort.completed
    public var clock = FigureClock.naturalDays
    /// Units with fewer cases stand apart: they are not named slowest or lowest (domain.md §1.8).
    public var minimumCount = 3
    /// How many of the slowest units are named in a group.
    public var slowestCount = 2
    /// How many units with the lowest satisfaction are named in a group.
    public var lowestCount = 2
    /// How many categories are listed with their shares.
    public var hotTopicCount = 5
    /// How many of those, from the first, have a paragraph of their own.
    public var narratedTopicCount = 3
    /// How many subcategories such a paragraph names.
    public var subtopicCount = 3
    /// How many places such a paragraph names.
    public var placeCount = 3
    /// 签收 within this is in time.
    public var acknowledgementLimit = HandlingLimit.workingDays(1)
    /// 先行联系 within this is in time.
    public var contactLimit = HandlingLimit.workingDays(1)
    /// 派单 within this after 受理 is in time.
    public var dispatchLimit = HandlingLimit.workingDays(1)
    /// 经办人数 by unit, for 人均办件; a unit that isn't named has no such figure.
    public var officerCounts: [String: Int] = [:]
    /// How many units with overdue dispatches are named.
    public var overdueUnitCount = 10
    /// What a sentence leaves off the name of a unit that has no 简称.
    public var unitSuffixes = ["人民政府"]
    /// Names of channels in sentences, where they differ: 电话 → 群众来电.
    public var channelTitles: [String: String] = [:]
    /// Names of unit groups in sentences, where they differ: 县区 → 各县区.
    public var groupTitles: [String: String] = [:]
    /// The sentences.
    public var wording = BulletinWording()

    public init() {}

    /// The cohorts whose dispatches the tally has to be given.
    ///
    /// 转办 of the summary is always over those made in the period, its mean over those completed in it.
    public var neededCohorts: Set<FigureCohort> { [.dispatched, .completed, cohort, durationCohort] }
}
