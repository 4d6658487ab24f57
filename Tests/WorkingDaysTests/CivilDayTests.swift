import Foundation
import Testing

@testable import WorkingDays

@Suite("civil days") struct CivilDayTests {
    @Test("every day from 1900 to 2200 comes back from its parts and from its text")
    func roundTrips() {
        let lost = days(1_900...2_200).first { day in
            CivilDay(year: day.year, month: day.month, day: day.day) != day || CivilDay("\(day)") != day
        }
        #expect(lost == nil)
    }

    @Test("every day from 1900 to 2200 follows the one before, by order, text and weekday")
    func followOneAnother() {
        let wrong = days(1_900...2_200).first { day in
            let next = day.advanced(by: 1)
            return !(day < next) || next < day || day.description >= next.description
                || next.weekday != day.weekday % 7 + 1
        }
        #expect(wrong == nil)
    }

    @Test("the parts and the weekday agree with Foundation's calendar")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var numbers = SeededNumbers(1)
        for _ in 0..<1_000 {
            let day = numbers.day(1_600...2_400)
            let date = Date(timeIntervalSince1970: Double(day.daysSinceEpoch) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(parts.year == day.year && parts.month == day.month && parts.day == day.day)
            #expect(try #require(parts.weekday) == day.weekday % 7 + 1, "\(day)")
        }
    }

    @Test("1970-01-01 is day 0 and a Thursday; 2000-02-29 and 2022-02-28 stand where they are known to")
    func knownDays() throws {
        #expect(CivilDay(year: 1_970, month: 1, day: 1) == CivilDay(daysSinceEpoch: 0))
        #expect(CivilDay(daysSinceEpoch: 0).weekday == 4)
        #expect(try day("1969-12-31").daysSinceEpoch == -1)
        #expect(try day("2000-02-29").daysSinceEpoch == 11_016)
        #expect(try day("2022-02-28").weekday == 1)
        #expect(CivilDay(year: 0, month: 12, day: 31).advanced(by: 1).description == "0001-01-01")
        #expect(CivilDay(year: -1, month: 1, day: 1).description == "-0001-01-01")
    }

    @Test(
        "parts past the end of a month or year carry over",
        arguments: [
            (2_022, 13, 1, "2023-01-01"), (2_022, 0, 1, "2021-12-01"), (2_022, -11, 1, "2021-01-01"),
            (2_022, 3, 0, "2022-02-28"), (2_024, 3, 0, "2024-02-29"), (2_022, 2, 30, "2022-03-02"),
            (2_022, 1, 366, "2023-01-01"), (2_022, 25, 1, "2024-01-01"),
        ]
    )
    func carriesOver(year: Int, month: Int, dayOfMonth: Int, text: String) throws {
        #expect(CivilDay(year: year, month: month, day: dayOfMonth).description == text)
    }

    @Test(
        "text that is not exactly a real day is refused",
        arguments: [
            "", "2022", "2022-02", "2022-2-28", "2022-02-29", "1900-02-29", "2022-04-31", "2022-13-01", "2022-00-10",
            "2022-01-00", "2022-01-32", "0000-01-01", " 2022-02-28", "2022-02-28 ", "2022/02/28", "20220228",
            "2022-02-28T", "２０２２-02-28", "+022-02-28", "-022-02-28", "2022-02-2８", "10000-01-01", "2022年2月28日",
        ]
    )
    func refusesOtherText(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test("text can be a part of a longer text")
    func readsSubstrings() {
        #expect(CivilDay("2022-02-28,春节".prefix(10)) == CivilDay(year: 2_022, month: 2, day: 28))
    }
}
