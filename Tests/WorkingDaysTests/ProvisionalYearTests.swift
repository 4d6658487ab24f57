import Testing
import WorkingDays

@Suite("a year whose notice isn't out yet") struct ProvisionalYearTests {
    private let before = WorkCalendar.standard
    /// A notice as it might come for 2027, with New Year's days in December 2026.
    private let notice = """
        2027 元旦 off 2027-01-01..2027-01-03 work 2026-12-27
        2027 春节 off 2027-02-05..2027-02-12 work 2027-01-31 2027-02-20
        """

    @Test("its deadlines count by weekdays and move when the notice comes")
    func deadlinesMove() throws {
        let after = before.merging(try HolidayNotice.parse(notice))
        let start = try instant("2027-02-03 10:00")
        let deadlines = [before, after].map { $0.deadline(from: start, limit: .workingDays(5)) }
        #expect(deadlines.map(\.description) == ["2027-02-10 23:59:59", "2027-02-18 23:59:59"])
        #expect(before.isProvisional(deadlines[0].day) && !after.isProvisional(deadlines[1].day))
    }

    @Test("its notice also moves days of the December before")
    func decemberMoves() throws {
        let after = before.merging(try HolidayNotice.parse(notice))
        #expect(after.differences(from: before).first?.description == "2026-12-27")
        let friday = try instant("2026-12-25 10:00")
        #expect(before.deadline(from: friday, limit: .workingDays(1)).description == "2026-12-28 23:59:59")
        #expect(after.deadline(from: friday, limit: .workingDays(1)).description == "2026-12-27 23:59:59")
    }

    @Test("a deadline moves only if a day that changed lies between its dispatch and the later of its ends")
    func onlyTouchedDeadlinesMove() throws {
        let after = before.merging(try HolidayNotice.parse(notice))
        let changed = after.differences(from: before)
        var numbers = SeededNumbers(15)
        for _ in 0..<1_000 {
            let start = numbers.instant(2_026...2_027)
            let limit = HandlingLimit.workingDays(.random(in: 1...15, using: &numbers))
            let ends = [before, after].map { $0.deadline(from: start, limit: limit) }.sorted()
            guard ends[0] != ends[1] else { continue }
            #expect(changed.contains { $0 > start.day && $0 <= ends[1].day }, "\(start) \(limit)")
        }
    }

    @Test("a changed notice is taken back by importing the earlier one")
    func canBeTakenBack() throws {
        let changed = before.merging(try HolidayNotice.parse("2022 春节 off 2022-02-01"))
        #expect(!changed.differences(from: before).isEmpty)
        let restored = changed.merging(try HolidayNotice.parse(try #require(before.notice(for: 2_022)).description))
        #expect(restored.notices == before.notices && restored.differences(from: before).isEmpty)
    }
}
