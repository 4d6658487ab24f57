/// 单位名片: whom the hotline calls at a unit, and when.
public struct UnitCard: Hashable, Sendable {
    /// 联络员, a 工号 or a name with number as the city writes it.
    public var liaison: String?
    /// 分管领导.
    public var leader: String?
    /// 值班电话 by hour of the day, in the order in which they are tried.
    public var duty: [DutyNumber]
    /// 接收通知的号码.
    public var notices: String?

    /// A number and the hours in which it is answered.
    public struct DutyNumber: Hashable, Sendable {
        /// Hours from the first to before the last; over midnight where the first is the greater.
        public var from: Int
        public var to: Int
        public var number: String

        public init(from: Int, to: Int, number: String) {
            self.from = from
            self.to = to
            self.number = number
        }

        func holds(_ hour: Int) -> Bool { from < to ? (from..<to).contains(hour) : hour >= from || hour < to }
    }

    public init(
        liaison: String? = nil,
        leader: String? = nil,
        duty: [DutyNumber] = [],
        notices: String? = nil
    ) {
        self.liaison = liaison
        self.leader = leader
        self.duty = duty
        self.notices = notices
    }

    /// The number that is answered in an hour of the day; nil where there is none.
    public func number(atHour hour: Int) -> String? { duty.first { $0.holds(hour) }?.number }
}
