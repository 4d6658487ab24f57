import Foundation
import Testing
import WorkingDays

/// The file `Tests/oracles/working_days.py` writes, or nil when the environment doesn't name it.
private let oracleFile = ProcessInfo.processInfo.environment["HOTLINE_CHINESECALENDAR_CSV"]

@Suite("an independent calendar: PyPI chinesecalendar") struct ChineseCalendarOracleTests {
    @Test(
        "every day of 2007 to 2026 is worked exactly when PyPI chinesecalendar says so",
        .enabled(if: oracleFile != nil, "HOTLINE_CHINESECALENDAR_CSV names no file; `make test` makes one")
    )
    func agreesDayByDay() throws {
        let lines = try String(contentsOfFile: #require(oracleFile), encoding: .utf8).split(separator: "\n")
        try #require(lines.first == "date,is_workday")
        var compared = 0
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",")
            let day = try day(String(cells[0]))
            guard !WorkCalendar.standard.isProvisional(day) else { continue }
            #expect(WorkCalendar.standard.isWorkingDay(day) == (cells[1] == "1"), "\(day)")
            compared += 1
        }
        let held = WorkCalendar.standard.notices.reduce(0) { $0 + Period.dayCount(ofYear: $1.year) }
        #expect(compared == held, "the oracle covers every year a notice is held for")
    }
}

extension Period {
    fileprivate static func dayCount(ofYear year: Int) -> Int {
        CivilDay(year: year + 1, month: 1, day: 1).daysSinceEpoch
            - CivilDay(year: year, month: 1, day: 1).daysSinceEpoch
    }
}
