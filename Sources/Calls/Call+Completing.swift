import WorkingDays

extension Call {
    /// This call with what a report adds to it; nothing that is known is removed.
    ///
    /// Reports come repeatedly and in any order. Of instants the first offer, ring and answer and the last end count,
    /// of agents the last who had the call; of everything else what was told first. So the parts of one call make the
    /// same whole in whatever order they come, and a part that comes again changes nothing.
    public func completed(by report: Call) throws(CallFault) -> Call {
        guard report.direction == direction else { throw .otherDirection }
        var call = self
        call.beganAt = min(beganAt, report.beganAt)
        call.offeredAt = Self.earlier(offeredAt, report.offeredAt)
        call.rungAt = Self.earlier(rungAt, report.rungAt)
        call.answeredAt = Self.earlier(answeredAt, report.answeredAt)
        call.endedAt = [endedAt, report.endedAt].compactMap(\.self).max()
        call.takeAgent(of: report)
        call.queue = queue ?? report.queue
        call.end = end ?? report.end
        call.recording = recording ?? report.recording
        call.rating = rating ?? report.rating
        call.order = order ?? report.order
        call.disposition = disposition ?? report.disposition
        try call.checkCourse()
        return call
    }

    private mutating func takeAgent(of report: Call) {
        guard let theirs = report.agent, let since = report.agentSince else { return }
        if let own = agentSince, agent != nil, own >= since { return }
        agent = theirs
        agentSince = since
    }

    private static func earlier(_ one: Instant?, _ other: Instant?) -> Instant? {
        [one, other].compactMap(\.self).min()
    }
}
