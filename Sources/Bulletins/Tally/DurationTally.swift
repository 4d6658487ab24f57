import WorkOrders
import WorkingDays

/// Adds up how long dispatches took, by unit.
struct DurationTally: Sendable {
    private let cohort: FigureCohort
    private let clock: FigureClock
    private let calendar: WorkCalendar
    /// By unit slot, on the settings' cohort and clock.
    private(set) var all: [DurationCounts]
    /// The same of 咨询 only.
    private(set) var inquiries: [DurationCounts]
    /// By unit slot, completed in the period in natural days: for ``MonthSummary``.
    private(set) var standard: [DurationCounts]

    init(_ settings: BulletinSettings, calendar: WorkCalendar, unitCount: Int) {
        cohort = settings.durationCohort
        clock = settings.clock
        var wholeDays = calendar
        wholeDays.hours = .wholeDays
        self.calendar = wholeDays
        all = [DurationCounts](repeating: DurationCounts(), count: unitCount)
        inquiries = all
        standard = all
    }

    mutating func add(_ dispatch: SeenDispatch) {
        guard let completedAt = dispatch.completedAt else { return }
        let natural = completedAt.secondsSinceEpoch - dispatch.fact.dispatchedAt.secondsSinceEpoch
        if dispatch.belongs(to: .completed) { standard[dispatch.slot].add(natural) }
        guard dispatch.belongs(to: cohort), let seconds = seconds(of: dispatch) else { return }
        all[dispatch.slot].add(seconds)
        if dispatch.fact.kind == .inquiry { inquiries[dispatch.slot].add(seconds) }
    }

    /// How long a dispatch took on the settings' clock; nil where it isn't completed.
    func seconds(of dispatch: SeenDispatch) -> Int? {
        guard let completedAt = dispatch.completedAt else { return nil }
        let start = dispatch.fact.dispatchedAt
        return switch clock {
        case .naturalDays: completedAt.secondsSinceEpoch - start.secondsSinceEpoch
        case .workingDays: calendar.workingSeconds(from: start, to: completedAt)
        }
    }
}

extension DurationCounts {
    fileprivate mutating func add(_ duration: Int) {
        count += 1
        seconds += duration
    }
}
