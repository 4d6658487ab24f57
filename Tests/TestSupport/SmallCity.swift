public import WorkOrders
public import WorkingDays

/// A city small enough to know by heart: three bureaus, a county with two towns, an officer for every role.
public enum SmallCity {
    public static let county = "濉溪县"
    public static let towns = ["临涣镇", "百善镇"]
    public static let bureaus = ["市城管局", "市交通局", "市住建局"]

    /// Parents before their children.
    public static let units: [HandlingUnit] =
        bureaus.map { HandlingUnit(name: $0, group: "市直单位") }
        + [HandlingUnit(name: county, group: "县区", isSubordinateCentre: true)]
        + towns.map { HandlingUnit(name: $0, group: "乡镇街道", parent: county) }

    /// The standard rules over these units, with a duty chain of four and a leader for each unit.
    public static func rules(calendar: WorkCalendar = .standard) throws -> Rules {
        var rules = Rules(units: try UnitTree(units), calendar: calendar)
        rules.duty = DutyRoster([.init(chain: (1...4).map { "值班\($0)" })])
        for unit in units { rules.leaders[unit.name] = leader(unit.name).id }
        return rules
    }

    public static let callTaker = Officer(id: "话务1", role: "话务员")
    public static let shiftLeader = Officer(id: "班长1", role: "班长")
    public static let dispatcher = Officer(id: "派单1", role: "派单员")
    public static let secondDispatcher = Officer(id: "派单2", role: "派单员")
    public static let reviewer = Officer(id: "审核1", role: "审核员")
    public static let secondReviewer = Officer(id: "审核2", role: "审核员")
    public static let visitor = Officer(id: "回访1", role: "回访员")
    public static let supervisor = Officer(id: "督办1", role: "督办")
    public static let secondSupervisor = Officer(id: "督办2", role: "督办")

    public static func onDuty(_ number: Int) -> Officer { Officer(id: "值班\(number)", role: "值班领导") }
    public static func clerk(_ unit: String) -> Officer { Officer(id: "\(unit)经办", role: "经办人", unit: unit) }
    public static func leader(_ unit: String) -> Officer { Officer(id: "\(unit)领导", role: "单位领导", unit: unit) }
    public static func deputy(_ unit: String) -> Officer { Officer(id: "\(unit)副职", role: "单位领导", unit: unit) }

    /// An appeal as a call-taker writes it down, without a number.
    public static func appeal(at: Instant, kind: RequestKind = .assistance) -> WorkOrder {
        var order = WorkOrder(
            number: "",
            channel: "电话",
            receivedAt: at,
            kind: kind,
            category: CategoryPath(["城市管理", "路灯"]) ?? .other,
            content: "惠黎路路灯不亮，请尽快维修",
            ending: .dispatched
        )
        order.title = "路灯不亮"
        order.place = Place(area: AreaPath(county: county, street: towns[0], community: ""), address: "惠黎路")
        order.tags = ["涉企", "老年", "专项", "舆情"]
        return order
    }
}
