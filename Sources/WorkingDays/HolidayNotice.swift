/// One holiday of a notice: the days off and the weekend days worked instead (调休上班).
public struct Holiday: Hashable, Sendable {
    /// The name as the notice gives it: `春节`.
    public let name: String
    /// The days off, ascending.
    public let daysOff: [CivilDay]
    /// The make-up workdays, ascending.
    public let makeUpWorkdays: [CivilDay]

    /// A holiday with these days, in any order.
    public init(name: String, daysOff: [CivilDay], makeUpWorkdays: [CivilDay] = []) {
        self.name = name
        self.daysOff = daysOff.sorted()
        self.makeUpWorkdays = makeUpWorkdays.sorted()
    }
}

/// The yearly notice of the State Council on public holidays; some of its days may lie in the December before.
public struct HolidayNotice: Hashable, Sendable {
    /// The year the notice is for.
    public let year: Int
    /// Its holidays, in the order they were written.
    public let holidays: [Holiday]

    /// The notice for the year with these holidays.
    public init(year: Int, holidays: [Holiday]) {
        self.year = year
        self.holidays = holidays
    }

    /// Make-up workdays that are Mondays to Fridays: worked anyway, so the mark is probably a slip of the pen.
    public var needlessMakeUpWorkdays: [CivilDay] {
        holidays.flatMap(\.makeUpWorkdays).filter { $0.weekday <= 5 }
    }
}

extension HolidayNotice: CustomStringConvertible {
    /// The notice in the project's own form, a line for each holiday; ``parse(_:)`` reads it back.
    public var description: String {
        holidays.map { "\(year) \($0)\n" }.joined()
    }
}

extension Holiday: CustomStringConvertible {
    /// The holiday as `春节 off 2022-01-31..2022-02-06 work 2022-01-29 2022-01-30`.
    public var description: String {
        let parts = [Self.marked("off", daysOff), Self.marked("work", makeUpWorkdays)]
        return name + parts.joined()
    }

    private static func marked(_ word: String, _ days: [CivilDay]) -> String {
        days.isEmpty ? "" : " \(word)" + runs(days).map { " \($0)" }.joined()
    }

    /// The days as text, days in a row drawn together.
    private static func runs(_ days: [CivilDay]) -> [String] {
        var runs: [ClosedRange<CivilDay>] = []
        for day in days {
            if let open = runs.last, open.upperBound.advanced(by: 1) == day {
                runs[runs.count - 1] = open.lowerBound...day
            } else {
                runs.append(day...day)
            }
        }
        return runs.map { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)..\($0.upperBound)" }
    }
}
