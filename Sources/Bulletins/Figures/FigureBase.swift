import WorkOrders

/// What the figures of one scope over one whole share.
struct FigureBase {
    let scope: FigureScope
    let unit: String
    let whole: Int
    let population: Population
    let wholeLists: [ListQuery]

    init(_ scope: FigureScope, _ unit: String, _ whole: Int, _ population: Population, _ wholeLists: ListQuery...) {
        self.scope = scope
        self.unit = unit
        self.whole = whole
        self.population = population
        self.wholeLists = wholeLists
    }

    func count(_ indicator: WorkIndicator, _ name: String, _ count: Int, _ lists: ListQuery...) -> Figure {
        var figure = Figure(
            FigureKey.work(indicator, scope),
            scope.title + name,
            unit: unit,
            count,
            population
        )
        figure.lists = lists
        return figure
    }

    func rate(
        _ indicator: WorkIndicator,
        _ name: String,
        _ part: Int,
        _ list: ListQuery,
        measure: Figure.Measure = .rate
    ) -> Figure {
        var figure = Figure(
            FigureKey.work(indicator, scope),
            scope.title + name,
            measure,
            unit: unit,
            part,
            over: whole,
            population
        )
        figure.lists = [list]
        figure.denominatorLists = wholeLists
        return figure
    }
}
