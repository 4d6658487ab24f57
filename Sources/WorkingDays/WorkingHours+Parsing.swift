/// Why a text doesn't say the working hours of a year.
public enum WorkingHoursError: Error, Hashable, Sendable {
    /// The days of a season are not written as `10-01..04-30`, or are not real days.
    case badSeason(String)
    /// The hours are not written as `08:00-12:00`, or end before they begin.
    case badHours(String)
    /// Hours of a day overlap or don't ascend.
    case hoursOverlap(String)
    /// A season, or the whole text, has no hours.
    case noHours(String)
    /// No season has the day.
    case dayWithoutSeason(month: Int, day: Int)
    /// Two seasons have the day.
    case dayInTwoSeasons(month: Int, day: Int)
}

extension WorkingHoursError: CustomStringConvertible {
    /// What to write instead, in Chinese.
    public var description: String {
        switch self {
        case .badSeason(let text): "“\(text)”不是有效的季节起止日期，请写成10-01..04-30。"
        case .badHours(let text): "“\(text)”不是有效的工作时段，请写成08:00-12:00，结束时间须晚于开始时间。"
        case .hoursOverlap(let text): "“\(text)”中的工作时段重叠或次序颠倒，请按先后顺序填写。"
        case .noHours(let text): "“\(text)”没有填写工作时段，请补充，例如08:00-12:00 14:30-17:30。"
        case .dayWithoutSeason(let month, let day): "\(month)月\(day)日没有工作时间，请使各季节相接，覆盖全年。"
        case .dayInTwoSeasons(let month, let day): "\(month)月\(day)日的工作时间填写了两次，请调整季节起止日期。"
        }
    }
}

extension WorkingHours {
    /// Reads hours written as `10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-12:00 15:00-18:00`.
    ///
    /// Seasons stand apart by semicolons or line ends and cover the year, each day once. February 29 has the hours of
    /// February 28 unless a season names it.
    public init(parsing text: String) throws(WorkingHoursError) {
        var seasons: [Season] = []
        for part in text.split(whereSeparator: { ";；".contains($0) || $0.isNewline }) {
            let words = part.split(whereSeparator: \.isWhitespace)
            if !words.isEmpty { seasons.append(try Self.season(words, String(part))) }
        }
        guard !seasons.isEmpty else { throw .noHours(text) }
        self.init(seasons: seasons, seasonOfDay: try Self.seasonOfDay(seasons))
    }

    private static func season(_ words: [Substring], _ text: String) throws(WorkingHoursError) -> Season {
        let namesDays = !words[0].contains(":")
        let (first, last) =
            namesDays ? try yearDays(words[0]) : (YearDay(month: 1, day: 1), YearDay(month: 12, day: 31))
        var spans: [Range<Int>] = []
        for word in words.dropFirst(namesDays ? 1 : 0) {
            let span = try span(word)
            guard spans.last.map({ $0.upperBound <= span.lowerBound }) ?? true else { throw .hoursOverlap(text) }
            spans.append(span)
        }
        guard !spans.isEmpty else { throw .noHours(text) }
        return Season(first: first, last: last, spans: spans)
    }

    private static func yearDays(_ word: Substring) throws(WorkingHoursError) -> (YearDay, YearDay) {
        var reader = DigitReader(word)
        guard let first = yearDay(&reader), reader.skip("."), reader.skip("."), let last = yearDay(&reader),
            reader.isAtEnd
        else { throw .badSeason(String(word)) }
        return (first, last)
    }

    private static func yearDay(_ reader: inout DigitReader) -> YearDay? {
        guard let month = reader.number(width: 2), reader.skip("-"), let day = reader.number(width: 2),
            CivilDay(realYear: 2_000, month: month, day: day) != nil
        else { return nil }
        return YearDay(month: month, day: day)
    }

    private static func span(_ word: Substring) throws(WorkingHoursError) -> Range<Int> {
        var reader = DigitReader(word)
        guard let start = reader.secondOfDay(), reader.skip("-"), let end = reader.secondOfDay(), reader.isAtEnd,
            start < end
        else { throw .badHours(String(word)) }
        return start..<end
    }

    private static func seasonOfDay(_ seasons: [Season]) throws(WorkingHoursError) -> [UInt16] {
        // Any leap year serves: it has every day of the year.
        let days = (0..<366).map { CivilDay(year: 2_000, month: 1, day: 1 + $0).parts }
        var found = [UInt16](repeating: 0, count: 372)
        var lastSeason: UInt16 = 0
        for day in days {
            let yearDay = YearDay(month: day.month, day: day.day)
            let holding = seasons.indices.filter { seasons[$0].contains(yearDay) }
            guard holding.count <= 1 else { throw .dayInTwoSeasons(month: day.month, day: day.day) }
            if let season = holding.first {
                lastSeason = UInt16(season)
            } else if yearDay != YearDay(month: 2, day: 29) {
                throw .dayWithoutSeason(month: day.month, day: day.day)
            }
            found[yearDay.index] = lastSeason
        }
        return found
    }
}

extension WorkingHours.Season {
    func contains(_ day: WorkingHours.YearDay) -> Bool {
        first.index <= last.index
            ? first.index <= day.index && day.index <= last.index
            : first.index <= day.index || day.index <= last.index
    }
}

extension DigitReader {
    /// Takes a time of day `HH:MM` from 00:00 to 24:00, in seconds.
    mutating func secondOfDay() -> Int? {
        guard let hour = number(width: 2), skip(":"), let minute = number(width: 2), minute < 60 else { return nil }
        let second = hour * 3_600 + minute * 60
        return second <= Instant.secondsPerDay ? second : nil
    }
}
