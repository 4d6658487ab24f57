import Testing
import WorkingDays

@Suite("deadlines") struct DeadlineTests {
    private let calendar = WorkCalendar.standard

    private func closingAt(_ time: DeadlineTime, _ hours: String) throws -> WorkCalendar {
        var calendar = calendar
        calendar.hours = try WorkingHours(parsing: hours)
        calendar.deadlineTime = time
        return calendar
    }

    @Test(
        "day 1 is the working day after the dispatch, and the deadline the last second of day n",
        arguments: [
            // Around the Spring Festival of 2022: 01-29 and 01-30 are worked, 01-31 to 02-06 are off.
            ("2022-01-27 09:00", 1, "2022-01-28 23:59:59"), ("2022-01-28 09:00", 1, "2022-01-29 23:59:59"),
            ("2022-01-28 23:59:59", 2, "2022-01-30 23:59:59"), ("2022-01-28 16:00", 3, "2022-02-07 23:59:59"),
            ("2022-01-28 16:00", 5, "2022-02-09 23:59:59"), ("2022-01-28 16:00", 10, "2022-02-16 23:59:59"),
            ("2022-02-03 10:00", 1, "2022-02-07 23:59:59"), ("2022-02-06 23:59:59", 1, "2022-02-07 23:59:59"),
            ("2022-02-07 00:00", 1, "2022-02-08 23:59:59"),
            // Over New Year, where days of one notice lie in the year before.
            ("2022-12-30 10:00", 1, "2023-01-03 23:59:59"), ("2018-12-28 10:00", 1, "2018-12-29 23:59:59"),
            // National Day 2021: 09-26 and 10-09 are worked, 10-01 to 10-07 are off.
            ("2021-09-24 17:00", 3, "2021-09-28 23:59:59"), ("2021-09-30 17:00", 2, "2021-10-09 23:59:59"),
        ]
    )
    func workingDays(start: String, count: Int, deadline: String) throws {
        #expect(calendar.deadline(from: try instant(start), limit: .workingDays(count)).description == deadline)
    }

    @Test("minutes run on the wall clock, through nights and holidays")
    func minutes() throws {
        let start = try instant("2022-01-31 23:50:10")
        #expect(calendar.deadline(from: start, limit: .minutes(20)).description == "2022-02-01 00:10:10")
        #expect(calendar.deadline(from: start, limit: .minutes(2 * 60)).description == "2022-02-01 01:50:10")
    }

    @Test("a deadline can end at a set time of the day, or with the working hours of the season")
    func timeOfDay() throws {
        let hours = "10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-12:00 15:00-18:00"
        let start = try instant("2022-04-28 10:00")
        #expect(
            try closingAt(.second(17 * 3_600 + 1_800), hours).deadline(from: start, limit: .workingDays(1)).description
                == "2022-04-29 17:30:00"
        )
        let seasonal = try closingAt(.closing, hours)
        #expect(seasonal.deadline(from: start, limit: .workingDays(1)).description == "2022-04-29 17:30:00")
        #expect(seasonal.deadline(from: start, limit: .workingDays(2)).description == "2022-05-05 18:00:00")
        #expect(
            try closingAt(.closing, "00:00-24:00").deadline(from: start, limit: .workingDays(1)).description
                == "2022-04-29 23:59:59"
        )
        #expect(try closingAt(.second(99_999), hours).deadline(on: day("2022-05-01")).secondOfDay == 86_399)
    }

    @Test("a later start or a longer limit never has an earlier deadline or warning")
    func isMonotone() throws {
        var numbers = SeededNumbers(9)
        let closing = try closingAt(.closing, "10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-18:00")
        for calendar in [calendar, closing] {
            for _ in 0..<1_000 {
                let start = numbers.instant(2_005...2_028)
                let later = start.advanced(bySeconds: .random(in: 0...1_000_000, using: &numbers))
                let count = Int.random(in: 1...20, using: &numbers)
                let limits: [HandlingLimit] = [.workingDays(count), .workingDays(count + 1)]
                let deadlines = limits.map { calendar.deadline(from: start, limit: $0) }
                #expect(deadlines[0] < deadlines[1])
                #expect(deadlines[0] <= calendar.deadline(from: later, limit: limits[0]))
                #expect(
                    calendar.yellowWarning(from: start, limit: limits[0])
                        <= calendar.yellowWarning(from: later, limit: limits[0]),
                    "\(start) \(later) \(count)"
                )
                #expect(
                    calendar.deadline(from: start, limit: .minutes(count))
                        <= calendar.deadline(from: later, limit: .minutes(count))
                )
            }
        }
    }

    @Test("a deadline of n working days is the end of a working day, n working days after the dispatch")
    func endsOnDayN() {
        var numbers = SeededNumbers(10)
        for _ in 0..<1_000 {
            let start = numbers.instant(2_005...2_028)
            let count = Int.random(in: 1...30, using: &numbers)
            let deadline = calendar.deadline(from: start, limit: .workingDays(count))
            #expect(calendar.isWorkingDay(deadline.day) && deadline.secondOfDay == 86_399)
            #expect(calendar.workingDays(from: start.day, to: deadline.day) == count)
        }
    }

    @Test(
        "yellow comes one working day before for limits over two working days",
        arguments: [
            ("2022-01-28 16:00", 3, "2022-01-30 23:59:59"), ("2022-01-28 16:00", 5, "2022-02-08 23:59:59"),
            ("2022-02-14 09:00", 10, "2022-02-25 23:59:59"),
        ]
    )
    func yellowOfLongLimits(start: String, count: Int, yellow: String) throws {
        #expect(calendar.yellowWarning(from: try instant(start), limit: .workingDays(count)).description == yellow)
    }

    @Test("yellow comes at two thirds of the working time for one or two working days")
    func yellowOfShortLimits() throws {
        // Monday 12:00 to the end of Tuesday: 36 hours less a second, two thirds are 24 hours.
        let monday = try instant("2022-02-14 12:00")
        #expect(calendar.yellowWarning(from: monday, limit: .workingDays(1)).description == "2022-02-15 11:59:59")
        // Two days: to the end of Wednesday are 60 hours less a second, two thirds are 40 hours.
        #expect(calendar.yellowWarning(from: monday, limit: .workingDays(2)).description == "2022-02-16 03:59:59")
        // Friday 12:00 to the end of Monday: the weekend doesn't count.
        let friday = try instant("2022-02-18 12:00")
        #expect(calendar.yellowWarning(from: friday, limit: .workingDays(1)).description == "2022-02-21 11:59:59")
        // Hours of 7 a day: 3 are left of the day of dispatch, 7 follow; two thirds of 10 are 6:40, 3:40 of day 1.
        let hours = try closingAt(.closing, "08:00-12:00 14:30-17:30")
        let afternoon = try instant("2022-02-18 14:30")
        #expect(hours.yellowWarning(from: afternoon, limit: .workingDays(1)).description == "2022-02-21 11:40:00")
    }

    @Test("yellow comes at two thirds of minutes on the wall clock")
    func yellowOfMinutes() throws {
        let start = try instant("2022-02-01 23:50")
        #expect(calendar.yellowWarning(from: start, limit: .minutes(30)).description == "2022-02-02 00:10:00")
        #expect(calendar.yellowWarning(from: start, limit: .minutes(20)).description == "2022-02-02 00:03:20")
    }

    @Test("a moved deadline is warned of by the days now given")
    func yellowOfMovedDeadlines() throws {
        let start = try instant("2022-02-14 12:00")
        let extended = calendar.deadline(on: try day("2022-02-21"))
        let yellow = calendar.yellowWarning(from: start, deadline: extended, limit: .workingDays(1))
        #expect(yellow.description == "2022-02-18 23:59:59")
        let external = try instant("2022-02-21 12:00")
        #expect(
            calendar.yellowWarning(from: start, deadline: external, limit: .workingDays(1)).description
                == "2022-02-18 12:00:00"
        )
        let saturday = try instant("2022-02-19 09:00")
        #expect(
            calendar.yellowWarning(from: saturday, deadline: saturday.advanced(bySeconds: 300), limit: .workingDays(1))
                == saturday.advanced(bySeconds: 200)
        )
    }

    @Test("yellow lies between the dispatch and the deadline")
    func yellowLiesWithin() throws {
        var numbers = SeededNumbers(11)
        let closing = try closingAt(.closing, "10-01..04-30 08:00-12:00 14:30-17:30; 05-01..09-30 08:00-18:00")
        for calendar in [calendar, closing] {
            for _ in 0..<1_000 {
                let start = numbers.instant(2_005...2_028)
                let count = Int.random(in: 1...6, using: &numbers)
                for limit in [HandlingLimit.workingDays(count), .minutes(count)] {
                    let yellow = calendar.yellowWarning(from: start, limit: limit)
                    #expect(start <= yellow && yellow < calendar.deadline(from: start, limit: limit))
                }
            }
        }
    }

    @Test("the light turns yellow at the warning and red the moment the deadline passes")
    func lights() throws {
        let (yellow, deadline) = (try instant("2022-02-18 23:59:59"), try instant("2022-02-21 23:59:59"))
        func light(_ instant: Instant) -> DeadlineLight {
            DeadlineLight(at: instant, yellow: yellow, deadline: deadline)
        }
        #expect(light(yellow.advanced(bySeconds: -1)) == .clear)
        #expect(light(yellow) == .yellow)
        #expect(light(deadline) == .yellow)
        #expect(calendar.redWarning(deadline: deadline).description == "2022-02-22 00:00:00")
        #expect(light(calendar.redWarning(deadline: deadline)) == .red)
    }

    @Test("every limit reads back from what it says")
    func limitsRoundTrip() {
        let lost = (1...3_000).first { number in
            [HandlingLimit.workingDays(number), .minutes(number)].contains { HandlingLimit($0.description) != $0 }
        }
        #expect(lost == nil)
    }

    @Test("a limit is said as people say it, and reads back")
    func limitTexts() {
        let texts: [(HandlingLimit, String)] = [
            (.workingDays(5), "5个工作日"), (.minutes(20), "20分钟"), (.minutes(90), "90分钟"), (.minutes(120), "2小时"),
        ]
        for (limit, text) in texts {
            #expect(limit.description == text)
            #expect(HandlingLimit(text) == limit)
        }
        for text in ["", "5", "个工作日", "0个工作日", "-1分钟", "5天", "5 个工作日", "5个工作日内", "１分钟", "9999999分钟"] {
            #expect(HandlingLimit(text) == nil, "\(text)")
        }
    }
}
