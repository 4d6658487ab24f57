/// Why a file of holiday notices can't be read; `line` counts from 1.
public enum HolidayFileError: Error, Hashable, Sendable {
    /// The file has no holiday at all.
    case nothingInFile
    /// The header of a CSV file lacks a column.
    case columnMissing(line: Int, name: String)
    /// The line is not `year name off days work days`.
    case unknownForm(line: Int, text: String)
    /// The text is not a real day.
    case noSuchDay(line: Int, text: String)
    /// The text says neither day off nor workday.
    case unknownMark(line: Int, text: String)
    /// The text is not a year from 2000 to 2199.
    case noSuchYear(line: Int, text: String)
    /// There is no name, or it contains the words `off` or `work` the file is written with.
    case badName(line: Int)
    /// The days of a range run backwards.
    case lastBeforeFirst(line: Int, first: CivilDay, last: CivilDay)
    /// The day lies neither in the year of the notice nor in the December before.
    case dayOutsideYear(line: Int, day: CivilDay, year: Int)
    /// The day was given before, for the same year's notice.
    case dayGivenTwice(line: Int, day: CivilDay, earlierLine: Int)
    /// All days of the notice lie in the December before its year: the rest of it is missing.
    case noDayInYear(line: Int, year: Int)
}

extension HolidayFileError: CustomStringConvertible {
    /// Where the fault is and what to do, in Chinese.
    public var description: String {
        switch self {
        case .nothingInFile: "文件中没有节假日安排，请检查是否选错了文件。"
        case .columnMissing(let line, let name): "第\(line)行：表头缺少“\(name)”列，请补上该列。"
        case .unknownForm(let line, let text):
            "第\(line)行：“\(text)”格式不对，请写成“2022 春节 off 2022-01-31..2022-02-06 work 2022-01-29 2022-01-30”。"
        case .noSuchDay(let line, let text): "第\(line)行：“\(text)”不是真实的日期，请按2022-01-31的格式填写。"
        case .unknownMark(let line, let text): "第\(line)行：“\(text)”看不出是休还是班，请填1（休）或0（班）。"
        case .noSuchYear(let line, let text): "第\(line)行：“\(text)”不是有效的年份，请填写2000至2199之间的年份。"
        case .badName(let line): "第\(line)行：请填写节日名称，名称中不能有off或work。"
        case .lastBeforeFirst(let line, let first, let last):
            "第\(line)行：结束日期\(last)早于开始日期\(first)，请调换或改正日期。"
        case .dayOutsideYear(let line, let day, let year):
            "第\(line)行：\(day)不在\(year)年内，也不在上一年12月，请核对年份和日期。"
        case .dayGivenTwice(let line, let day, let earlierLine):
            "第\(line)行：\(day)在第\(earlierLine)行已经填写过，请删去其中一处。"
        case .noDayInYear(let line, let year):
            "第\(line)行：文件中只有\(year)年元旦前的日子，没有\(year)年内的安排，请补全该年通知或删去这些行。"
        }
    }
}
