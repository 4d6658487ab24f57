public import WorkingDays

/// The city's rules as data: whatever may differ from city to city and needs no new code (domain.md §1.9).
public struct Rules: Sendable {
    public var calendar: WorkCalendar
    /// 办理时限.
    public var limits: HandlingLimits
    public var terms: Terms
    public var permissions: Permissions
    public var reasons: Reasons
    public var alertWords: AlertWords
    public var duty: DutyRoster
    /// 派单目录: what is suggested; it decides nothing.
    public var directory: DispatchDirectory
    public var visits: VisitSampling
    public var units: UnitTree
    /// 单位名片: the leader (工号) of each unit to whom matters are escalated.
    public var leaders: [String: String]
    /// 姓名 of the officers of each unit: a complaint about one of them doesn't go to his unit alone (回避).
    public var officers: [String: Set<String>]
    /// 来源渠道, 标签 and 地名 that new orders may have.
    public var names: CityNames

    public init(units: UnitTree, calendar: WorkCalendar = .standard) {
        self.units = units
        self.calendar = calendar
        limits = .standard
        terms = Terms()
        permissions = .standard
        reasons = .standard
        alertWords = .standard
        duty = DutyRoster()
        directory = DispatchDirectory()
        visits = VisitSampling()
        leaders = [:]
        officers = [:]
        names = CityNames()
    }
}
