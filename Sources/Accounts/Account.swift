public import WorkOrders
public import WorkingDays

/// 账号: an officer as he signs in, with the offices that he holds.
public struct Account: Hashable, Sendable {
    /// 工号.
    public var id: String
    /// 姓名.
    public var name: String
    /// 任职, in the order they were given.
    public var grants: [Grant]
    /// 停用: nobody signs in with it, and its name stays on what was done.
    public var isDisabled: Bool

    public init(id: String, name: String, grants: [Grant] = [], isDisabled: Bool = false) {
        self.id = id
        self.name = name
        self.grants = grants
        self.isDisabled = isDisabled
    }

    /// The offices that hold on a day.
    public func grants(on day: CivilDay) -> [Grant] { isDisabled ? [] : grants.filter { $0.holds(on: day) } }

    /// How he acts in one of his offices.
    public func officer(in grant: Grant) -> Officer { Officer(id: id, name: name, role: grant.role, unit: grant.unit) }
}

/// 任职: a role, in the hotline's centre or a unit, from a day to a day.
public struct Grant: Hashable, Sendable {
    /// 角色, a name of the city's ``WorkOrders/Permissions`` and ``Rights``.
    public var role: String
    /// 单位, reaching to all below it; nil for the hotline's own centre.
    public var unit: String?
    /// The first day.
    public var from: CivilDay
    /// The last day; nil without an end.
    public var to: CivilDay?
    /// 代理 (AB岗): 工号 of the officer in whose place he acts.
    public var standsInFor: String?

    public init(
        _ role: String,
        unit: String? = nil,
        from: CivilDay,
        to: CivilDay? = nil,
        standsInFor: String? = nil
    ) {
        self.role = role
        self.unit = unit
        self.from = from
        self.to = to
        self.standsInFor = standsInFor
    }

    /// Whether it holds on a day; both ends belong to it.
    public func holds(on day: CivilDay) -> Bool { day >= from && to.map { day <= $0 } ?? true }
}
