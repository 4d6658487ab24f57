import WorkingDays

extension MonthFigures {
    /// Every figure of the period, in the order in which they are printed.
    public func list() -> FigureList {
        var list = FigureList()
        addOrders(to: &list)
        addCategories(to: &list)
        addWork(to: &list)
        addBacklog(to: &list)
        addDepth(to: &list)
        addHotline(to: &list)
        addEarlierMean(to: &list)
        return list
    }

    private func addEarlierMean(to list: inout FigureList) {
        guard let previous, let mean = previous.meanDays else { return }
        let figure = Figure(
            FigureKey.previousMean,
            "\(previous.period.title)平均办结时长（天）",
            .mean,
            unit: "秒",
            mean.numerator * 86_400,
            over: mean.denominator,
            population(.comparison(with: previous.period), clock: settings.clock)
        )
        list.add(figure)
    }
}
