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
        let firstMark = try #require(WorkCalendar.standard.notices.flatMap(\.holidays).flatMap(\.makeUpWorkdays).min())
        let compared = try lines.dropFirst().map { try Self.said($0) }.filter { said in
            said.day >= firstMark && said.day.year <= 2_026
        }
        for said in compared where WorkCalendar.standard.isWorkingDay(said.day) != said.isWorkday {
            Issue.record("\(said.day): the oracle says \(said.isWorkday ? "worked" : "off")")
        }
        let last = try day("2026-12-31")
        #expect(compared.count == last.daysSinceEpoch - firstMark.daysSinceEpoch + 1, "the oracle leaves no day out")
    }

    private static func said(_ line: Substring) throws -> (day: CivilDay, isWorkday: Bool) {
        let cells = line.split(separator: ",")
        try #require(cells.count == 2 && ["0", "1"].contains(cells[1]), "\(line)")
        return (try day(String(cells[0])), cells[1] == "1")
    }
}
