import Foundation
import Testing
import WorkingDays

@Suite("instants") struct InstantTests {
    @Test("an instant reads and prints China Standard Time, eight hours ahead of UTC")
    func isChinaStandardTime() throws {
        let instant = try instant("2022-02-28 14:05:30")
        let utc = try Date("2022-02-28T06:05:30Z", strategy: .iso8601)
        #expect(Double(instant.secondsSinceEpoch) == utc.timeIntervalSince1970)
        #expect(instant.description == "2022-02-28 14:05:30")
        #expect(instant.minuteText == "2022-02-28 14:05")
        #expect(instant.day == CivilDay(year: 2_022, month: 2, day: 28))
        #expect((instant.hour, instant.minute, instant.second) == (14, 5, 30))
        #expect(Instant(secondsSinceEpoch: 0).description == "1970-01-01 08:00:00")
    }

    @Test("summer time, kept from 1986 to 1991, is left out")
    func leavesSummerTimeOut() throws {
        #expect(try instant("1988-07-01 08:00").secondsSinceEpoch % 86_400 == 0)
    }

    @Test("an instant comes back from its text, from its day and second, and from its steps")
    func roundTrips() throws {
        var numbers = SeededNumbers(2)
        for _ in 0..<1_000 {
            let instant = numbers.instant(1_900...2_200)
            #expect(Instant("\(instant)") == instant)
            #expect(Instant(day: instant.day, secondOfDay: instant.secondOfDay) == instant)
            #expect(instant.secondOfDay == instant.hour * 3_600 + instant.minute * 60 + instant.second)
            #expect((0..<86_400).contains(instant.secondOfDay))
            let step = Int.random(in: -10_000_000...10_000_000, using: &numbers)
            let other = instant.advanced(bySeconds: step)
            #expect(other.secondsSinceEpoch - instant.secondsSinceEpoch == step)
            #expect((other > instant) == (step > 0))
        }
    }

    @Test("a day starts at 00:00 and ends a second before the next one starts")
    func dayBounds() throws {
        let day = try day("2022-02-28")
        #expect(day.start.description == "2022-02-28 00:00:00")
        #expect(day.start.advanced(bySeconds: -1).description == "2022-02-27 23:59:59")
        #expect(Instant(day: day, secondOfDay: 86_400) == day.advanced(by: 1).start)
        #expect(Instant(secondsSinceEpoch: -1).day == CivilDay(year: 1_970, month: 1, day: 1))
        #expect(Instant(secondsSinceEpoch: -8 * 3_600 - 1).description == "1969-12-31 23:59:59")
    }

    @Test("seconds may be left out, and T may stand for the space")
    func otherSpellings() throws {
        let full = try instant("2022-02-28 14:05:00")
        #expect(Instant("2022-02-28 14:05") == full)
        #expect(Instant("2022-02-28T14:05") == full)
        #expect(Instant("2022-02-28T14:05:00") == full)
    }

    @Test(
        "text that is not exactly a real instant is refused",
        arguments: [
            "", "2022-02-28", "2022-02-28 ", "2022-02-28 14", "2022-02-28 14:", "2022-02-28 14:5", "2022-02-28 24:00",
            "2022-02-28 14:60", "2022-02-28 14:05:60", "2022-02-28 14:05:", "2022-02-28 14:05:30.5",
            "2022-02-29 14:05", "2022-02-28 14:05:30Z", "2022-02-28 14：05", "2022-02-28  14:05",
        ]
    )
    func refusesOtherText(text: String) {
        #expect(Instant(text) == nil)
    }
}
