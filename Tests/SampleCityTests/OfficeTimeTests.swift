import Testing
import WorkingDays

@testable import SampleCity

@Suite("When offices and people do things")
struct OfficeTimeTests {
    private let office = OfficeTime(calendar: .standard)

    private func instant(_ text: String) -> Instant { Instant(text) ?? Instant(secondsSinceEpoch: 0) }

    @Test("what comes in office hours is seen to within the minutes, before them the same morning")
    func open() {
        var chance = SplitMix64(seed: 1)
        for _ in 0..<50 {
            let soon = office.response(to: instant("2022-02-14 10:00:00"), within: 5...30, with: &chance)
            #expect((instant("2022-02-14 10:05:00")...instant("2022-02-14 10:31:00")).contains(soon))
            let early = office.response(to: instant("2022-02-14 04:00:00"), within: 5...30, with: &chance)
            #expect((instant("2022-02-14 08:05:00")...instant("2022-02-14 08:31:00")).contains(early))
        }
    }

    @Test(
        "what comes later waits for the next working day's morning, over weekends and holidays",
        arguments: [
            ("2022-02-14 17:30:00", "2022-02-15"), ("2022-02-18 20:00:00", "2022-02-21"),
            ("2022-02-19 10:00:00", "2022-02-21"), ("2022-01-30 18:00:00", "2022-02-07"),
            ("2022-01-28 18:00:00", "2022-01-29"),
        ]
    )
    func closed(from: String, day: String) {
        var chance = SplitMix64(seed: 2)
        for _ in 0..<20 {
            let seen = office.response(to: instant(from), within: 5...30, with: &chance)
            #expect(seen.day.description == day && (8...9).contains(seen.hour), "\(seen)")
        }
    }

    @Test("an office's night falls back to the afternoon before, but never before the earliest")
    func daytime() {
        var chance = SplitMix64(seed: 3)
        let monday = instant("2022-02-21 03:00:00")
        let moved = office.daytime(monday, after: instant("2022-02-17 09:00:00"), with: &chance)
        #expect(moved.day.description == "2022-02-18" && (15...17).contains(moved.hour), "\(moved)")
        #expect(office.daytime(monday, after: instant("2022-02-20 09:00:00"), with: &chance) == monday)
        let late = instant("2022-02-16 22:00:00")
        let evening = office.daytime(late, after: instant("2022-02-16 09:00:00"), with: &chance)
        #expect(evening.day == late.day && evening < late)
        let noon = instant("2022-02-16 12:30:00")
        #expect(office.daytime(noon, after: noon, with: &chance) == noon)
    }

    @Test("people who would call at night call the evening before")
    func wakingHour() {
        var chance = SplitMix64(seed: 4)
        let night = instant("2022-02-20 02:00:00")
        let evening = OfficeTime.wakingHour(night, after: instant("2022-02-18 00:00:00"), with: &chance)
        #expect(evening.day.description == "2022-02-19" && (20...21).contains(evening.hour))
        #expect(OfficeTime.wakingHour(night, after: instant("2022-02-20 01:00:00"), with: &chance) == night)
        let day = instant("2022-02-20 12:00:00")
        #expect(OfficeTime.wakingHour(day, after: day, with: &chance) == day)
    }

    @Test("citizens are called back on a later day between half past eight and half past seven")
    func visits() {
        var chance = SplitMix64(seed: 5)
        for _ in 0..<100 {
            let visit = OfficeTime.visit(after: instant("2022-02-20 23:00:00"), days: 1...3, with: &chance)
            #expect((21...23).contains(visit.day.day))
            #expect((8 * 3_600 + 1_800...19 * 3_600 + 1_800).contains(visit.secondOfDay))
        }
    }

    @Test("a pace stays within its limit, and shorter limits are kept in proportion", arguments: Pace.ofUnits.indices)
    func pace(unit: Int) {
        var chance = SplitMix64(seed: 6)
        let pace = Pace.ofUnits[unit]
        let days = (0..<300).map { _ in pace.days(limit: 10, delay: 0, with: &chance) }
        #expect(days.allSatisfy { (0...10).contains($0) })
        #expect(abs(days.reduce(0, +) * 10 / 300 - pace.mean) <= 8, "mean \(days.reduce(0, +) * 10 / 300)")
        let short = (0..<300).map { _ in pace.days(limit: 3, delay: 0, with: &chance) }
        #expect(short.allSatisfy { (0...3).contains($0) } && short.contains { $0 > 0 })
    }
}
