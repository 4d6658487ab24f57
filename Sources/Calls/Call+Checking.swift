public import WorkingDays

extension Call {
    /// The longest that a text of each kind may be, in characters.
    public enum Limit {
        public static let id = 100
        public static let name = 50
        public static let recording = 500
    }

    /// Seconds that a telephony system's clock may be ahead of ours.
    public static let clockTolerance = 300
    /// A call of more seconds is a clock that was set while it lasted.
    public static let longest = 86_400

    /// Refuses what no call can be; `now` is when it was told.
    public func check(at now: Instant) throws(CallFault) {
        guard !id.isEmpty, id.utf8.count <= Limit.id, id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .badId
        }
        for (field, text) in [("queue", queue), ("agent", agent)] where (text?.count ?? 0) > Limit.name {
            throw .tooLong(field: field, limit: Limit.name)
        }
        guard (recording?.count ?? 0) <= Limit.recording else {
            throw .tooLong(field: "recording", limit: Limit.recording)
        }
        guard end == nil || endedAt != nil else { throw .endWithoutInstant }
        try checkCourse()
        let latest = now.advanced(bySeconds: Self.clockTolerance)
        for (field, instant) in course where instant.map({ $0 > latest }) ?? false { throw .inFuture(field: field) }
    }

    /// The course of a call by the names that reports use.
    private var course: [(field: String, instant: Instant?)] {
        [("offered", offeredAt), ("rung", rungAt), ("answered", answeredAt), ("ended", endedAt)]
    }

    /// Each step lies after the one before, as far as they are known.
    func checkCourse() throws(CallFault) {
        var last: (field: String, instant: Instant)?
        for (field, instant) in course {
            guard let instant else { continue }
            if let last, instant < last.instant { throw .outOfOrder(last.field, field) }
            last = (field, instant)
        }
        guard let endedAt else { return }
        let first = course.compactMap(\.instant).min() ?? endedAt
        if endedAt.secondsSinceEpoch - first.secondsSinceEpoch > Self.longest { throw .tooLongACall }
    }
}
