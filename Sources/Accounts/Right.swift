/// 页面权限: which part of the system a role may open at all.
///
/// What may be done with an order is ``WorkOrders/Permissions``; whose orders are shown follows from the unit.
public enum Right: String, CaseIterable, Sendable {
    /// 受理台: calls, drafts, registration.
    case takeCalls
    /// 来件: what comes from platforms above, and what they are owed.
    case takeMatters
    /// 派单台: what waits for a dispatcher.
    case dispatchOrders
    /// 单位工作台: what a unit has to do, and what it passed on.
    case workForUnit
    /// 审核台: replies that wait for the centre's review.
    case reviewReplies
    /// 工单, 转办件 and their lists: the centre's all, a unit's its own and those below it.
    case readOrders
    /// 导出: lists of orders as files, marked and logged.
    case exportOrders
    /// 共享视图: lets others open one's views of lists.
    case shareViews
    /// 待阅: urgent matters to confirm.
    case readAlerts
    /// 通报 and figures.
    case readBulletins
    /// 统计表: a unit's officers count their own dispatches only.
    case makeTables
    /// 现场: calls, queues and drafts of the floor.
    case watchFloor
    /// 单位名片: whom to call at a unit at this hour.
    case readCards
    /// 单位名片: the leader in charge, too.
    case readLeaders
    /// 设置: units, limits, words, templates (系统管理员).
    case manageSettings
    /// 账号与权限 (安全管理员).
    case manageAccounts
    /// 复核 what another asked for about accounts.
    case approveAccounts
    /// 审计 (审计管理员).
    case readAudit

    /// What people read.
    public var title: String {
        switch self {
        case .takeCalls: "受理台"
        case .takeMatters: "来件"
        case .dispatchOrders: "派单台"
        case .workForUnit: "单位工作台"
        case .reviewReplies: "审核台"
        case .readOrders: "工单和转办件"
        case .exportOrders: "导出工单清单"
        case .shareViews: "共享视图"
        case .readAlerts: "待阅"
        case .readBulletins: "通报"
        case .makeTables: "统计表"
        case .watchFloor: "现场"
        case .readCards: "单位名片"
        case .readLeaders: "单位分管领导"
        case .manageSettings: "设置"
        case .manageAccounts: "账号与权限"
        case .approveAccounts: "账号变更复核"
        case .readAudit: "审计"
        }
    }
}

/// 角色的页面权限, as data.
public struct Rights: Hashable, Sendable {
    private var roles: [String: Set<Right>]

    public init(_ roles: [String: Set<Right>]) { self.roles = roles }

    /// The parts that a role may open; none for an unknown one.
    public func open(to role: String) -> Set<Right> { roles[role] ?? [] }

    /// Whether a role may open a part.
    public func allows(_ role: String, _ right: Right) -> Bool { open(to: role).contains(right) }

    /// Every role it knows, sorted.
    public var names: [String] { roles.keys.sorted() }

    /// The roles of the glossary, and 三员 (GB/T 22239-2019, 8.1.10: apart from each other and from the work).
    public static let standard = Rights([
        "话务员": [.takeCalls, .readOrders, .readCards],
        "来件员": [.takeCalls, .takeMatters, .readOrders, .readCards],
        "班长": [
            .takeCalls, .takeMatters, .readOrders, .exportOrders, .watchFloor, .readBulletins, .makeTables, .readCards,
            .readLeaders,
            .shareViews,
        ],
        "派单员": [.dispatchOrders, .takeCalls, .readOrders, .readCards, .readLeaders],
        "审核员": [.reviewReplies, .readOrders, .readCards],
        "回访员": [.readOrders, .readCards],
        "督办": [
            .readOrders, .exportOrders, .readAlerts, .readBulletins, .makeTables, .readCards, .readLeaders, .shareViews,
        ],
        "值班领导": [
            .readOrders, .exportOrders, .readAlerts, .readBulletins, .makeTables, .watchFloor, .readCards, .readLeaders,
            .shareViews,
        ],
        "经办人": [.workForUnit, .readOrders],
        "单位领导": [.workForUnit, .readOrders, .readBulletins, .makeTables],
        "分析员": [.readOrders, .exportOrders, .readBulletins, .makeTables, .shareViews],
        "系统管理员": [.manageSettings],
        "安全管理员": [.manageAccounts, .approveAccounts],
        "审计管理员": [.readAudit, .approveAccounts],
    ])
}
