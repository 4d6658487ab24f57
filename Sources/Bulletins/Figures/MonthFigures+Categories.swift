import WorkOrders

/// Category shares over their denominator, with subcategories and places.
extension MonthFigures {
    func addCategories(to list: inout FigureList) {
        let tops = orders.topCategories
        var whole = count(FigureKey.categoryDenominator, "类别占比的分母", orders.categoryDenominator)
        whole.lists = [categoryQuery()]
        list.add(whole)
        list.add(tops.map(category), of: FigureKey.categoryDenominator, named: "类别占比")
        list.add(shares(tops))
        list.add(wholeShare)
        for top in tops { list.add(orders.subcategories(of: top.path.top).map(category)) }
        // Only what the bulletin may name: the others may not have been counted.
        for top in tops.prefix(settings.narratedTopicCount) { list.add(placeFigures(top.path.top)) }
    }

    private func placeFigures(_ top: String) -> [Figure] {
        (places[top] ?? []).prefix(settings.placeCount).map { place in
            count(FigureKey.place(top, place.name), "地点：\(top)，\(place.name)", place.count)
        }
    }

    private func count(_ key: String, _ title: String, _ count: Int) -> Figure {
        Figure(key, title, unit: "件", count, population(.orders))
    }

    private func category(_ category: CategoryCount) -> Figure {
        var figure = count(FigureKey.category(category.path.names), "热点类别：\(category.path.title)", category.counted)
        figure.lists = [categoryQuery(category.path)]
        return figure
    }

    /// What the shares add up to: 100%, or — where there is nothing.
    private var wholeShare: Figure {
        let (whole, subject) = (orders.categoryDenominator, population(.orders))
        var figure = Figure(FigureKey.categoryShareTotal, "合计占比", .share, unit: "件", whole, over: whole, subject)
        figure.lists = [categoryQuery()]
        figure.denominatorLists = [categoryQuery()]
        return figure
    }

    private func shares(_ tops: [CategoryCount]) -> [Figure] {
        let balanced = balancedShares(tops.map(\.counted))
        return zip(tops, balanced).map { top, balanced in
            var figure = Figure(
                FigureKey.categoryShare(top.path.top),
                "\(top.path.top)占比",
                .share,
                unit: "件",
                top.counted,
                over: orders.categoryDenominator,
                population(.orders)
            )
            figure.lists = [categoryQuery(top.path)]
            figure.denominatorLists = [categoryQuery()]
            figure.balanced = balanced
            return figure
        }
    }

    private func balancedShares(_ counts: [Int]) -> [Int?] {
        guard settings.balancing == .largestRemainder, orders.categoryDenominator > 0 else {
            return counts.map { _ in nil }
        }
        return settings.format.balanced(counts, over: orders.categoryDenominator)
    }
}
