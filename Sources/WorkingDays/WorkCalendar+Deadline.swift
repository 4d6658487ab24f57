extension WorkCalendar {
    /// The last instant at which work dispatched at `start` is in time.
    public func deadline(from start: Instant, limit: HandlingLimit) -> Instant {
        switch limit {
        case .workingDays(let count): deadline(on: day(count, workingDaysAfter: start.day))
        case .minutes(let minutes): start.advanced(bySeconds: minutes * 60)
        }
    }

    /// The instant at which a deadline set to a day ends, as for an extension to a date.
    public func deadline(on day: CivilDay) -> Instant {
        let second: Int =
            switch deadlineTime {
            case .endOfDay: Instant.secondsPerDay
            case .second(let second): second
            case .closing: hours.closing(on: day)
            }
        return Instant(day: day, secondOfDay: min(second, Instant.secondsPerDay - 1))
    }

    /// The instant of the yellow warning for the limit's own deadline.
    public func yellowWarning(from start: Instant, limit: HandlingLimit) -> Instant {
        yellowWarning(from: start, deadline: deadline(from: start, limit: limit), limit: limit)
    }

    /// The instant of the yellow warning for a deadline, which may have been moved since the limit set it.
    ///
    /// One working day before the deadline, at the same time of day, when more than two working days were given; else
    /// at two thirds of the working time given, and on the wall clock at two thirds of the minutes given.
    public func yellowWarning(from start: Instant, deadline: Instant, limit: HandlingLimit) -> Instant {
        guard case .workingDays = limit else { return Self.twoThirds(from: start, to: deadline) }
        if workingDays(from: start.day, to: deadline.day) > 2 {
            let dayBefore = day(-1, workingDaysAfter: deadline.day)
            return Instant(day: dayBefore, secondOfDay: deadline.secondOfDay)
        }
        let given = workingSeconds(from: start, to: deadline)
        // A deadline can be moved into the weekend it was asked on: no working time, so nothing to take two thirds of.
        guard given > 0 else { return Self.twoThirds(from: start, to: deadline) }
        return instant(afterWorkingSeconds: given * 2 / 3, from: start)
    }

    /// The instant of the red warning: the first second at which the work is late.
    public func redWarning(deadline: Instant) -> Instant { deadline.advanced(bySeconds: 1) }

    private static func twoThirds(from start: Instant, to deadline: Instant) -> Instant {
        start.advanced(bySeconds: (deadline.secondsSinceEpoch - start.secondsSinceEpoch) * 2 / 3)
    }
}
