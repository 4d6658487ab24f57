public import Bulletins
public import Storage
public import WorkingDays

/// Counts the figures of a period and what they are compared with.
public struct BulletinDesk: Sendable {
    let database: any Database
    let calendar: WorkCalendar

    public init(database: any Database, calendar: WorkCalendar = .standard) {
        self.database = database
        self.calendar = calendar
    }

    /// The figures of a period, counted from orders in one consistent state of the database.
    ///
    /// What happened at or after the cut-off does not exist.
    public func figures(
        _ period: Period,
        cutOff: Instant,
        settings: BulletinSettings = BulletinSettings()
    ) async throws -> MonthFigures {
        try await database.read { [calendar] connection in
            try connection.figures(period, cutOff: cutOff, settings: settings, calendar: calendar)
        }
    }
}

extension Connection {
    /// The figures of a period with those of the period before and of the year before.
    public func figures(
        _ period: Period,
        cutOff: Instant,
        settings: BulletinSettings,
        calendar: WorkCalendar
    ) throws -> MonthFigures {
        let history = try historyFigures()
        let begin = try firstReceipt()
        let earlier = { (other: Period?) -> EarlierFigures? in
            guard let other else { return nil }
            let known = EarlierFigures(period: other, history: history)
            let needsCount = known.total == nil || known.meanDays == nil
            guard needsCount, let begin, begin <= other.first else { return known }
            let tally = try tally(other, cutOff: cutOff, settings: settings, calendar: calendar, isWhole: false)
            let counted = tally.figures()
            return EarlierFigures(period: other, history: history, figures: counted, recordsBegin: begin)
        }
        var figures = try tally(period, cutOff: cutOff, settings: settings, calendar: calendar).figures()
        figures.yearBefore = try earlier(period.yearBefore)
        figures.previous = try earlier(period.previous)
        return figures
    }

    /// The day on which the oldest order was received; one step into `work_order_month`.
    private func firstReceipt() throws -> CivilDay? {
        guard var row = try rows("SELECT MIN(received_at) FROM work_order").first else { return nil }
        return try row.optionalInstant()?.day
    }
}
