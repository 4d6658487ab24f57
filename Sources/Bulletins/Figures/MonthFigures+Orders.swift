import WorkOrders
import WorkingDays

/// 受理总量 and what it splits into.
extension MonthFigures {
    func addOrders(to list: inout FigureList) {
        list.add(order(FigureKey.total, "受理总量", orders.valid, orderQuery()))
        list.add(invalid)
        list.add(changes)
        list.add(channels, of: FigureKey.total, named: "来源渠道")
        list.add(kinds, of: FigureKey.total, named: "诉求类型")
        list.add(endings, of: FigureKey.total, named: "办理方式")
        list.add(directRate)
        list.add([repeatRate].compactMap { $0 })
        list.add(categories, of: FigureKey.total, named: "诉求类别")
        list.add(urgencies, of: FigureKey.total, named: "紧急程度")
        list.add(counties, of: FigureKey.total, named: "县区")
        list.add(hours, of: FigureKey.total, named: "受理时段")
        list.add(weekdays, of: FigureKey.total, named: "星期")
        list.add(days, of: FigureKey.total, named: "受理日期")
    }

    private func order(_ key: String, _ title: String, _ count: Int, _ list: ListQuery) -> Figure {
        order(key, title, count, [list])
    }

    private func order(_ key: String, _ title: String, _ count: Int, _ lists: [ListQuery]) -> Figure {
        var figure = Figure(key, title, unit: "件", count, population(.orders))
        figure.lists = lists
        return figure
    }

    private var invalid: Figure {
        let list = orderQuery { query in
            query.countsOnlyValid = false
            query.ending = .invalid
        }
        return order(FigureKey.invalid, "无效", orders.invalid, list)
    }

    private var changes: [Figure] {
        [
            change(FigureKey.yearChange, "受理总量同比", yearBefore),
            change(FigureKey.previousChange, "受理总量环比", previous),
        ].compactMap { $0 }
    }

    /// The change against an earlier period, if its total is known; both sides times its denominator.
    ///
    /// Part of a period is not compared with a whole one.
    private func change(_ key: String, _ title: String, _ earlier: EarlierFigures?) -> Figure? {
        guard cutOff >= period.range.upperBound, let earlier, let total = earlier.total else { return nil }
        var figure = Figure(
            key,
            title,
            .change,
            unit: "件",
            orders.valid * total.denominator - total.numerator,
            over: total.numerator,
            population(.comparison(with: earlier.period))
        )
        figure.lists = [orderQuery()]
        return figure
    }

    private var channels: [Figure] {
        orders.channels.map { channel in
            order(
                FigureKey.channel(channel.name),
                "来源渠道：\(channel.name)",
                channel.count,
                orderQuery { $0.channel = channel.name }
            )
        }
    }

    private var kinds: [Figure] {
        orders.kinds.map { kind, count in
            order(FigureKey.kind(kind.title), "诉求类型：\(kind.title)", count, orderQuery { $0.kind = kind })
        }
    }

    private var endings: [Figure] {
        orders.endings.map { ending, count in
            order(FigureKey.ending(ending.title), "办理方式：\(ending.title)", count, orderQuery { $0.ending = ending })
        }
    }

    private var directRate: Figure {
        let answered = orders.endings.first { $0.ending == .answeredDirectly }?.count ?? 0
        var figure = Figure(
            FigureKey.directRate,
            "直接答复率",
            .rate,
            unit: "件",
            answered,
            over: orders.valid,
            population(.orders)
        )
        figure.lists = [orderQuery { $0.ending = .answeredDirectly }]
        figure.denominatorLists = [orderQuery()]
        return figure
    }

    private var categories: [Figure] {
        orders.topCategories.map { category in
            order(
                "received.category.\(category.path.top)",
                "诉求类别：\(category.path.top)",
                category.all,
                orderQuery { query in
                    query.category = category.path
                }
            )
        }
    }

    private var urgencies: [Figure] {
        orders.urgencies.map { urgency, count in
            order(
                "received.urgency.\(urgency.title)",
                "紧急程度：\(urgency.title)",
                count,
                orderQuery { $0.urgency = urgency }
            )
        }
    }

    private var counties: [Figure] {
        let named = orders.counties.map { county in
            order(
                "received.county.\(county.name)",
                "县区：\(county.name)",
                county.count,
                orderQuery { $0.county = county.name }
            )
        }
        guard orders.withoutCounty > 0 else { return named }
        // No list asks for orders without a place.
        return named + [order("received.county.none", "县区：未写明", orders.withoutCounty, [])]
    }
}

/// 受理总量 by time.
extension MonthFigures {
    private var hours: [Figure] {
        orders.hours.enumerated().map { hour, count in
            order("received.hour.\(hour)", "受理时段：\(hour)时", count, orderQuery { $0.hour = hour })
        }
    }

    private var days: [Figure] {
        orders.days.enumerated().map { index, count in
            let day = period.first.advanced(by: index)
            return order("received.day.\(day)", "受理日期：\(day)", count, dayLists([day]))
        }
    }

    private var weekdays: [Figure] {
        (1...7).map { weekday in
            let indices = orders.days.indices.filter { period.first.advanced(by: $0).weekday == weekday }
            let name = "受理日期：星期" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1]
            let count = indices.reduce(0) { $0 + orders.days[$1] }
            let lists = dayLists(indices.map { period.first.advanced(by: $0) })
            return order("received.weekday.\(weekday)", name, count, lists)
        }
    }

    /// The list of one day; a day is a period whose name is the day's.
    private func dayLists(_ days: [CivilDay]) -> [ListQuery] {
        days.compactMap { try? Period(parsing: "\($0)") }.map { day in orderQuery { $0.received = day } }
    }
}
