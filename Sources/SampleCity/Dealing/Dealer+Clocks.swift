import WorkOrders
import WorkingDays

extension Dealer {
    /// When each dispatch is made, acknowledged, due and completed.
    mutating func dealClocks() {
        for place in dispatched {
            let order = outlines[place]
            for number in order.dispatches.indices {
                var clock = DispatchClock(order: order, dispatch: order.dispatches[number], in: shape, calendar)
                clock.run(with: &chance)
                outlines[place].dispatches[number] = clock.dispatch
            }
        }
    }
}

/// Sets the times of one dispatch in the order they come.
private struct DispatchClock {
    let order: Outline
    var dispatch: DispatchOutline
    let shape: MonthShape
    let office: OfficeTime

    init(order: Outline, dispatch: DispatchOutline, in shape: MonthShape, _ calendar: WorkCalendar) {
        self.order = order
        self.dispatch = dispatch
        self.shape = shape
        office = OfficeTime(calendar: calendar)
    }

    mutating func run(with chance: inout SplitMix64) {
        let minutes = order.urgency != .normal ? 2...9 : chance.chance(4) ? 61...170 : 4...58
        let wait = chance.number(minutes) * 60 + chance.below(60)
        dispatch.dispatchedAt = order.receivedAt.advanced(bySeconds: wait)
        sendBack(with: &chance)
        switch order.urgency {
        case .normal: handle(with: &chance)
        case .urgent: hurry(within: City.urgentMinutes, with: &chance)
        case .emergency: hurry(within: City.emergencyMinutes, with: &chance)
        }
    }

    private mutating func sendBack(with chance: inout SplitMix64) {
        for _ in 0..<dispatch.sendBacks {
            let asked = office.response(to: dispatch.startedAt, within: 40...200, with: &chance)
            dispatch.rulings.append(office.response(to: asked, within: 20...150, with: &chance))
        }
    }

    /// On the wall clock, day and night, always in time.
    private mutating func hurry(within minutes: Int, with chance: inout SplitMix64) {
        dispatch.acknowledgedAt = dispatch.startedAt.advanced(bySeconds: chance.number(60...1_100))
        let left = minutes * 60 - 1_200
        dispatch.completedAt = dispatch.acknowledgedAt.advanced(bySeconds: chance.number(left / 9...left * 8 / 10))
        dispatch.deadline = office.calendar.deadline(from: dispatch.startedAt, limit: .minutes(minutes))
        dispatch.firstDeadline = dispatch.deadline
    }

    private mutating func handle(with chance: inout SplitMix64) {
        let limit = City.workingDays(for: order.kind)
        let first = office.calendar.deadline(from: dispatch.startedAt, limit: .workingDays(limit))
        dispatch.firstDeadline = first
        dispatch.deadline = first
        if dispatch.extending == .granted {
            let day = office.calendar.day(City.extensionDays, workingDaysAfter: first.day)
            dispatch.deadline = office.calendar.deadline(on: day)
        }
        let days = days(limit: limit, with: &chance)
        acknowledge(doneAfter: days, with: &chance)
        complete(after: days, with: &chance)
    }

    /// Mostly within hours; now and then nobody looks before the second working day, and the clock runs all the same.
    private mutating func acknowledge(doneAfter days: Int, with chance: inout SplitMix64) {
        var from = dispatch.startedAt
        if days > 3, chance.chance(25, of: 1_000) {
            from = office.calendar.day(2, workingDaysAfter: from.day).start
        }
        let minutes = chance.chance(30) ? 2...20 : 10...150
        dispatch.acknowledgedAt = office.response(to: from, within: minutes, with: &chance)
    }

    private func days(limit: Int, with chance: inout SplitMix64) -> Int {
        if dispatch.isOverdue {
            return limit + (order.receivedAt < Self.lastMonth ? chance.number(1...3) : chance.number(2...14))
        }
        if dispatch.extending == .granted { return chance.number(limit - 1...limit + City.extensionDays - 1) }
        return Pace.ofUnits[dispatch.unit].days(limit: limit, delay: shape.delay, with: &chance)
    }

    /// From here on late dispatches stay open past the end of the sample, so that a demonstration has some.
    private static let lastMonth = CivilDay(year: 2_022, month: 3, day: 1).start

    private mutating func complete(after days: Int, with chance: inout SplitMix64) {
        let earliest = dispatch.acknowledgedAt.advanced(bySeconds: chance.number(31...140) * 60)
        guard days > 0 else {
            dispatch.completedAt = earliest
            return
        }
        var day = office.calendar.day(days, workingDaysAfter: dispatch.startedAt.day)
        if dispatch.isOverdue, shape.isPublished, day < shape.dayAfter {
            // The published mean of a unit with two dispatches can't hold one this long: it ends after the month.
            day = office.calendar.day(chance.number(0...2), workingDaysAfter: shape.dayAfter)
        }
        dispatch.completedAt = max(earliest, Instant(day: day, secondOfDay: OfficeTime.second(with: &chance)))
    }
}
