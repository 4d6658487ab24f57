public import WorkingDays

/// One number of a bulletin with what it is made of: what was counted, of what, when, and the list behind it.
public struct Figure: Hashable, Sendable {
    /// How numerator and denominator are read.
    public enum Measure: String, Sendable {
        /// The numerator alone.
        case count
        /// A part of a whole that the other parts of its table share.
        case share
        /// A part of a whole of its own: 按期办结率.
        case rate
        /// Seconds over dispatches: a mean in days.
        case mean
        /// Cases over officers: 人均办件.
        case perHead = "per-head"
        /// (this − then) over then: 同比, 环比.
        case change
    }

    /// Unique in a list and the same from month to month: `overdue.unit.市残联`.
    public let key: String
    /// What it is, in Chinese: 市残联逾期件数.
    public let title: String
    public let measure: Measure
    /// 计量单位 of the numerator: 件 for orders, 件次 for order × unit, 秒 for a mean.
    public let unit: String
    public var numerator: Int
    /// Nil for a count.
    public var denominator: Int?
    public var population: Population
    /// The lists that the numerator counts, to be added up; empty where no list shows just that.
    public var lists: [ListQuery] = []
    /// The lists that the denominator counts.
    public var denominatorLists: [ListQuery] = []
    /// A share in units of its last decimal, made to add up to 100% with the others of its table.
    public var balanced: Int?

    init(
        _ key: String,
        _ title: String,
        _ measure: Measure = .count,
        unit: String,
        _ numerator: Int,
        over denominator: Int? = nil,
        _ population: Population
    ) {
        self.key = key
        self.title = title
        self.measure = measure
        self.unit = unit
        self.numerator = numerator
        self.denominator = denominator
        self.population = population
    }

    /// Whether the whole is nothing, so that there is no share, rate, mean or change to speak of.
    public var isUndefined: Bool { denominator == 0 }

    /// The number as the bulletin writes it: `2181`, `13.46%`, `6.8`, `增长80.75%`, and `—` over nothing.
    public func text(_ format: FigureFormat) -> String {
        guard let denominator, measure != .count else { return "\(numerator)" }
        if let balanced, denominator > 0 { return format.text(scaled: balanced, decimals: format.decimals) + "%" }
        switch measure {
        case .count: return "\(numerator)"
        case .share, .rate: return format.percentage(numerator, of: denominator)
        case .perHead: return format.perHead(numerator, over: denominator)
        case .mean: return format.days(seconds: numerator, over: denominator)
        case .change: return changeText(numerator, denominator, format)
        }
    }

    private func changeText(_ difference: Int, _ earlier: Int, _ format: FigureFormat) -> String {
        let percentage = format.percentage(abs(difference), of: earlier)
        guard percentage != FigureFormat.none, difference != 0 else {
            return difference == 0 && earlier > 0 ? "持平" : FigureFormat.none
        }
        return (difference > 0 ? "增长" : "下降") + percentage
    }
}

/// What a figure was counted over (domain.md §1.5).
public struct Population: Hashable, Sendable {
    /// What is in it.
    public enum Subject: Hashable, Sendable {
        /// Orders received in the period.
        case orders
        /// First-level, first-round dispatches of a cohort.
        case dispatches(FigureCohort)
        /// First-level, first-round dispatches carried into the period or made in it.
        case workload
        /// First-level, first-round dispatches open at the cut-off, whenever made.
        case backlog
        /// Dispatches of every level and round made in the period.
        case everyDispatch
        /// Orders with a first-level, first-round dispatch made in the period.
        case handedOrders
        /// Orders received in the period whose citizens were asked about the hotline itself.
        case hotlineVisits
        /// The dispatches of a cohort and ``hotlineVisits`` together.
        case dispatchesAndHotlineVisits(FigureCohort)
        /// This period and an earlier one.
        case comparison(with: Period)
    }

    public var period: Period
    public var subject: Subject
    /// Only for means.
    public var clock: FigureClock?
    public var cutOff: Instant

    /// In Chinese, without the cut-off: `2022年2月份，本期转办件`.
    public var title: String {
        let subject =
            switch subject {
            case .orders: "本期受理的诉求"
            case .dispatches(let cohort): cohort.title
            case .workload: "上期结转和本期转办的转办件"
            case .backlog: "截止时在办的转办件"
            case .everyDispatch: "本期各级、各轮次的转办件"
            case .handedOrders: "本期转办的诉求"
            case .hotlineVisits: "本期受理、对热线服务的回访"
            case .dispatchesAndHotlineVisits(let cohort): "\(cohort.title)及对热线服务的回访"
            case .comparison(let earlier): "与\(earlier.title)比较"
            }
        return "\(period.title)，\(subject)" + (clock.map { "，\($0.title)" } ?? "")
    }
}
