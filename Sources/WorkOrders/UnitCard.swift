public import WorkingDays

/// 单位名片: whom the hotline calls at a unit, and when.
public struct UnitCard: Hashable, Sendable {
    /// 联络员, a 工号 or a name with number as the city writes it.
    public var liaison: String?
    /// 分管领导.
    public var leader: String?
    /// 值班电话 by day and hour, in the order in which they are tried.
    public var duty: [DutyNumber]
    /// 接收通知的号码.
    public var notices: String?
    /// 地址.
    public var address: String?
    /// 备注.
    public var remarks: String?

    /// A number with the days and hours in which it is answered.
    public struct DutyNumber: Hashable, Sendable {
        /// On which days a number is answered.
        public enum Days: String, Sendable, CaseIterable {
            case all = ""
            case working = "工作日"
            case free = "休息日"
        }

        public var days: Days
        /// Hours from the first to before the last; over midnight where the first is the greater.
        public var from: Int
        public var to: Int
        public var number: String

        public init(_ days: Days = .all, from: Int, to: Int, number: String) {
            self.days = days
            self.from = from
            self.to = to
            self.number = number
        }

        /// Hours after midnight belong to the day on which they began.
        fileprivate func holds(_ at: Instant, _ calendar: WorkCalendar) -> Bool {
            let hour = at.secondOfDay / 3_600
            let isAfterMidnight = from >= to && hour < to
            guard isAfterMidnight || (from < to ? (from..<to).contains(hour) : hour >= from) else { return false }
            let day = isAfterMidnight ? at.day.advanced(by: -1) : at.day
            return switch days {
            case .all: true
            case .working: calendar.isWorkingDay(day)
            case .free: !calendar.isWorkingDay(day)
            }
        }

        /// As the file has it: `工作日 8-18 0561-9000001`.
        public var text: String {
            let hours = from == 0 && to == 24 ? "" : "\(from)-\(to)"
            return [days.rawValue, hours, number].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    public init(
        liaison: String? = nil,
        leader: String? = nil,
        duty: [DutyNumber] = [],
        notices: String? = nil,
        address: String? = nil,
        remarks: String? = nil
    ) {
        self.liaison = liaison
        self.leader = leader
        self.duty = duty
        self.notices = notices
        self.address = address
        self.remarks = remarks
    }

    /// The number that is answered at an instant; nil where there is none.
    public func number(at instant: Instant, _ calendar: WorkCalendar) -> String? {
        duty.first { $0.holds(instant, calendar) }?.number
    }
}
