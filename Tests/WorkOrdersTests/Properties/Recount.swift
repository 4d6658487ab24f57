import WorkOrders

/// Figures of one order, counted from its events alone: by their names and by what came with them.
struct Recount: Equatable {
    var dispatches = 0
    var sendBacks = 0
    var extensionsGranted = 0
    var rounds = 1
    var repeats = 0
    var contacts = 0
    var replies = 0
    var attempts = 0
    var visits = 0
    var supervisions = 0
    var reopenedChildren = 0

    init(_ events: [Event]) {
        for event in events { count(event) }
    }

    private mutating func count(_ event: Event) {
        let news = event.changes.compactMap { change -> Dispatch? in
            if case .dispatch(let dispatch) = change, dispatch.revision == 0 { dispatch } else { nil }
        }
        dispatches += news.count
        switch event.action {
        case .ruleOnSendBack: sendBacks += event.hasEnded(.sentBack) ? 1 : 0
        case .ruleOnExtension: extensionsGranted += event.hasGranted ? 1 : 0
        case .reopen: rounds += 1
        case .recordRepeat: (repeats, rounds) = (repeats + 1, rounds + (news.isEmpty ? 0 : 1))
        case .reply: replies += 1
        case .recordAttempt: attempts += 1
        case .supervise: supervisions += 1
        case .reopenChild: reopenedChildren += 1
        case .visit: visits += event.newAnswers
        default: break
        }
        switch event.action {
        case .recordProgressCall, .remind, .recordAddition, .recordRepeat, .withdraw, .recordUnitFeedback: contacts += 1
        default: break
        }
    }

    /// The same figures as the file has them.
    init(_ file: CaseFile) {
        dispatches = file.dispatches.count
        sendBacks = file.dispatches.reduce(0) { $0 + $1.sendBackCount }
        extensionsGranted = file.extensions.count { $0.ruling == .granted }
        rounds = file.order.round
        repeats = file.contacts.count { $0.kind == .repeated }
        contacts = file.contacts.count
        replies = file.replies.count
        attempts = file.attempts.count
        visits = file.visits.count
        supervisions = file.supervisions.count
        reopenedChildren = file.dispatches.count { $0.parent != nil && $0.round > 1 } - file.redirectedReworks
    }
}

extension CaseFile {
    /// Children of a later round that a ruling put in the place of a reopened one.
    fileprivate var redirectedReworks: Int {
        dispatches.count { child in
            child.parent != nil && child.round > 1
                && !dispatches.contains { earlier in
                    earlier.parent == child.parent && earlier.unit == child.unit && earlier.round == child.round - 1
                        && earlier.completedAt != nil
                }
        }
    }
}

extension Event {
    fileprivate func hasEnded(_ end: DispatchEnd) -> Bool {
        changes.contains { if case .dispatch(let dispatch) = $0 { dispatch.end == end } else { false } }
    }

    fileprivate var hasGranted: Bool {
        changes.contains { if case .deadlineExtension(let one) = $0 { one.ruling == .granted } else { false } }
    }

    /// Rows that a visit added; a change of mind alters one that is there.
    fileprivate var newAnswers: Int {
        changes.count {
            if case .visit(let visit) = $0 {
                visit.changedRating == nil && visit.by == by.id && visit.visitedAt == at
            } else {
                false
            }
        }
    }
}
