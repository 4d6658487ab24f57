/// Counts working days: five in every week, put right by the marks of notices.
///
/// `count(through:)` grows by one on each working day. Between the first and the last mark it stands in a table, outside
/// it follows from the weekday, so both directions take the same short time however far apart the days are.
struct WorkdayTable: Sendable {
    /// The day of the first mark, as days since 1970-01-01.
    private let first: Int
    /// `counts[i]` working days lie before day `first + i`; one more entry than days.
    private let counts: [Int32]
    /// The working days of the table, as days since 1970-01-01.
    private let workdays: [Int32]

    /// The table for days marked as worked (true) or off (false).
    init(marks: [CivilDay: Bool]) {
        let days = marks.keys.map(\.daysSinceEpoch)
        guard let first = days.min(), let last = days.max() else {
            self.init(first: 0, workdays: [], counts: [Int32(Self.weekdays(through: -1))])
            return
        }
        var counts = [Int32(Self.weekdays(through: first - 1))]
        var workdays: [Int32] = []
        for number in first...last {
            let day = CivilDay(daysSinceEpoch: number)
            if marks[day] ?? (day.weekday <= 5) { workdays.append(Int32(number)) }
            counts.append(counts[0] + Int32(workdays.count))
        }
        self.init(first: first, workdays: workdays, counts: counts)
    }

    private init(first: Int, workdays: [Int32], counts: [Int32]) {
        self.first = first
        self.workdays = workdays
        self.counts = counts
    }

    private var dayCount: Int { counts.count - 1 }
    private var countBefore: Int { Int(counts[0]) }
    /// How many working days the table has more (or fewer) than weekdays.
    private var surplus: Int { Int(counts[dayCount]) - Self.weekdays(through: first + dayCount - 1) }

    func isWorkingDay(_ day: CivilDay) -> Bool {
        let index = day.daysSinceEpoch - first
        guard index >= 0, index < dayCount else { return day.weekday <= 5 }
        return counts[index + 1] > counts[index]
    }

    /// Working days up to and including the day; the zero lies before 1969-12-29.
    func count(through day: CivilDay) -> Int {
        let index = day.daysSinceEpoch - first
        guard index >= 0 else { return Self.weekdays(through: day.daysSinceEpoch) }
        guard index < dayCount else { return Self.weekdays(through: day.daysSinceEpoch) + surplus }
        return Int(counts[index + 1])
    }

    /// The working day on which the count reaches `number`.
    func workday(_ number: Int) -> CivilDay {
        let index = number - countBefore - 1
        guard index >= 0 else { return Self.weekday(number) }
        guard index < workdays.count else { return Self.weekday(number - surplus) }
        return CivilDay(daysSinceEpoch: Int(workdays[index]))
    }

    /// Mondays to Fridays from Monday, 1969-12-29 up to and including the day; negative before.
    private static func weekdays(through day: Int) -> Int {
        let (week, weekday) = (day + 3).dividedDown(by: 7)
        return week * 5 + min(weekday + 1, 5)
    }

    /// The reverse of ``weekdays(through:)``.
    private static func weekday(_ number: Int) -> CivilDay {
        let (week, weekday) = (number - 1).dividedDown(by: 5)
        return CivilDay(daysSinceEpoch: week * 7 + weekday - 3)
    }
}
