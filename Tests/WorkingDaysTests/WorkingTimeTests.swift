import Testing

@testable import WorkingDays

@Suite("working time") struct WorkingTimeTests {
    private static let seasonal = "10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-12:00 15:00-18:30"

    private func calendar(_ hours: String) throws -> WorkCalendar {
        WorkCalendar(notices: WorkCalendar.standard.notices, hours: try WorkingHours(parsing: hours))
    }

    private func hours(_ text: String, _ from: String, _ to: String) throws -> Double {
        Double(try calendar(text).workingSeconds(from: instant(from), to: instant(to))) / 3_600
    }

    @Test("whole days count the time that passes on working days")
    func wholeDays() throws {
        let standard = WorkCalendar.standard
        // Friday noon to Monday noon.
        #expect(
            standard.workingSeconds(from: try instant("2022-02-18 12:00"), to: try instant("2022-02-21 12:00"))
                == 24 * 3_600
        )
        // The Spring Festival passes without working time.
        #expect(
            standard.workingSeconds(from: try instant("2022-01-31 00:00"), to: try instant("2022-02-07 00:00")) == 0
        )
        #expect(
            standard.workingSeconds(from: try instant("2022-01-29 06:00"), to: try instant("2022-02-07 01:00"))
                == (18 + 24 + 1) * 3_600
        )
    }

    @Test("hours before opening, at noon, after closing and on days off don't count")
    func setHours() throws {
        #expect(try hours(Self.seasonal, "2022-02-14 07:00", "2022-02-14 09:00") == 1)
        #expect(try hours(Self.seasonal, "2022-02-14 11:00", "2022-02-14 15:00") == 1.5)
        #expect(try hours(Self.seasonal, "2022-02-14 12:30", "2022-02-14 14:00") == 0)
        #expect(try hours(Self.seasonal, "2022-02-14 17:00", "2022-02-15 08:30") == 1)
        #expect(try hours(Self.seasonal, "2022-02-18 17:00", "2022-02-21 08:30") == 1)
        #expect(try hours(Self.seasonal, "2022-01-28 17:00", "2022-02-07 09:00") == 0.5 + 7 + 7 + 1)
    }

    @Test("the season of each day decides its hours")
    func seasons() throws {
        // 2022-04-29 is the last working day before Labour Day, 05-05 the first after it; 05-07 is worked.
        #expect(try hours(Self.seasonal, "2022-04-29 00:00", "2022-04-30 00:00") == 7)
        #expect(try hours(Self.seasonal, "2022-05-05 00:00", "2022-05-06 00:00") == 7.5)
        #expect(try hours(Self.seasonal, "2022-04-29 16:30", "2022-05-08 00:00") == 1 + 3 * 7.5)
    }

    @Test("working time agrees with counting half hours", arguments: ["00:00-24:00", seasonal, "08:00-12:00"])
    func agreesWithCounting(text: String) throws {
        let calendar = try calendar(text)
        var numbers = SeededNumbers(12)
        for _ in 0..<40 {
            let from = Instant(
                day: numbers.day(2_021...2_023),
                secondOfDay: 1_800 * .random(in: 0..<48, using: &numbers)
            )
            let halfHours = Int.random(in: 0...700, using: &numbers)
            let worked = (0..<halfHours).count { halfHour in
                let now = from.advanced(bySeconds: halfHour * 1_800)
                return calendar.isWorkingDay(now.day) && Self.isOpen(text, now)
            }
            let to = from.advanced(bySeconds: halfHours * 1_800)
            #expect(calendar.workingSeconds(from: from, to: to) == worked * 1_800, "\(from) \(to)")
        }
    }

    /// The hours of the texts above, said once more.
    private static func isOpen(_ text: String, _ now: Instant) -> Bool {
        let minute = now.hour * 60 + now.minute
        switch text {
        case "08:00-12:00": return 480..<720 ~= minute
        case seasonal:
            let afternoon = (5...9).contains(now.day.month) ? 900..<1_110 : 870..<1_050
            return 480..<720 ~= minute || afternoon ~= minute
        default: return true
        }
    }

    @Test("working time over adjoining stretches adds up, in any order of the instants")
    func isAdditive() throws {
        for text in ["00:00-24:00", Self.seasonal] {
            let calendar = try calendar(text)
            var numbers = SeededNumbers(13)
            for _ in 0..<1_000 {
                let (a, b, c) = (
                    numbers.instant(2_019...2_024), numbers.instant(2_019...2_024), numbers.instant(2_019...2_024)
                )
                let whole = calendar.workingSeconds(from: a, to: c)
                #expect(calendar.workingSeconds(from: a, to: b) + calendar.workingSeconds(from: b, to: c) == whole)
                #expect(calendar.workingSeconds(from: c, to: a) == -whole)
                #expect(whole == 0 || (whole > 0) == (a < c))
                #expect(abs(whole) <= abs(a.secondsSinceEpoch - c.secondsSinceEpoch))
            }
        }
    }

    @Test("the instant after some working time is the first by which it has passed")
    func instantAfterWorkingTime() throws {
        for text in ["00:00-24:00", Self.seasonal] {
            let calendar = try calendar(text)
            var numbers = SeededNumbers(14)
            for _ in 0..<1_000 {
                let start = numbers.instant(2_019...2_024)
                let seconds = Int.random(in: 1...200_000, using: &numbers)
                let end = calendar.instant(afterWorkingSeconds: seconds, from: start)
                #expect(calendar.workingSeconds(from: start, to: end) == seconds)
                #expect(calendar.workingSeconds(from: start, to: end.advanced(bySeconds: -1)) == seconds - 1)
                #expect(calendar.instant(afterWorkingSeconds: 0, from: start) == start)
            }
        }
    }

    @Test("closing is the end of the season's last hours")
    func closing() throws {
        let hours = try WorkingHours(parsing: Self.seasonal)
        #expect(hours.closing(on: try day("2022-04-30")) == 17 * 3_600 + 1_800)
        #expect(hours.closing(on: try day("2022-05-01")) == 18 * 3_600 + 1_800)
        #expect(hours.closing(on: try day("2024-02-29")) == 17 * 3_600 + 1_800)
        #expect(WorkingHours.wholeDays.closing(on: try day("2022-05-01")) == 86_400)
    }

    @Test("hours that are the same all year need no days, and seasons may stand on lines")
    func spellings() throws {
        #expect(try WorkingHours(parsing: "00:00-24:00") == .wholeDays)
        let lines = Self.seasonal.replacing("; ", with: "\n")
        #expect(try WorkingHours(parsing: lines) == WorkingHours(parsing: Self.seasonal))
        #expect(try WorkingHours(parsing: Self.seasonal.replacing(";", with: "；")) == WorkingHours(parsing: lines))
    }

    @Test(
        "over years, working time is the sum of its days, whatever the seasons",
        arguments: [
            seasonal, "12-01..02-29 08:00-09:00; 03-01..11-30 08:00-12:00",
            "12-01..02-28 08:00-09:00; 03-01..11-30 08:00-12:00", "02-29..02-28 08:00-09:00",
            "01-01..02-28 08:00-09:00; 02-29..02-29 08:00-10:00; 03-01..12-31 08:00-12:00",
        ]
    )
    func yearsAreSumsOfDays(text: String) throws {
        let calendar = try calendar(text)
        let start = try instant("2019-07-01 08:30")
        var sum = 0
        for offset in 0..<1_700 {
            let now = start.advanced(bySeconds: offset * 86_400)
            sum += calendar.workingSeconds(from: now, to: now.advanced(bySeconds: 86_400))
            guard offset % 50 == 49 else { continue }
            #expect(calendar.workingSeconds(from: start, to: now.advanced(bySeconds: 86_400)) == sum)
        }
    }

    @Test("hours may touch, and then count as one")
    func touchingHours() throws {
        let touching = try calendar("08:00-12:00 12:00-17:00")
        let (from, to) = (try instant("2022-02-14 07:00"), try instant("2022-02-14 18:00"))
        #expect(touching.workingSeconds(from: from, to: to) == 9 * 3_600)
    }

    @Test("February 29 has the hours of February 28 unless a season names it")
    func leapDay() throws {
        let winter = try WorkingHours(parsing: "01-01..02-28 08:00-09:00; 03-01..12-31 08:00-10:00")
        #expect(winter.closing(on: try day("2024-02-29")) == 9 * 3_600)
        let named = try WorkingHours(parsing: "01-01..02-28 08:00-09:00; 02-29..12-31 08:00-10:00")
        #expect(named.closing(on: try day("2024-02-29")) == 10 * 3_600)
    }

    @Test("a season for every day of the year is allowed")
    func manySeasons() throws {
        let text = days(2_024...2_024).map {
            "\($0.description.dropFirst(5))..\($0.description.dropFirst(5)) 08:00-09:00"
        }
        #expect(try WorkingHours(parsing: text.joined(separator: ";")).closing(on: day("2022-12-31")) == 9 * 3_600)
    }

    @Test(
        "a fault in the hours is named",
        arguments: [
            ("", WorkingHoursError.noHours("")), (" ; ", .noHours(" ; ")),
            ("10-01..04-30", .noHours("10-01..04-30")),
            ("10-01..04-31 08:00-12:00", .badSeason("10-01..04-31")),
            ("冬季 08:00-12:00", .badSeason("冬季")), ("10-01 08:00-12:00", .badSeason("10-01")),
            ("08:00-25:00", .badHours("08:00-25:00")), ("08:00-24:01", .badHours("08:00-24:01")),
            ("08:60-12:00", .badHours("08:60-12:00")), ("12:00-08:00", .badHours("12:00-08:00")),
            ("08:00-08:00", .badHours("08:00-08:00")), ("8:00-12:00", .badHours("8:00-12:00")),
            ("08:00-12:00 11:00-17:30", .hoursOverlap("08:00-12:00 11:00-17:30")),
            ("14:30-17:30 08:00-12:00", .hoursOverlap("14:30-17:30 08:00-12:00")),
            ("01-01..06-30 08:00-12:00", .dayWithoutSeason(month: 7, day: 1)),
            ("01-01..06-30 08:00-12:00; 06-30..12-31 08:00-12:00", .dayInTwoSeasons(month: 6, day: 30)),
        ]
    )
    func faults(text: String, error: WorkingHoursError) {
        #expect(throws: error) { try WorkingHours(parsing: text) }
        #expect(error.description.contains("请"))
    }
}
