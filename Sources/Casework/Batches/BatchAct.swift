public import WorkOrders

/// What may be done with several orders at once: actions whose words fit all of them.
public enum BatchAct: String, CaseIterable, Sendable {
    case dispatch
    case remind
    case supervise
    case instruct
    /// 更正 of kind, category or urgency.
    case amend
    /// 更正 of tags: some added, some taken off.
    case tags
    case merge
    case joinIncident

    /// The action of the rule that it is, with its right.
    public var action: ActionName {
        switch self {
        case .dispatch: .dispatch
        case .remind: .remind
        case .supervise: .supervise
        case .instruct: .instruct
        case .amend, .tags: .amend
        case .merge: .merge
        case .joinIncident: .joinIncident
        }
    }

    /// The name on every page.
    public var title: String {
        switch self {
        case .tags: "更正标签"
        case .dispatch, .remind, .supervise, .instruct, .amend, .merge, .joinIncident: action.title
        }
    }

    /// Whether it may be taken back for some seconds.
    public var isUndoable: Bool { Undone.actions.contains(action) }

    /// Those that a role may do, in the order in which they are offered.
    public static func allowed(to role: String, by permissions: Permissions) -> [BatchAct] {
        allCases.filter { permissions.allows(role, $0.action) }
    }
}
