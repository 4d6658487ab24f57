/// A figure of a period before this system, for 同比 and 环比 (exchange.md, `history.csv`).
public struct HistoryFigure: Hashable, Sendable {
    /// 期间 as written: 2021-02.
    public var period: String
    /// 指标, e.g.
    ///
    /// 受理总量.
    public var indicator: String
    /// 数值 as written: a decimal number.
    public var value: String

    public init(period: String, indicator: String, value: String) {
        self.period = period
        self.indicator = indicator
        self.value = value
    }
}
