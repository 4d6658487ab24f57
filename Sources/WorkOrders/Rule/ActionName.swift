/// The name of each action; its raw value is what events keep and never changes.
public enum ActionName: Int, Codable, Sendable, CaseIterable {
    case register = 1
    case adopt = 2
    case answerDirectly = 10
    case transfer = 11
    case decline = 12
    case markInvalid = 13
    case requestSupplement = 14
    case supplement = 15
    case amend = 16
    case requestVoid = 17
    case ruleOnVoid = 18
    case markHarassment = 19
    case confirmHarassment = 20
    case dispatch = 30
    case recall = 31
    case addUnit = 32
    case changeLead = 33
    case suspend = 34
    case resume = 35
    case ruleOnSendBack = 36
    case ruleOnExtension = 37
    case merge = 40
    case unmerge = 41
    case split = 42
    case declareIncident = 43
    case joinIncident = 44
    case inheritResult = 45
    case acknowledge = 50
    case requestSendBack = 51
    case recordAttempt = 52
    case requestExtension = 53
    case passOn = 54
    case reopenChild = 55
    case reply = 56
    case sign = 57
    case askCitizen = 58
    case object = 59
    case review = 70
    case relayAnswer = 71
    case visit = 72
    case reopen = 73
    case close = 74
    case settlePromise = 75
    case ruleOnObjection = 76
    case answerUpward = 77
    case recordProgressCall = 80
    case remind = 81
    case recordAddition = 82
    case recordRepeat = 83
    case withdraw = 84
    case recordUnitFeedback = 85
    case escalate = 90
    case acknowledgeEscalation = 91
    case supervise = 92
    case answerSupervision = 93
    case closeSupervision = 94
    case instruct = 95
    case reportOnInstruction = 96
    case inspect = 97
    case raiseAlert = 100
    case confirmAlert = 101
    case passAlertOn = 102
    case reportOnAlert = 103
    case openIdentity = 110
    case warn = 111
    case recomputeDeadlines = 112
    case undo = 120
}

extension Action {
    /// The action without what it carries.
    public var name: ActionName {
        switch self {
        case .answerDirectly: .answerDirectly
        case .transfer: .transfer
        case .decline: .decline
        case .markInvalid: .markInvalid
        case .requestSupplement: .requestSupplement
        case .supplement: .supplement
        case .amend: .amend
        case .requestVoid: .requestVoid
        case .ruleOnVoid: .ruleOnVoid
        case .markHarassment: .markHarassment
        case .confirmHarassment: .confirmHarassment
        case .dispatch: .dispatch
        case .recall: .recall
        case .addUnit: .addUnit
        case .changeLead: .changeLead
        case .suspend: .suspend
        case .resume: .resume
        case .ruleOnSendBack: .ruleOnSendBack
        case .ruleOnExtension: .ruleOnExtension
        case .merge: .merge
        case .unmerge: .unmerge
        case .split: .split
        case .declareIncident: .declareIncident
        case .joinIncident: .joinIncident
        case .inheritResult: .inheritResult
        case .acknowledge: .acknowledge
        case .requestSendBack: .requestSendBack
        case .recordAttempt: .recordAttempt
        case .requestExtension: .requestExtension
        case .passOn: .passOn
        case .reopenChild: .reopenChild
        case .reply: .reply
        case .sign: .sign
        case .askCitizen: .askCitizen
        case .object: .object
        case .review: .review
        case .relayAnswer: .relayAnswer
        case .visit: .visit
        case .reopen: .reopen
        case .close: .close
        case .settlePromise: .settlePromise
        case .ruleOnObjection: .ruleOnObjection
        case .answerUpward: .answerUpward
        case .contact(let kind, _, _): kind.actionName
        case .escalate: .escalate
        case .acknowledgeEscalation: .acknowledgeEscalation
        case .supervise: .supervise
        case .answerSupervision: .answerSupervision
        case .closeSupervision: .closeSupervision
        case .instruct: .instruct
        case .reportOnInstruction: .reportOnInstruction
        case .inspect: .inspect
        case .raiseAlert: .raiseAlert
        case .confirmAlert: .confirmAlert
        case .passAlertOn: .passAlertOn
        case .reportOnAlert: .reportOnAlert
        case .openIdentity: .openIdentity
        case .warn: .warn
        case .recomputeDeadlines: .recomputeDeadlines
        case .undo: .undo
        }
    }
}

extension FollowUpKind {
    /// Each kind of contact is an action of its own.
    var actionName: ActionName {
        switch self {
        case .progress: .recordProgressCall
        case .reminder: .remind
        case .addition: .recordAddition
        case .repeated: .recordRepeat
        case .withdrawal: .withdraw
        case .unitFeedback: .recordUnitFeedback
        }
    }
}
