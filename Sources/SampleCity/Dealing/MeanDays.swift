import WorkOrders
import WorkingDays

/// Brings the mean handling time of what was completed in a month to the published figures.
///
/// Completions move by whole working days, never before 签收 nor past the deadline, and all but a few inside their month.
/// So nothing else that is counted changes.
struct MeanDays {
    /// The outlines of all months, oldest first.
    var months: [[Outline]]
    let calendar: WorkCalendar
    var chance: SplitMix64

    /// A dispatch by month, order and its own number.
    struct Reference {
        let month: Int
        let place: Int
        let number: Int
    }

    /// Makes the means as published.
    ///
    /// January 7.6 days in the city, February 6.8, 7.1 in the counties and 6.2 in the bureaus.
    mutating func publish() {
        let february = CivilDay(year: 2_022, month: 2, day: 1)
        shortenSmallUnits(completions(in: february))
        let all = completions(in: february)
        let counties = all.filter { unit($0) < FirstLevelUnit.countyCount }
        // The city's mean lies between the groups'. Both are moved together by so many thousandths that it comes to
        // the middle of its interval, and neither leaves its own.
        let shift = min(18, max(-18, 600 - counties.count * 900 / max(1, all.count)))
        settleCounties(counties, around: 7_125 + shift)
        settleBureaus(all.filter { unit($0) >= FirstLevelUnit.countyCount }, around: 6_225 + shift)
        let january = completions(in: CivilDay(year: 2_022, month: 1, day: 1))
        settle(january, among: january, between: 7_605, and: 7_645)
    }

    /// A unit of few orders must not be slower than the named two through one order that lay over the Spring Festival.
    private mutating func shortenSmallUnits(_ all: [Reference]) {
        let limit = 8_600 * 864 / 10
        for reference in all where ![Pace.weather, Pace.post].contains(unit(reference)) {
            guard FirstLevelUnit.table[unit(reference)].dispatched < 40 else { continue }
            while dispatch(reference).seconds > limit, move(reference, by: -1, withinMonth: false) != 0 {}
        }
    }

    /// Published: 7.1 days, 烈山区 and 濉溪县 the slowest.
    private mutating func settleCounties(_ all: [Reference], around mean: Int) {
        settleUnit("烈山区人民政府", of: all, between: 8_300, and: 8_600)
        settleUnit("濉溪县人民政府", of: all, between: 7_300, and: 7_450)
        let quick = all.filter { ["相山区人民政府", "杜集区人民政府"].contains(FirstLevelUnit.table[unit($0)].name) }
        settle(quick, among: all, between: mean - 5, and: mean + 5)
    }

    /// Published: 6.2 days, 市气象局 and 市邮政管理局 the slowest.
    private mutating func settleBureaus(_ all: [Reference], around mean: Int) {
        settleUnit("市气象局", of: all, between: 10_600, and: 12_900)
        settleUnit("市邮政管理局", of: all, between: 9_200, and: 9_900)
        let ordinary = all.filter { unit($0) != Pace.weather && unit($0) != Pace.post }
        let large = ordinary.filter { FirstLevelUnit.table[unit($0)].dispatched >= 40 }
        settle(large, among: all, between: mean - 5, and: mean + 5)
    }

    private mutating func settleUnit(_ name: String, of all: [Reference], between low: Int, and high: Int) {
        let own = all.filter { FirstLevelUnit.table[unit($0)].name == name }
        settle(own, among: own, between: low, and: high)
    }
}

extension MeanDays {
    private func dispatch(_ reference: Reference) -> DispatchOutline {
        months[reference.month][reference.place].dispatches[reference.number]
    }

    private func unit(_ reference: Reference) -> Int { dispatch(reference).unit }

    private func completions(in firstDay: CivilDay) -> [Reference] {
        let nextMonth = CivilDay(year: firstDay.year, month: firstDay.month + 1, day: 1)
        var references: [Reference] = []
        for (month, outlines) in months.enumerated() {
            for (place, outline) in outlines.enumerated() {
                for (number, dispatch) in outline.dispatches.enumerated()
                where firstDay.start <= dispatch.completedAt && dispatch.completedAt < nextMonth.start {
                    references.append(Reference(month: month, place: place, number: number))
                }
            }
        }
        return references
    }

    /// Moves `movable` until the mean of `counted` lies from `low` to below `high` thousandths of a day.
    private mutating func settle(
        _ movable: [Reference],
        among counted: [Reference],
        between low: Int,
        and high: Int
    ) {
        guard !counted.isEmpty else { return }
        var sum = counted.reduce(0) { $0 + dispatch($1).seconds }
        let bounds = (low: (low * 864 * counted.count + 9) / 10, high: high * 864 * counted.count / 10)
        // A few rounds do; the limit only ends a search among too few dispatches to hit the bounds with.
        for _ in 0..<100 where sum < bounds.low || sum >= bounds.high {
            for reference in chance.shuffled(movable) where sum < bounds.low || sum >= bounds.high {
                sum += move(reference, by: sum < bounds.low ? 1 : -1)
            }
        }
    }

    /// The seconds gained; 0 where a working day more or less isn't possible.
    private mutating func move(_ reference: Reference, by days: Int, withinMonth: Bool = true) -> Int {
        let dispatch = dispatch(reference)
        let (day, isTimely) = (dispatch.completedAt.day, dispatch.completedAt <= dispatch.deadline)
        let newDay = calendar.day(days, workingDaysAfter: day)
        let completedAt = Instant(day: newDay, secondOfDay: dispatch.completedAt.secondOfDay)
        guard isTimely, newDay.month == day.month || !withinMonth, completedAt <= dispatch.deadline,
            completedAt >= dispatch.acknowledgedAt.advanced(bySeconds: 1_800),
            months[reference.month][reference.place].urgency == .normal
        else { return 0 }
        months[reference.month][reference.place].dispatches[reference.number].completedAt = completedAt
        return completedAt.secondsSinceEpoch - dispatch.completedAt.secondsSinceEpoch
    }
}
