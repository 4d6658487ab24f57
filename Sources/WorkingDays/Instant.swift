/// A second of time, read and printed in China Standard Time: `2022-02-28 14:05:30`.
///
/// China Standard Time is taken as UTC+8 for every instant. The summer time China kept from 1986 to 1991 is left out:
/// no record of a hotline is that old, and a fixed offset keeps a day at 86,400 seconds.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00 UTC, negative before it.
    public let secondsSinceEpoch: Int

    /// Seconds in every civil day.
    static let secondsPerDay = 86_400
    /// China Standard Time lies eight hours before UTC.
    private static let offset = 8 * 3_600

    /// The instant `secondsSinceEpoch` seconds after 1970-01-01 00:00 UTC.
    public init(secondsSinceEpoch: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The instant `secondOfDay` seconds after 00:00 of the day, China Standard Time; 86,400 is the next day's 00:00.
    public init(day: CivilDay, secondOfDay: Int) {
        self.secondsSinceEpoch = day.daysSinceEpoch * Self.secondsPerDay + secondOfDay - Self.offset
    }

    /// The instant written as `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:SS`, or nil unless it is a real one.
    ///
    /// A `T` may stand for the space, as browsers send it from a date and time field.
    public init?(_ text: some StringProtocol) {
        var reader = DigitReader(text)
        guard let day = reader.day(), reader.skip(" ") || reader.skip("T"),
            let hour = reader.number(width: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(width: 2), minute < 60
        else { return nil }
        var second = 0
        if reader.skip(":") {
            guard let given = reader.number(width: 2), given < 60 else { return nil }
            second = given
        }
        guard reader.isAtEnd else { return nil }
        self.init(day: day, secondOfDay: hour * 3_600 + minute * 60 + second)
    }

    private var dayAndSecond: (quotient: Int, remainder: Int) {
        (secondsSinceEpoch + Self.offset).dividedDown(by: Self.secondsPerDay)
    }

    /// The civil day in China Standard Time.
    public var day: CivilDay { CivilDay(daysSinceEpoch: dayAndSecond.quotient) }

    /// Seconds since 00:00 of the day, 0…86,399.
    public var secondOfDay: Int { dayAndSecond.remainder }

    /// The hour of the day, 0…23.
    public var hour: Int { secondOfDay / 3_600 }

    /// The minute of the hour, 0…59.
    public var minute: Int { secondOfDay / 60 % 60 }

    /// The second of the minute, 0…59.
    public var second: Int { secondOfDay % 60 }

    /// The instant that lies `seconds` later; earlier when negative.
    public func advanced(bySeconds seconds: Int) -> Instant {
        Instant(secondsSinceEpoch: secondsSinceEpoch + seconds)
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }
}

extension Instant: CustomStringConvertible {
    /// The instant to the minute: `2022-02-28 14:05`.
    public var minuteText: String {
        var writer = DigitWriter(capacity: 16)
        writer.minute(self)
        return writer.text
    }

    /// The instant to the second: `2022-02-28 14:05:30`.
    public var description: String {
        var writer = DigitWriter(capacity: 19)
        writer.minute(self)
        writer.write(":")
        writer.number(second, width: 2)
        return writer.text
    }
}
