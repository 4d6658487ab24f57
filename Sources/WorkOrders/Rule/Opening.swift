public import WorkingDays

/// What an officer may do next with an order, and with which part of it: a button on its page.
public struct Opening: Hashable, Sendable {
    public var action: ActionName
    /// The dispatch that it is about; nil where it is about the order.
    public var dispatch: String?

    public init(_ action: ActionName, dispatch: String? = nil) {
        self.action = action
        self.dispatch = dispatch
    }
}

extension CaseFile {
    /// What the rule would let an officer do now, the order's first and then each dispatch's.
    ///
    /// Found by asking the rule with well-formed arguments, so that no page offers what will be refused for who or
    /// when; what is said with an action may still be refused. Some 60 decisions on values, nothing is stored.
    public func openings(for officer: Officer, at: Instant, under rules: Rules) -> [Opening] {
        let scope = Sample(file: self, rules: rules, at: at, officer: officer)
        let ground = Proceeding.Ground(self, by: officer, at: at, under: rules)
        guard lastEventAt ?? order.receivedAt <= at else { return [] }
        let allowed = ActionName.allCases.filter(rules.permissions.actions(of: officer.role).contains)
        let ofOrder = allowed.filter { lets(scope.ofOrder($0), ground) }
        let ofDispatches = dispatches.flatMap { dispatch in
            allowed.filter { lets(scope.ofDispatch($0, dispatch), ground) }
                .map { Opening($0, dispatch: dispatch.number) }
        }
        return ofOrder.map { Opening($0) } + ofDispatches
    }

    /// Why the rule would not let an officer do something with the order now, whatever he says with it; nil where it
    /// would.
    ///
    /// For looking at several orders before they are acted on. An action on a dispatch is none on the order.
    public func obstacle(
        to name: ActionName,
        for officer: Officer,
        at: Instant,
        under rules: Rules
    ) -> Refusal? {
        var first: Refusal?
        let ground = Proceeding.Ground(self, by: officer, at: at, under: rules)
        for action in Sample(file: self, rules: rules, at: at, officer: officer).ofOrder(name) {
            guard let refusal = refusal(of: action, ground, admits: true) else { return nil }
            first = first ?? refusal
        }
        return first ?? .nothingOpen(name)
    }

    private func lets(_ actions: [Action], _ ground: Proceeding.Ground) -> Bool {
        actions.contains { refusal(of: $0, ground, admits: false) == nil }
    }

    /// Why well-formed arguments are refused; nil where they aren't, or others would not be.
    ///
    /// `admits` asks whether the role may at all, and whether the clock runs forward, which is the same for all.
    private func refusal(of action: Action, _ ground: Proceeding.Ground, admits: Bool) -> Refusal? {
        // No event is made and nothing applied: whether it would be refused is known before.
        var proceeding = Proceeding(action.name, on: ground)
        do throws(Refusal) {
            if admits { try proceeding.admit() }
            try proceeding.perform(action)
            return nil
        } catch {
            return error.isOfContent ? nil : error
        }
    }
}

extension Refusal {
    /// Whether other words, units or days would be let: the officer and the moment are right.
    var isOfContent: Bool {
        switch self {
        case .noSuchUnit, .unitEnded, .missing, .tooLong, .unknownReason, .unknownName, .nothingToChange, .noLead,
            .severalLeads,
            .unitTwice,
            .unitAlreadyHas, .conflictOfInterest, .notSubordinate, .deadlineTooEarly, .deadlineAfterLimit,
            .rulingNeedsUnits, .consultationNeedsLead, .pushedDown, .extensionNotLater, .extensionTooFar,
            .citizenNotTold, .suspensionTooLong, .attemptsMissing, .promiseMissing, .unresolvedReasonMissing,
            .childrenOpen, .assistingOpen, .reasonNeeded, .leaderBarred, .itself, .notAnIncident, .reportPhase,
            .receiptMissing, .handedOverWithoutText:
            true
        case .notPermitted, .notYourUnit, .centreOnly, .dispatcherOnly, .namesYou, .ownDispatch, .ownReview,
            .secondPersonNeeded, .otherReviewerNeeded, .identityStaysInside, .clockBehind, .orderStatus,
            .dispatchStage, .tooLate, .openAlert, .followsLeader, .alreadyDone, .nothingOpen, .noSuchDispatch,
            .notASubordinateCentre, .tooDeep, .alreadyAcknowledged, .onlyDispatch, .firstLevelOnly, .designated,
            .refusedBefore, .extensionsUsed, .needsSignature, .notVisited, .anonymousNotVisited, .notHandledBy,
            .visitTooSoon, .answeredAlready, .dissatisfactionUnsettled, .reopeningExpired, .mattersOpen,
            .hasFollowedDispatches, .notTheLeader, .notTold, .finalReportMissing:
            false
        }
    }
}
