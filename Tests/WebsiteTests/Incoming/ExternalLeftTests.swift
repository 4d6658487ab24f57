import Testing
import WorkingDays

@testable import Website

/// How much of a platform's limit is left, in words.
@Suite struct ExternalLeftTests {
    /// Monday, 14 February 2022, 9:30.
    private let now = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)

    @Test(arguments: [
        ("2022-02-14 09:30", "已逾期", TimeLeft.Tone.overdue), ("2022-02-11 17:00", "已逾期 1 个工作日", .overdue),
        ("2022-02-14 18:00", "今日到期", .soon), ("2022-02-15 00:00", "今日到期", .soon),
        ("2022-02-15 12:00", "还剩 1 个工作日", .soon), ("2022-02-21 12:00", "还剩 5 个工作日", .open),
    ])
    func `a limit is told in working days, the last of them soon`(
        deadline: String,
        text: String,
        tone: TimeLeft.Tone
    ) throws {
        let deadline = try #require(Instant(deadline))
        let left = TimeLeft(externalDeadline: deadline, at: now, calendar: .standard)
        #expect(left.text == text && left.tone == tone)
    }
}
