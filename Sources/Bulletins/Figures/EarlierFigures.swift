public import WorkOrders
public import WorkingDays

/// A number as a fraction of integers, so that `7.6` of an imported history stays exact.
public struct Fraction: Hashable, Sendable {
    public var numerator: Int
    public var denominator: Int

    public init(_ numerator: Int, over denominator: Int = 1) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A decimal number without sign as history files have it: `8981`, `7.6`; nil for anything else.
    public init?(decimal text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard parts.allSatisfy({ !$0.isEmpty }), digits.utf8.count <= Self.digitLimit,
            digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits)
        else { return nil }
        self.init(number, over: FigureFormat.power(parts.count == 2 ? parts[1].utf8.count : 0))
    }

    /// More digits than any figure of a hotline has would overflow when they are compared.
    private static let digitLimit = 12
}

/// What is known of an earlier period, for 同比 and 环比.
public struct EarlierFigures: Hashable, Sendable {
    public let period: Period
    /// 受理总量.
    public var total: Fraction?
    /// 平均办结时长 of all units in days.
    public var meanDays: Fraction?
    /// Rows of the history whose value is not a number.
    public var unreadable: [HistoryFigure] = []

    public static let totalIndicator = "受理总量"
    public static let meanDaysIndicator = "平均办结时长"

    /// The earlier period from imported history, and from its own figures where the history says nothing.
    ///
    /// Orders carried over from before the system began make a period look as if nearly nothing had happened in it.
    /// So its own figures count only if the records begin on its first day or earlier.
    ///
    /// - Parameters:
    ///   - period: The earlier period.
    ///   - history: The imported rows; those of other periods are ignored.
    ///   - figures: The same period counted from orders, if it was.
    ///   - recordsBegin: The day on which the oldest order of the system was received.
    public init(period: Period, history: [HistoryFigure], figures: MonthFigures? = nil, recordsBegin: CivilDay? = nil) {
        self.period = period
        let rows = history.filter { $0.period == period.name }
        unreadable = rows.filter { Fraction(decimal: $0.value) == nil }
        total = Self.value(Self.totalIndicator, rows)
        meanDays = Self.value(Self.meanDaysIndicator, rows)
        guard let figures, let recordsBegin, recordsBegin <= period.first else { return }
        total = total ?? Fraction(figures.orders.valid)
        let durations = figures.city.durations
        guard durations.count > 0 else { return }
        meanDays = meanDays ?? Fraction(durations.seconds, over: durations.count * 86_400)
    }

    private static func value(_ indicator: String, _ rows: [HistoryFigure]) -> Fraction? {
        rows.last { $0.indicator == indicator }.flatMap { Fraction(decimal: $0.value) }
    }
}
