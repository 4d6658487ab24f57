import WorkingDays

extension Period {
    /// The period of the same form just after; nil behind the last year that can be written.
    var next: Period? {
        candidates.lazy.compactMap { try? Period(parsing: $0) }
            .first { $0.first == last.advanced(by: 1) && ($0.previous == self || $0.dayCount == dayCount) }
    }

    /// How a period that begins on the day after this one may be written, this one's own form first.
    private var candidates: [String] {
        let day = last.advanced(by: 1)
        let year = Self.padded(day.year, to: 4)
        let month = "\(year)-\(Self.padded(day.month, to: 2))"
        switch name.utf8.count {
        case 4: return [year]
        case 7 where name.contains("Q"): return ["\(year)-Q\((day.month + 2) / 3)"]
        case 7: return [month]
        case 8: return nextWeeks
        case 10: return ["\(day)"]
        default: return spans(from: day)
        }
    }

    private var nextWeeks: [String] {
        let (year, week) = (Int(name.prefix(4)) ?? 0, Int(name.suffix(2)) ?? 0)
        return [
            "\(Self.padded(year, to: 4))-W\(Self.padded(week + 1, to: 2))", "\(Self.padded(year + 1, to: 4))-W01",
        ]
    }

    /// The 26th to the 25th is followed by the 26th to the 25th, other spans by as many days.
    private func spans(from day: CivilDay) -> [String] {
        let sameDays = CivilDay(year: last.year, month: last.month + 1, day: last.day)
        return [sameDays, day.advanced(by: dayCount - 1)].map { "\(day)..\($0)" }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
