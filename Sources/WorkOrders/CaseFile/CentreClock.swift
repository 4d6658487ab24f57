public import WorkingDays

/// A clock of the centre's own work on an order (domain.md §3); shown, and never in anybody's way.
public struct CentreClock: Hashable, Sendable {
    /// What the centre has to do.
    public enum Work: Hashable, Sendable {
        /// 登记→派单: or answering, transferring, declining.
        case dispatching
        /// 签发→审核 of a dispatch's newest reply.
        case review(dispatch: String)
        /// 办结→首次回访 of the present round.
        case visit
    }

    public var work: Work
    public var start: Instant
    /// The last second that is in time.
    public var deadline: Instant
    /// When it was done; nil while it runs.
    public var end: Instant?

    public init(work: Work, start: Instant, deadline: Instant, end: Instant? = nil) {
        self.work = work
        self.start = start
        self.deadline = deadline
        self.end = end
    }

    /// Whether it was done too late, or isn't done and is late; at an instant.
    public func isOverdue(at now: Instant) -> Bool { end ?? now > deadline }
}

extension CaseFile {
    /// The clocks of the centre's own work on this order, those that ended too.
    ///
    /// Derived from the file, so that imported orders have them as well.
    public func centreClocks(under rules: Rules) -> [CentreClock] {
        func clock(
            _ work: CentreClock.Work,
            from start: Instant,
            _ limit: HandlingLimit,
            to end: Instant?
        ) -> CentreClock {
            CentreClock(
                work: work,
                start: start,
                deadline: rules.calendar.deadline(from: start, limit: limit),
                end: end
            )
        }
        let dispatching = dispatchingStart.map {
            clock(.dispatching, from: $0, rules.terms.dispatching, to: dispatchingEnd)
        }
        let reviews = dispatches.compactMap { dispatch in
            reviewed(dispatch).map { clock(.review(dispatch: dispatch.number), from: $0, rules.terms.review, to: $1) }
        }
        let visit = visitSpan.map { clock(.visit, from: $0, rules.terms.visit, to: $1) }
        return [dispatching].compactMap(\.self) + reviews + [visit].compactMap(\.self)
    }

    /// Nil while the citizen is asked to add something (停表, domain.md §2): it begins anew with the answer.
    private var dispatchingStart: Instant? {
        guard order.leader == nil, order.status != .void else { return nil }
        let waits = matters.suspensions.filter { $0.dispatch == nil }
        if waits.contains(where: { $0.resumedAt == nil }) { return nil }
        return max(order.receivedAt, waits.compactMap(\.resumedAt).max() ?? order.receivedAt)
    }

    private var dispatchingEnd: Instant? { dispatches.map(\.dispatchedAt).min() ?? order.closedAt ?? order.completedAt }

    /// From the signature of its newest reply to the review.
    private func reviewed(_ dispatch: Dispatch) -> (start: Instant, end: Instant?)? {
        guard dispatch.parent == nil, let reply = lastReply(dispatch.number), let signedAt = reply.signedAt else {
            return nil
        }
        return (signedAt, reply.reviewedAt ?? dispatch.completedAt ?? dispatch.endedAt)
    }

    /// An anonymous caller is never visited; what the hotline answered itself needs no visit to be closed.
    private var visitSpan: (start: Instant, end: Instant?)? {
        guard let completedAt = order.completedAt, order.ending == .dispatched, !order.isAnonymous else { return nil }
        let first = visits.map(\.visitedAt).filter { $0 >= completedAt }.min()
        return (completedAt, first ?? order.closedAt)
    }
}
