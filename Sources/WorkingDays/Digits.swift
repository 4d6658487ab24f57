/// Reads fixed-width decimal fields from text; the shared ground of days, instants and periods.
struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Takes exactly `width` ASCII digits, or nothing.
    mutating func number(width: Int) -> Int? {
        guard bytes.count - position >= width else { return nil }
        var value = 0
        for byte in bytes[position..<position + width] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        position += width
        return value
    }

    /// Takes one given character, or nothing.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Takes a real day written as `YYYY-MM-DD`.
    mutating func day() -> CivilDay? {
        guard let year = number(width: 4), skip("-"), let month = number(width: 2), skip("-"),
            let day = number(width: 2)
        else { return nil }
        return CivilDay(realYear: year, month: month, day: day)
    }
}

extension CivilDay {
    /// The day with these parts, or nil unless the calendar has it; years begin with 0001.
    init?(realYear year: Int, month: Int, day: Int) {
        self.init(year: year, month: month, day: day)
        guard year >= 1, parts == (year, month, day) else { return nil }
    }
}

/// Writes fixed-width decimal fields; lists print thousands of days and instants, so they are bytes until the end.
struct DigitWriter {
    private var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a number with zeros before it, at least `width` digits wide.
    mutating func number(_ number: Int, width: Int) {
        if number < 0 { write("-") }
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        var rest = Int(number.magnitude)
        while rest / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    mutating func write(_ character: Unicode.Scalar) {
        bytes.append(UInt8(ascii: character))
    }

    /// Adds a day as `YYYY-MM-DD`.
    mutating func day(_ day: CivilDay) {
        let parts = day.parts
        number(parts.year, width: 4)
        write("-")
        number(parts.month, width: 2)
        write("-")
        number(parts.day, width: 2)
    }

    /// Adds an instant as `YYYY-MM-DD HH:MM`.
    mutating func minute(_ instant: Instant) {
        day(instant.day)
        write(" ")
        let minute = instant.secondOfDay / 60
        number(minute / 60, width: 2)
        write(":")
        number(minute % 60, width: 2)
    }
}

/// A number with zeros before it, at least `width` digits wide.
func padded(_ number: Int, to width: Int) -> String {
    var writer = DigitWriter(capacity: width)
    writer.number(number, width: width)
    return writer.text
}

extension Int {
    /// Division rounding towards minus infinity; the remainder is never negative for a positive divisor.
    func dividedDown(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
