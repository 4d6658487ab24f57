public import WorkOrders

/// Figures of periods before this system as rows of `history_figure`.
extension Connection {
    /// All imported figures, by period and indicator.
    public func historyFigures() throws -> [HistoryFigure] {
        try rows("SELECT period, indicator, value FROM history_figure ORDER BY period, indicator")
            .map { row throws(StorageError) in
                var row = row
                return HistoryFigure(period: try row.text(), indicator: try row.text(), value: try row.text())
            }
    }

    /// Inserts a figure; false where the period has this indicator already.
    public func insertIfAbsent(_ figure: HistoryFigure) throws -> Bool {
        try insertIfAbsent(
            """
            INSERT INTO history_figure (period, indicator, value)
            VALUES (\(figure.period), \(figure.indicator), \(figure.value))
            """
        )
    }

    /// The value of an imported figure; one look-up by primary key.
    public func historyValue(period: String, indicator: String) throws -> String? {
        let found = try rows(
            "SELECT value FROM history_figure WHERE period = \(period) AND indicator = \(indicator)"
        )
        guard var row = found.first else { return nil }
        return try row.text()
    }
}
