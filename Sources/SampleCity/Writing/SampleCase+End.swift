import WorkOrders
import WorkingDays

extension SampleCase {
    /// Takes away what lies at or after the end of the sample: it hasn't happened yet.
    mutating func end(at end: Instant) {
        guard lastInstant >= end else { return }
        dispatches = dispatches.filter { $0.dispatchedAt < end }.map { $0.standing(at: end) }
        contactAttempts.removeAll { $0.at >= end }
        sendBacks = sendBacks.filter { $0.requestedAt < end }.map { $0.standing(at: end) }
        extensions = extensions.filter { $0.requestedAt < end }.map { $0.standing(at: end) }
        replies.removeAll { $0.at >= end }
        visits.removeAll { $0.visitedAt >= end }
        contacts.removeAll { $0.at >= end }
        supervisions = supervisions.filter { $0.at < end }.map { $0.standing(at: end) }
        if order.ending == .dispatched {
            order.completedAt = completionOfDispatches
        } else if let completedAt = order.completedAt, completedAt >= end {
            order.completedAt = nil
        }
    }

    /// When the last dispatch was completed; nil while one is open.
    var completionOfDispatches: Instant? {
        var last: Instant?
        for dispatch in dispatches {
            guard let completedAt = dispatch.completedAt else { return nil }
            last = max(last ?? completedAt, completedAt)
        }
        return last
    }

    /// Nothing happens later than this; most orders need no look at their parts.
    private var lastInstant: Instant {
        var last = order.completedAt ?? order.receivedAt
        for visit in visits { last = max(last, visit.visitedAt) }
        for contact in contacts { last = max(last, contact.at) }
        for supervision in supervisions { last = max(last, supervision.at) }
        return last
    }
}

extension Dispatch {
    fileprivate func standing(at end: Instant) -> Dispatch {
        var dispatch = self
        dispatch.acknowledgedAt = acknowledgedAt.flatMap { $0 < end ? $0 : nil }
        dispatch.contactedAt = contactedAt.flatMap { $0 < end ? $0 : nil }
        if let completedAt, completedAt >= end {
            (dispatch.completedAt, dispatch.result, dispatch.isFactual) = (nil, nil, nil)
        }
        return dispatch
    }
}

extension SendBack {
    fileprivate func standing(at end: Instant) -> SendBack {
        guard let ruledAt, ruledAt >= end else { return self }
        var sendBack = self
        (sendBack.ruling, sendBack.ruledAt, sendBack.redirectedTo) = (nil, nil, nil)
        return sendBack
    }
}

extension DeadlineExtension {
    fileprivate func standing(at end: Instant) -> DeadlineExtension {
        guard let ruledAt, ruledAt >= end else { return self }
        var asking = self
        (asking.ruling, asking.ruledAt) = (nil, nil)
        return asking
    }
}

extension Supervision {
    fileprivate func standing(at end: Instant) -> Supervision {
        guard let completedAt, completedAt >= end else { return self }
        var supervision = self
        supervision.completedAt = nil
        return supervision
    }
}
