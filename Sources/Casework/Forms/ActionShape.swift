import WorkOrders

/// How the values of an action lie in its JSON: which have another name there, and which lie beside the rest.
struct ActionShape {
    /// What the compiler calls a value, by the name it has in JSON.
    var renamed: [String: String] = [:]
    /// Structures whose fields lie beside the other values: the name of each, and its fields; nil for all others.
    var flattened: [(name: String, fields: Set<String>?)] = []
    /// Lists that may be left out.
    var lists: [String] = []

    private static let handover: Set<String> = ["note", "phoned", "override"]

    /// The shape of each action; most have only values with names of their own.
    static func of(_ action: ActionName) -> ActionShape {
        switch action {
        case .transfer, .amend, .visit: ActionShape(flattened: [("_0", nil)])
        case .requestVoid: ActionShape(renamed: ["ground": "_0"])
        case .dispatch: ActionShape(renamed: ["units": "_0"], flattened: [("_1", nil)])
        case .addUnit: ActionShape(flattened: [("_1", handover), ("_0", nil)])
        case .suspend: ActionShape(renamed: ["ground": "_1"])
        case .ruleOnSendBack: ActionShape(flattened: [("_1", nil)], lists: ["units"])
        case .passOn: ActionShape(renamed: ["units": "_1"])
        case .reply: ActionShape(flattened: [("_1", nil)])
        case .review: ActionShape(renamed: ["verdict": "_1"])
        case .supervise, .answerSupervision, .closeSupervision: ActionShape(renamed: ["level": "_0"])
        case .inspect: ActionShape(lists: ["photos"])
        case .raiseAlert: ActionShape(renamed: ["kind": "_0"])
        case .reportOnAlert: ActionShape(renamed: ["phase": "_1"])
        case .merge, .joinIncident: ActionShape(renamed: ["leader": "_0"])
        case .recordProgressCall, .remind, .recordAddition, .recordRepeat, .withdraw, .recordUnitFeedback,
            .register, .adopt, .answerDirectly, .decline, .markInvalid, .requestSupplement, .supplement, .ruleOnVoid,
            .markHarassment, .confirmHarassment, .recall, .changeLead, .resume, .ruleOnExtension, .unmerge, .split,
            .declareIncident, .inheritResult, .acknowledge, .requestSendBack, .recordAttempt, .requestExtension,
            .reopenChild, .sign, .askCitizen, .object, .relayAnswer, .reopen, .close, .settlePromise,
            .ruleOnObjection, .escalate, .acknowledgeEscalation, .instruct, .reportOnInstruction, .confirmAlert,
            .passAlertOn, .answerUpward, .openIdentity, .warn, .recomputeDeadlines, .undo:
            ActionShape()
        }
    }
}

extension ActionName {
    /// The case of `Action` that has this name.
    var caseName: String { contactKind == nil ? "\(self)" : "contact" }

    /// The kind of follow-up contact that this action records; nil for any other.
    var contactKind: FollowUpKind? {
        switch self {
        case .recordProgressCall: .progress
        case .remind: .reminder
        case .recordAddition: .addition
        case .recordRepeat: .repeated
        case .withdraw: .withdrawal
        case .recordUnitFeedback: .unitFeedback
        default: nil
        }
    }
}
