/// Which dispatches belong to a period (domain.md §1.5).
public enum FigureCohort: String, Sendable, CaseIterable {
    /// Of orders received in the period.
    case received
    /// Made in the period.
    case dispatched
    /// Due in the period, their deadline passed at the cut-off.
    case due
    /// Completed in the period, whenever made.
    case completed

    /// How a table says it.
    public var title: String {
        switch self {
        case .received: "本期受理的转办件"
        case .dispatched: "本期转办件"
        case .due: "本期到期的转办件"
        case .completed: "本期办结的转办件"
        }
    }

    /// What the number of such dispatches is called.
    public var countTitle: String {
        switch self {
        case .received, .dispatched: "转办件数"
        case .due: "到期件数"
        case .completed: "办结件数"
        }
    }
}

/// What a day is when durations are averaged.
public enum FigureClock: String, Sendable, CaseIterable {
    /// 自然日: 24 hours each, holidays counted.
    case naturalDays = "natural-days"
    /// 工作日: only the time on working days counts, 24 hours each.
    case workingDays = "working-days"

    /// How a table says it.
    public var title: String {
        switch self {
        case .naturalDays: "自然日"
        case .workingDays: "工作日"
        }
    }
}
