public import WorkingDays

/// Which limit an order gets, as data: the first rule that fits (domain.md §3).
public struct HandlingLimits: Hashable, Sendable {
    /// One rule; a nil condition fits every order.
    public struct Rule: Hashable, Sendable {
        public var kind: RequestKind?
        public var channel: String?
        public var urgency: Urgency?
        public var tag: String?
        public var unit: String?
        /// 应急模式: first and last day of the dispatches it holds for; nil for no bound.
        public var from: CivilDay?
        public var until: CivilDay?
        public var limit: HandlingLimit

        public init(
            kind: RequestKind? = nil,
            channel: String? = nil,
            urgency: Urgency? = nil,
            tag: String? = nil,
            unit: String? = nil,
            from: CivilDay? = nil,
            until: CivilDay? = nil,
            limit: HandlingLimit
        ) {
            self.kind = kind
            self.channel = channel
            self.urgency = urgency
            self.tag = tag
            self.unit = unit
            self.from = from
            self.until = until
            self.limit = limit
        }

        /// Whether it holds on a day; one with bounds holds on no day that isn't known.
        func holds(on day: CivilDay?) -> Bool {
            guard let day else { return from == nil && until == nil }
            return from ?? day <= day && day <= until ?? day
        }
    }

    public var rules: [Rule]
    /// For orders that no rule fits.
    public var otherwise: HandlingLimit

    public init(rules: [Rule], otherwise: HandlingLimit) {
        self.rules = rules
        self.otherwise = otherwise
    }

    /// 咨询 3 working days, everything else 10 (Anhui 2022); emergencies 20 minutes (Bengbu).
    public static let standard = HandlingLimits(
        rules: [Rule(urgency: .emergency, limit: .minutes(20)), Rule(kind: .inquiry, limit: .workingDays(3))],
        otherwise: .workingDays(10)
    )

    /// The limit of an order at a unit, dispatched on a day.
    public func limit(
        kind: RequestKind,
        channel: String? = nil,
        urgency: Urgency = .normal,
        tags: Set<String> = [],
        unit: String? = nil,
        on day: CivilDay? = nil
    ) -> HandlingLimit {
        let rule = rules.first { rule in
            (rule.kind == nil || rule.kind == kind)
                && (rule.channel == nil || rule.channel == channel)
                && (rule.urgency == nil || rule.urgency == urgency)
                && (rule.unit == nil || rule.unit == unit)
                && (rule.tag.map(tags.contains) ?? true)
                && rule.holds(on: day)
        }
        return rule?.limit ?? otherwise
    }
}
