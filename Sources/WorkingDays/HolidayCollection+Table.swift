extension HolidayCollection {
    /// Takes a CSV file with a line for each day.
    mutating func readTable(
        header: NumberedLine,
        rows: some Collection<NumberedLine>
    ) throws(HolidayFileError) {
        let columns = try Columns(header)
        for row in rows { try readDay(row, columns) }
    }

    private mutating func readDay(_ line: NumberedLine, _ columns: Columns) throws(HolidayFileError) {
        let cells = Self.cells(line.text)
        let dateCell = Self.cell(cells, columns.date)
        guard let day = Self.day(dateCell) else { throw .noSuchDay(line: line.number, text: dateCell) }
        let markCell = Self.cell(cells, columns.mark)
        guard let mark = Mark(cell: markCell) else { throw .unknownMark(line: line.number, text: markCell) }
        let words = Self.cell(cells, columns.name).split(whereSeparator: \.isWhitespace)
        let name = try Self.name(words, line.number)
        let yearText = columns.year.map { Self.cell(cells, $0) } ?? "\(Self.yearOfNotice(day, name))"
        let year = try Self.year(yearText, line.number)
        try add(day...day, mark, name: name, year: year, line: line.number)
    }

    /// Days in December that are called New Year belong to the next year's notice.
    private static func yearOfNotice(_ day: CivilDay, _ name: String) -> Int {
        let parts = day.parts
        return parts.month == 12 && name.split(separator: "元旦", omittingEmptySubsequences: false).count > 1
            ? parts.year + 1 : parts.year
    }

    /// Days as people and spreadsheets write them: `2022-01-31`, `2022/1/31`, `2022年1月31日`.
    private static func day(_ text: String) -> CivilDay? {
        let numbers = text.split { "-/.年月日".contains($0) }.map { part in
            part.utf8.count <= 4 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2] else {
            return nil
        }
        return CivilDay(realYear: year, month: month, day: day)
    }

    private static func cell(_ cells: [String], _ column: Int) -> String {
        column < cells.count ? cells[column] : ""
    }

    /// The cells of a line, without the quotation marks and the blanks around them.
    static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// Where the columns of the table stand.
    private struct Columns {
        let date: Int
        let name: Int
        let mark: Int
        let year: Int?

        init(_ header: NumberedLine) throws(HolidayFileError) {
            let names = HolidayCollection.cells(header.text).map { $0.lowercased() }
            func find(_ spellings: [String]) throws(HolidayFileError) -> Int {
                guard let column = names.firstIndex(where: spellings.contains) else {
                    throw .columnMissing(line: header.number, name: spellings[0])
                }
                return column
            }
            date = try find(["date", "日期"])
            name = try find(["name", "名称", "节日"])
            mark = try find(["is_off_day", "休班", "是否放假"])
            year = names.firstIndex { ["year_file", "year", "年份"].contains($0) }
        }
    }
}
