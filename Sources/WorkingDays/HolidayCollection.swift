/// Gathers the days of notices while a file is read, whatever its form, and checks them against each other.
struct HolidayCollection {
    /// What a notice says about a day.
    enum Mark {
        case off, work

        /// The words of the project's own form.
        init?(keyword: some StringProtocol) {
            switch keyword {
            case "off": self = .off
            case "work": self = .work
            default: return nil
            }
        }

        /// The values of a table's column.
        init?(cell: String) {
            switch cell.lowercased() {
            case "1", "休", "是", "true": self = .off
            case "0", "班", "否", "false": self = .work
            default: return nil
            }
        }
    }

    private struct HolidayKey: Hashable {
        let year: Int
        let name: String
    }
    private struct DayKey: Hashable {
        let year: Int
        let day: CivilDay
    }

    private var order: [HolidayKey] = []
    private var days: [HolidayKey: (off: [CivilDay], work: [CivilDay])] = [:]
    private var lines: [DayKey: Int] = [:]

    /// The years a notice may be for: those a slip of the pen is unlikely to hit.
    private static let years = 2_000...2_199

    static func year(_ text: some StringProtocol, _ line: Int) throws(HolidayFileError) -> Int {
        var reader = DigitReader(text)
        guard let year = reader.number(width: 4), reader.isAtEnd, years.contains(year) else {
            throw .noSuchYear(line: line, text: String(text))
        }
        return year
    }

    static func name(_ words: some Collection<Substring>, _ line: Int) throws(HolidayFileError) -> String {
        guard !words.isEmpty, words.allSatisfy({ Mark(keyword: $0) == nil }) else { throw .badName(line: line) }
        return words.joined(separator: " ")
    }

    mutating func add(
        _ days: ClosedRange<CivilDay>,
        _ mark: Mark,
        name: String,
        year: Int,
        line: Int
    ) throws(HolidayFileError) {
        let allowed = CivilDay(year: year - 1, month: 12, day: 1)...CivilDay(year: year, month: 12, day: 31)
        for end in [days.lowerBound, days.upperBound] where !allowed.contains(end) {
            throw .dayOutsideYear(line: line, day: end, year: year)
        }
        for number in days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch {
            try add(CivilDay(daysSinceEpoch: number), mark, HolidayKey(year: year, name: name), line)
        }
    }

    private mutating func add(
        _ day: CivilDay,
        _ mark: Mark,
        _ holiday: HolidayKey,
        _ line: Int
    ) throws(HolidayFileError) {
        if let earlier = lines.updateValue(line, forKey: DayKey(year: holiday.year, day: day)) {
            throw .dayGivenTwice(line: line, day: day, earlierLine: earlier)
        }
        if days[holiday] == nil { order.append(holiday) }
        switch mark {
        case .off: days[holiday, default: ([], [])].off.append(day)
        case .work: days[holiday, default: ([], [])].work.append(day)
        }
    }

    /// The notices in the order of their years, each with days in its own year.
    func notices() throws(HolidayFileError) -> [HolidayNotice] {
        guard !order.isEmpty else { throw .nothingInFile }
        try checkYearsAreReached()
        let holidays = Dictionary(grouping: order, by: \.year)
        return holidays.sorted { $0.key < $1.key }.map { year, keys in
            HolidayNotice(year: year, holidays: keys.map(holiday))
        }
    }

    private func holiday(_ key: HolidayKey) -> Holiday {
        let days = days[key] ?? ([], [])
        return Holiday(name: key.name, daysOff: days.off, makeUpWorkdays: days.work)
    }

    /// A table cut at December 31 has the first days of the next notice only; taken for the whole notice it would
    /// replace the real one, or make a year without notice look settled.
    private func checkYearsAreReached() throws(HolidayFileError) {
        let reached = Set(lines.keys.filter { $0.day.year == $0.year }.map(\.year))
        let missing = lines.filter { !reached.contains($0.key.year) }.min { $0.value < $1.value }
        guard let missing else { return }
        throw .noDayInYear(line: missing.value, year: missing.key.year)
    }
}
