import WorkOrders

/// 满意 and 解决 as citizens said: of units, of the hotline itself, and of both together.
extension MonthFigures {
    func addHotline(to list: inout FigureList) {
        list.add(
            answerFigures(FigureKey.hotline, "热线服务", hotline, population(.hotlineVisits)) { rating in
                hotlineQuery(rating)
            }
        )
        addEverything(to: &list)
    }

    /// Figures of one set of answers; `query` gives the list of those with an answer.
    func answerFigures(
        _ scope: String,
        _ title: String,
        _ counts: RatingCounts,
        _ population: Population,
        _ query: (RatingQuery) -> ListQuery
    ) -> [Figure] {
        func count(_ indicator: WorkIndicator, _ name: String, _ count: Int, _ rating: RatingQuery) -> Figure {
            var figure = Figure(FigureKey.work(indicator, scope), title + name, unit: "件次", count, population)
            figure.lists = [query(rating)]
            return figure
        }
        func rate(
            _ indicator: WorkIndicator,
            _ name: String,
            _ part: (Int, RatingQuery),
            _ whole: (Int, RatingQuery)
        )
            -> Figure
        {
            let key = FigureKey.work(indicator, scope)
            var figure = Figure(key, title + name, .rate, unit: "件次", part.0, over: whole.0, population)
            figure.lists = [query(part.1)]
            figure.denominatorLists = [query(whole.1)]
            return figure
        }
        let (evaluated, asked) = (counts.evaluated, counts.asked)
        return [
            count(.evaluated, "评价件数", evaluated, .evaluated),
            count(.satisfied, "满意件数", counts.satisfied, .satisfied),
            count(.dissatisfied, "不满意件数", evaluated - counts.satisfied, .dissatisfied),
            rate(.satisfactionRate, "满意率", (counts.satisfied, .satisfied), (evaluated, .evaluated)),
            count(.unresolved, "未解决件数", asked - counts.resolved, .unresolved),
            rate(.resolutionRate, "解决率", (counts.resolved, .resolved), (asked, .asked)),
        ]
    }

    /// The published 满意率: what units did and what the hotline answered itself.
    ///
    /// Its lists are those of both, one after the other.
    private func addEverything(to list: inout FigureList) {
        let subject = population(.dispatchesAndHotlineVisits(settings.cohort))
        for indicator in Self.pooled {
            let parts = [FigureKey.work(indicator, .city), FigureKey.work(indicator, FigureKey.hotline)]
                .compactMap { list[$0] }
            guard let first = parts.first, parts.count == 2 else { continue }
            let key = FigureKey.work(indicator, FigureKey.everything)
            let title = "总体" + first.title.dropFirst(MonthSummary.cityName.count)
            let whole = first.denominator == nil ? nil : parts.reduce(0) { $0 + ($1.denominator ?? 0) }
            let part = parts.reduce(0) { $0 + $1.numerator }
            var figure = Figure(key, title, first.measure, unit: first.unit, part, over: whole, subject)
            figure.lists = parts.flatMap(\.lists)
            figure.denominatorLists = parts.flatMap(\.denominatorLists)
            list.add(figure)
            if whole == nil { list.add(parts, of: key, named: "承办单位与热线") }
        }
    }

    private static let pooled: [WorkIndicator] = [
        .evaluated, .satisfied, .dissatisfied, .satisfactionRate, .unresolved, .resolutionRate,
    ]
}
