public import WorkingDays

/// Why an action was refused; nothing was changed.
///
/// A closed set; ``sentence`` says in Chinese what to do instead.
public enum Refusal: Error, Hashable, Sendable {
    // Who
    case notPermitted(ActionName, role: String, allowed: [String])
    case notYourUnit(unit: String)
    case centreOnly(ActionName)
    case dispatcherOnly(unit: String?)
    case namesYou
    case ownDispatch
    case ownReview
    case secondPersonNeeded
    case otherReviewerNeeded
    case identityStaysInside

    // When
    case clockBehind(Instant)
    case orderStatus(ActionName, WorkOrderStatus)
    case dispatchStage(ActionName, DispatchStage)
    case tooLate(ActionName, deadline: Instant)
    case openAlert
    case followsLeader(String)
    case alreadyDone(ActionName)
    case nothingOpen(ActionName)

    // What
    case noSuchDispatch(String)
    case noSuchUnit(String)
    case unitEnded(String)
    case missing(String)
    case tooLong(String, limit: Int)
    case unknownReason(String, list: [String])
    case unknownName(UnknownName)
    case nothingToChange

    // 派单
    case noLead
    case severalLeads
    case unitTwice(String)
    case unitAlreadyHas(String)
    case conflictOfInterest(unit: String, superior: String?)
    case notSubordinate(unit: String, of: String)
    case notASubordinateCentre(unit: String)
    case tooDeep(limit: Int)
    case deadlineTooEarly
    case deadlineAfterLimit(Instant)
    case alreadyAcknowledged
    case onlyDispatch
    case firstLevelOnly(ActionName)

    // 退单, 延期, 挂起
    case designated
    case refusedBefore
    case rulingNeedsUnits
    case consultationNeedsLead
    case pushedDown(from: String, to: String)
    case extensionsUsed(limit: Int)
    case extensionNotLater
    case extensionTooFar(CivilDay)
    case citizenNotTold
    case suspensionTooLong(CivilDay)

    // 答复, 审核
    case attemptsMissing(attempts: Int, days: Int)
    case promiseMissing
    case unresolvedReasonMissing
    case childrenOpen([String])
    case assistingOpen([String])
    case needsSignature

    // 回访, 结案
    case notVisited(unit: String)
    case anonymousNotVisited
    case notHandledBy(unit: String)
    case visitTooSoon
    case answeredAlready
    case reasonNeeded
    case dissatisfactionUnsettled
    case reopeningExpired(days: Int)
    case mattersOpen([String])

    // 并单, 集中事件
    case leaderBarred(String)
    case itself
    case hasFollowedDispatches
    case notAnIncident(String)

    // 督办, 提级, 紧急
    case notTheLeader(String)
    case notTold([String])
    case reportPhase(AlertPhase)
    case finalReportMissing
    case receiptMissing
    case handedOverWithoutText(unit: String)
}
