import Testing
import WorkingDays

/// Random numbers that are the same in every run (SplitMix64), so a failure can be repeated.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func day(_ years: ClosedRange<Int>) -> CivilDay {
        let first = CivilDay(year: years.lowerBound, month: 1, day: 1).daysSinceEpoch
        let last = CivilDay(year: years.upperBound, month: 12, day: 31).daysSinceEpoch
        return CivilDay(daysSinceEpoch: .random(in: first...last, using: &self))
    }

    mutating func instant(_ years: ClosedRange<Int>) -> Instant {
        Instant(day: day(years), secondOfDay: .random(in: 0..<86_400, using: &self))
    }
}

func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text), "\(text) is no day") }

func instant(_ text: String) throws -> Instant { try #require(Instant(text), "\(text) is no instant") }

/// All days of the years.
func days(_ years: ClosedRange<Int>) -> some Sequence<CivilDay> {
    let first = CivilDay(year: years.lowerBound, month: 1, day: 1).daysSinceEpoch
    let end = CivilDay(year: years.upperBound + 1, month: 1, day: 1).daysSinceEpoch
    return (first..<end).lazy.map(CivilDay.init(daysSinceEpoch:))
}
