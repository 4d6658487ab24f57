import WorkingDays

/// The written form of dates and times in a foreign file: `YYYY-MM-DD`, `YYYY年M月D日`, `M/D/YYYY H:mm:ss`.
///
/// Two letters ask for two digits, one letter takes one or two. Big and small letters are the same: `MM` is the month
/// before the hour and the minutes behind it.
struct TimeForm: Hashable, Sendable {
    private enum Unit: Int, Hashable {
        case year
        case month
        case day
        case hour
        case minute
        case second
    }

    private enum Part: Hashable {
        case number(Unit, digits: ClosedRange<Int>)
        case literal(Character)
    }

    /// The form as written.
    let text: String

    private let parts: [Part]

    /// Reads a form; nil unless it names year, month and day once each, and no time with a part left out.
    init?(_ text: String) {
        var parts: [Part] = []
        var units: [Unit] = []
        var rest = Substring(text)
        while let first = rest.first {
            let run = rest.prefix { $0.lowercased() == first.lowercased() }
            guard let unit = TimeForm.unit(first, isBehindHour: units.contains(.hour)) else {
                parts.append(.literal(rest.removeFirst()))
                continue
            }
            guard let digits = TimeForm.digits(unit, run.count), !units.contains(unit) else { return nil }
            parts.append(.number(unit, digits: digits))
            units.append(unit)
            rest = rest[run.endIndex...]
        }
        guard TimeForm.isWhole(units) else { return nil }
        (self.text, self.parts) = (text, parts)
    }

    /// The date and time in the exchange's form, or nil when the value doesn't have this form or isn't a real day.
    func exchangeText(_ value: String, timeOfDay: String) -> String? {
        var numbers: [Unit: String] = [:]
        var rest = Substring(value)
        for part in parts {
            switch part {
            case .literal(let character):
                guard rest.popFirst() == character else { return nil }
            case .number(let unit, let digits):
                let run = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
                guard run.count >= digits.lowerBound else { return nil }
                numbers[unit] = run.count < 2 ? "0" + run : String(run)
                rest = rest[run.endIndex...]
            }
        }
        return rest.isEmpty ? TimeForm.joined(numbers, timeOfDay) : nil
    }

    private static func joined(_ numbers: [Unit: String], _ timeOfDay: String) -> String? {
        let date = [.year, .month, .day].compactMap { numbers[$0] }.joined(separator: "-")
        let clock = [.hour, .minute, .second].compactMap { numbers[$0] }.joined(separator: ":")
        let text = date + " " + (clock.isEmpty ? timeOfDay : clock)
        return Instant(text) == nil ? nil : text
    }

    // MARK: - Reading the form

    private static func unit(_ letter: Character, isBehindHour: Bool) -> Unit? {
        switch letter {
        case "Y", "y": .year
        case "M", "m": isBehindHour ? .minute : .month
        case "D", "d": .day
        case "H", "h": .hour
        case "S", "s": .second
        default: nil
        }
    }

    private static func digits(_ unit: Unit, _ letters: Int) -> ClosedRange<Int>? {
        if unit == .year { return letters == 4 ? 4...4 : nil }
        return letters <= 2 ? letters...2 : nil
    }

    private static func isWhole(_ units: [Unit]) -> Bool {
        let known = Set(units)
        return known.isSuperset(of: [.year, .month, .day]) && known.contains(.hour) == known.contains(.minute)
            && (known.contains(.minute) || !known.contains(.second))
    }
}
