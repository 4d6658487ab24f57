public import WorkingDays

/// Every number of the rule that isn't a handling limit, with its default and where that comes from.
public struct Terms: Hashable, Sendable {
    /// 登记→派单, 审核, 回访: how long the centre takes for its own part.
    ///
    /// domain.md §3 names these clocks without a number; the defaults are the day that Bengbu gives to 签收, and 3 days for
    /// calling a citizen, who isn't always at home. They hold nothing up: see ``CaseFile/centreClocks(under:)``.
    public var dispatching = HandlingLimit.workingDays(1)
    public var review = HandlingLimit.workingDays(1)
    public var visit = HandlingLimit.workingDays(3)
    /// 退单: within so long after the dispatch (Shandong: 2 working days).
    public var sendBack = HandlingLimit.workingDays(2)
    /// 先行联系: within so long after the dispatch (domain.md §3).
    public var firstContact = HandlingLimit.workingDays(1)
    /// 签收: within so long after the dispatch (Bengbu: 1 working day).
    public var acknowledgement = HandlingLimit.workingDays(1)
    /// 重办: handling limit of rounds above the first (Shanghai: 3 working days).
    public var rework = HandlingLimit.workingDays(3)
    /// 督办: answer within, where the notice sets none.
    public var supervision = HandlingLimit.workingDays(3)
    /// A child's deadline lies so many working days before its parent's (domain.md §2).
    public var childMargin = 1
    /// 下派 after the parent's own deadline: no day before it is left, and the work must be done all the same.
    public var lateChild = HandlingLimit.workingDays(1)
    /// After so many dispatches on an order's round the centre designates, and nobody sends back (domain.md §2).
    public var dispatchRounds = 3
    /// 基层: groups of units to which no other unit's duty is pushed down by sending it back (国办函〔2025〕66号).
    public var grassroots: Set<String> = ["乡镇街道"]
    /// 纪检监察机关: no order is dispatched to a unit whose name holds one of these; it is handed over without its text
    /// (domain.md §2).
    public var discipline: Set<String> = ["纪委监委", "纪检监察"]
    /// How often a dispatch may be extended (domain.md §2: once by default).
    public var extensions = 1
    /// An extension reaches so many working days past the deadline (Shandong: 10).
    public var extensionDays = 10
    /// 联系不上: attempts and different days that it takes (domain.md §2).
    public var unreachableAttempts = 3
    public var unreachableDays = 2
    /// 回访: attempts in different half-days before 未评价 (domain.md §2).
    public var visitAttempts = 3
    /// A second answer within so many natural days stands beside the first (domain.md §2).
    public var changedAnswerDays = 3
    /// 再次反映 on a closed order opens it again for so many natural days (domain.md §2: 30).
    public var reopeningDays = 30
    /// 提级: at so many 不满意 and so many 再次反映 (domain.md §2).
    public var dissatisfiedToEscalate = 2
    public var repeatsToEscalate = 3
    /// 紧急: the next of the duty chain is told after so many minutes without confirmation.
    public var confirmationMinutes = 10
    /// How many of the duty chain are told at once.
    public var toldAtOnce = 2
    /// 撤销: 派单 and 直接答复 may be taken back for so many seconds, and their notices wait as long.
    ///
    /// Pages show five less, which are for the way there. 0: nothing is taken back.
    public var undoSeconds = 15
    /// 骚扰 ends by itself after so many natural days (domain.md §2: 30).
    public var harassmentDays = 30
    /// 申诉: within so many working days of the rating.
    public var objectionDays = 5
    /// 挂起: for at most so many working days at a time.
    public var suspensionDays = 30
    /// 集中事件: so many appeals on one place and category within so many minutes propose one.
    public var incidentAppeals = 5
    public var incidentMinutes = 30
    /// 通知: sent ones are kept for so many natural days; the order's history says for ever what happened.
    public var noticeDays = 90
    /// Whether a unit's leader signs replies before they are reviewed (单位内审签发).
    public var unitsSign = true

    public init() {}
}
