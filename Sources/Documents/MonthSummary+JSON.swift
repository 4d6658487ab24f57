public import Bulletins

extension MonthSummary {
    /// The object of the exchange format's `expected.json`.
    public var json: JSONValue {
        .object([
            .init("total", .integer(total)),
            .init("by_channel", Self.counts(channels)),
            .init("categories", .array(categories.map { .array([.string($0.name), .integer($0.count)]) })),
            .init("category_denominator", .integer(categoryDenominator)),
            .init("dispatched_orders", .integer(dispatchedOrders)),
            .init("dispatched", .integer(dispatched)),
            .init("overdue", .integer(overdue)),
            .init("mean_days", .object(meanDays.map { .init($0.name, .decimal(Self.decimal($0.count))) })),
            .init("slowest", .object(slowest.map { .init($0.group, .array($0.units.map(JSONValue.string))) })),
            .init("units", .object(units.map { .init($0.name, $0.json) })),
            .init("satisfied", .array([.integer(satisfied), .integer(evaluated)])),
            .init("kinds", Self.counts(kinds)),
        ])
    }

    private static func counts(_ counts: [NamedCount]) -> JSONValue {
        .object(counts.map { .init($0.name, .integer($0.count)) })
    }

    /// Ten-thousandths as a number that JSON readers take for a fraction: `6.814`, `7.0`.
    private static func decimal(_ tenThousandths: Int) -> String {
        let text = FigureFormat().text(scaled: tenThousandths, decimals: 4)
        return text.contains(".") ? text : text + ".0"
    }
}

extension MonthSummary.Unit {
    fileprivate var json: JSONValue {
        .object([
            .init("dispatched", .integer(dispatched)),
            .init("overdue", .integer(overdue)),
            .init("satisfied", .array([.integer(satisfied), .integer(evaluated)])),
        ])
    }
}
