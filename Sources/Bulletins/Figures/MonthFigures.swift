public import WorkingDays

/// The counts of a period, resolved to names: what figures, bulletin and summary are made from.
public struct MonthFigures: Sendable {
    public let period: Period
    public let cutOff: Instant
    public let settings: BulletinSettings

    init(_ tally: FigureTally) {
        period = tally.period
        cutOff = tally.cutOff
        settings = tally.settings
    }
}
