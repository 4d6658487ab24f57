import WorkingDays

/// A moment of 2022 as `02-03 10:00`, for facts written by hand.
func moment(_ text: String) -> Instant {
    guard let instant = Instant("2022-" + text) else { preconditionFailure("no moment: \(text)") }
    return instant
}

/// A moment of 2022, or none for an empty text.
func optionalMoment(_ text: String) -> Instant? { text.isEmpty ? nil : moment(text) }

/// A period as it is written.
func period(_ text: String) -> Period {
    do {
        return try Period(parsing: text)
    } catch {
        preconditionFailure("\(error)")
    }
}

/// February 2022, which most tests count.
let february = period("2022-02")
