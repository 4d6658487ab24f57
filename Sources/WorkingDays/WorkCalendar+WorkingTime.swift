extension WorkCalendar {
    /// The working time between two instants in seconds, by the calendar's hours on its working days.
    ///
    /// Negative when `to` lies before `from`, so that times over adjoining stretches add up in any order.
    public func workingSeconds(from: Instant, to: Instant) -> Int {
        guard from <= to else { return -workingSeconds(from: to, to: from) }
        return workingSeconds(before: to) - workingSeconds(before: from)
            + wholeDaySeconds(from: from.day, before: to.day)
    }

    /// Working time from 00:00 of the instant's day.
    private func workingSeconds(before instant: Instant) -> Int {
        let day = instant.day
        return isWorkingDay(day) ? hours.seconds(on: day, before: instant.secondOfDay) : 0
    }

    /// Working time from 00:00 of one day to 00:00 of another.
    private func wholeDaySeconds(from first: CivilDay, before end: CivilDay) -> Int {
        if let everyDay = hours.secondsOnEveryDay {
            return workingDays(from: first.advanced(by: -1), to: end.advanced(by: -1)) * everyDay
        }
        var total = 0
        var day = first
        while day < end {
            let next = min(end, hours.nextChange(after: day))
            let workdays = workingDays(from: day.advanced(by: -1), to: next.advanced(by: -1))
            total += workdays * hours.seconds(on: day, before: Instant.secondsPerDay)
            day = next
        }
        return total
    }

    /// The earliest instant at or after `start` by which so much working time has passed; `start` itself for none.
    func instant(afterWorkingSeconds seconds: Int, from start: Instant) -> Instant {
        guard seconds > 0 else { return start }
        var left = seconds + workingSeconds(before: start)
        var day = start.day
        while true {
            let worked = isWorkingDay(day) ? hours.seconds(on: day, before: Instant.secondsPerDay) : 0
            if worked >= left { return Instant(day: day, secondOfDay: hours.secondOfDay(on: day, after: left)) }
            left -= worked
            day = self.day(1, workingDaysAfter: day)
        }
    }
}
