/// 权限: which role may do what, as data.
///
/// Whether an officer stands at the right place (his own unit, the centre, above) is the rule's to check.
public struct Permissions: Hashable, Sendable {
    /// The role of the program itself.
    public static let systemRole = "系统"

    private var roles: [String: Set<ActionName>]
    /// Roles of the centre that may act in a unit's place (代办).
    public var substitutes: Set<String>

    public init(_ roles: [String: Set<ActionName>], substitutes: Set<String> = []) {
        self.roles = roles
        self.substitutes = substitutes
    }

    /// All roles, in no order.
    public var names: some Sequence<String> { roles.keys }

    /// All that a role may do; nothing for an unknown one.
    public func actions(of role: String) -> Set<ActionName> {
        role == Self.systemRole ? Self.systemActions : roles[role] ?? []
    }

    /// Whether a role may do something at all.
    public func allows(_ role: String, _ action: ActionName) -> Bool { actions(of: role).contains(action) }

    /// The roles that may do something, in order of their names, for the sentence of a refusal.
    public func roles(for action: ActionName) -> [String] { roles.filter { $0.value.contains(action) }.keys.sorted() }

    /// What only the program does, or may do as well as people.
    static let systemActions: Set<ActionName> = [
        .resume, .passAlertOn, .warn, .recomputeDeadlines, .inheritResult, .unmerge,
    ]

    /// What every role of the centre may do.
    static let everyone: Set<ActionName> = [.raiseAlert, .confirmAlert, .openIdentity]

    /// What a call-taker does while the caller is on the line.
    static let onTheLine: Set<ActionName> = [
        .register, .answerDirectly, .transfer, .decline, .markInvalid, .supplement, .requestVoid, .markHarassment,
        .joinIncident, .recordProgressCall, .remind, .recordAddition, .recordRepeat, .withdraw, .recordUnitFeedback,
        .reportOnAlert, .dispatch, .amend, .undo,
    ]

    /// What an officer of a unit does.
    static let unitWork: Set<ActionName> = [
        .acknowledge, .requestSendBack, .recordAttempt, .requestExtension, .reply, .askCitizen, .object,
        .answerSupervision, .reportOnInstruction, .passOn, .reopenChild, .ruleOnSendBack, .ruleOnExtension, .review,
        .recall, .visit, .inspect, .openIdentity, .reportOnAlert,
    ]

    /// The roles of the glossary; a city may name others in its `permissions.csv`.
    public static let standard = Permissions(
        [
            "话务员": onTheLine.union(everyone),
            "班长": onTheLine.union(everyone).union([
                .ruleOnVoid, .confirmHarassment, .declareIncident, .merge, .unmerge, .answerUpward,
            ]),
            "派单员": everyone.union([
                .dispatch, .recall, .addUnit, .changeLead, .suspend, .resume, .ruleOnSendBack, .ruleOnExtension, .amend,
                .merge, .unmerge, .split, .declareIncident, .joinIncident, .requestSupplement, .supplement,
                .requestVoid, .relayAnswer, .acknowledge, .reply, .recordAttempt, .undo,
            ]),
            "来件员": onTheLine.union(everyone).union([.requestSupplement, .answerUpward]),
            "审核员": everyone.union([.review, .requestVoid]),
            "回访员": everyone.union([.visit, .reopen, .close, .settlePromise, .requestVoid]),
            "督办": everyone.union([
                .supervise, .closeSupervision, .escalate, .inspect, .instruct, .reportOnInstruction, .reopen,
                .ruleOnObjection, .settlePromise,
            ]),
            "值班领导": everyone.union([.instruct, .supervise, .escalate, .reportOnAlert, .ruleOnObjection]),
            "经办人": unitWork,
            "单位领导": unitWork.union([.sign, .acknowledgeEscalation]),
        ],
        substitutes: ["派单员"]
    )
}
