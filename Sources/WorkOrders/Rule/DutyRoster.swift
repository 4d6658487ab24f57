public import WorkingDays

/// 值班表: who is told of an alert, in which order, by hour of the day (domain.md §2).
public struct DutyRoster: Hashable, Sendable {
    /// One line of the roster.
    public struct Entry: Hashable, Sendable {
        /// Hours of the day from the first to the one before the last; over midnight where the first is the greater.
        public var from: Int
        public var to: Int
        /// Nil for every kind.
        public var kind: AlertKind?
        /// 工号 in the order they are told.
        public var chain: [String]

        public init(from: Int = 0, to: Int = 24, kind: AlertKind? = nil, chain: [String]) {
            self.from = from
            self.to = to
            self.kind = kind
            self.chain = chain
        }

        func holds(_ hour: Int) -> Bool { from < to ? (from..<to).contains(hour) : hour >= from || hour < to }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// Whom to tell at an instant: the first line that fits; empty where there is none.
    public func chain(_ kind: AlertKind, at instant: Instant) -> [String] {
        entries.first { ($0.kind == nil || $0.kind == kind) && $0.holds(instant.hour) }?.chain ?? []
    }
}
