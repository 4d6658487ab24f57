extension HolidayNotice {
    /// Reads notices, ordered by year, from text in one of two forms.
    ///
    /// The project's own form has a line for each holiday of a notice,
    /// `2022 春节 off 2022-01-31..2022-02-06 work 2022-01-29 2022-01-30`; empty lines and lines that begin with `#` are
    /// skipped. A CSV file has a line for each day and a header with the columns `date` (日期), `name` (名称) and
    /// `is_off_day` (休班: 1 or 休, 0 or 班); the year of the notice may stand in a column `year_file` (年份).
    /// What is written is checked line by line; the first fault ends the reading, and nothing is taken over.
    public static func parse(_ text: String) throws(HolidayFileError) -> [HolidayNotice] {
        let lines = NumberedLine.content(of: text)
        guard let first = lines.first else { throw .nothingInFile }
        var collected = HolidayCollection()
        if first.text.contains(",") {
            try collected.readTable(header: first, rows: lines.dropFirst())
        } else {
            for line in lines { try collected.readHoliday(line) }
        }
        return try collected.notices()
    }
}

/// A line of a file with its number, counted from 1.
struct NumberedLine {
    let number: Int
    let text: Substring

    /// The lines that say something.
    static func content(of text: String) -> [NumberedLine] {
        let withoutMark = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        return withoutMark.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .map { NumberedLine(number: $0.offset + 1, text: $0.element) }
            .filter { !$0.text.allSatisfy(\.isWhitespace) && !$0.text.hasPrefix("#") }
    }
}

extension HolidayCollection {
    /// Takes a line of the project's own form.
    mutating func readHoliday(_ line: NumberedLine) throws(HolidayFileError) {
        let words = line.text.split(whereSeparator: \.isWhitespace)
        guard let yearWord = words.first, let marksBegin = words.firstIndex(where: { Mark(keyword: $0) != nil }),
            words.last.flatMap({ Mark(keyword: $0) }) == nil
        else { throw .unknownForm(line: line.number, text: String(line.text)) }
        let year = try Self.year(yearWord, line.number)
        let name = try Self.name(words[1..<max(1, marksBegin)], line.number)
        var mark = Mark.off
        for word in words[marksBegin...] {
            if let next = Mark(keyword: word) {
                mark = next
            } else {
                try add(Self.days(word, line.number), mark, name: name, year: year, line: line.number)
            }
        }
    }

    /// A day, or a range of days `2022-01-31..2022-02-06`.
    private static func days(
        _ word: Substring,
        _ line: Int
    ) throws(HolidayFileError) -> ClosedRange<CivilDay> {
        var reader = DigitReader(word)
        guard let first = reader.day() else { throw .noSuchDay(line: line, text: String(word)) }
        guard !reader.isAtEnd else { return first...first }
        guard reader.skip("."), reader.skip("."), let last = reader.day(), reader.isAtEnd else {
            throw .noSuchDay(line: line, text: String(word))
        }
        guard first <= last else { throw .lastBeforeFirst(line: line, first: first, last: last) }
        return first...last
    }
}
