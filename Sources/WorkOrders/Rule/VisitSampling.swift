/// Who is visited, as data: all, or a sample by kind and unit that anybody can draw again (domain.md §2).
public struct VisitSampling: Hashable, Sendable {
    /// One rule; a nil condition fits every order.
    public struct Rule: Hashable, Sendable {
        public var kind: RequestKind?
        public var unit: String?
        /// How many of 1,000 orders.
        public var permille: Int

        public init(kind: RequestKind? = nil, unit: String? = nil, permille: Int) {
            self.kind = kind
            self.unit = unit
            self.permille = permille
        }
    }

    /// The first that fits decides.
    public var rules: [Rule]
    /// Where no rule fits.
    public var otherwise: Int
    /// Another seed draws another sample.
    public var seed: UInt64

    public init(rules: [Rule] = [], otherwise: Int = 1_000, seed: UInt64 = 12_345) {
        self.rules = rules
        self.otherwise = otherwise
        self.seed = seed
    }

    /// Whether a unit's work on an order is asked about; supervised orders always are, anonymous callers never.
    public func isDrawn(_ file: CaseFile, unit: String) -> Bool {
        guard !file.order.isAnonymous, file.order.status != .withdrawn else { return false }
        guard file.supervisions.isEmpty, file.order.round == 1 else { return true }
        let rule = rules.first { ($0.kind ?? file.order.kind) == file.order.kind && ($0.unit ?? unit) == unit }
        return draw(file.order.number, unit) < (rule?.permille ?? otherwise)
    }

    /// 0…999, the same for ever: FNV-1a over seed, order and unit.
    private func draw(_ number: String, _ unit: String) -> Int {
        var hash = 14_695_981_039_346_656_037 ^ seed
        for byte in number.utf8 + [0] + Array(unit.utf8) { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        return Int((hash >> 20) % 1_000)
    }
}
