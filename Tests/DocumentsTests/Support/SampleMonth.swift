import Bulletins
import WorkOrders
import WorkingDays

/// A day of a town with names that every format has to escape, built as storage and commands build a bulletin.
enum SampleMonth {
    static let figures: MonthFigures = {
        do {
            return try tallied()
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    static let bulletin = MonthlyBulletin(figures: figures)

    /// The bulletin with what the checks find when somebody has edited it.
    static let edited: MonthlyBulletin = {
        var edited = bulletin
        edited.blocks[0].runs.append(.text("夜间7件 <未核>。"))
        edited.tables[1].notes = []
        return edited
    }()

    private static let names = FigureNames(
        channels: [1: "电话", 2: "网站|App"],
        categories: [
            1: path("水_电*气", "停水"), 2: path("水_电*气", "停电"), 3: path("道路<&>", "坑洼"), 4: path("其他"),
        ],
        areas: [1: AreaPath(county: "东\"区\"")],
        units: [
            1: HandlingUnit(name: "东区人民政府", group: "县区"), 2: HandlingUnit(name: "西区人民政府", group: "县区"),
            3: HandlingUnit(name: "水务 & 供电<公司>", group: "企业"), 4: HandlingUnit(name: "气象|站", group: "企业"),
        ]
    )

    private static func path(_ names: String...) -> CategoryPath {
        guard let path = CategoryPath(names) else { preconditionFailure("no path: \(names)") }
        return path
    }

    private static func tallied() throws -> MonthFigures {
        let settings = try BulletinSettings(values: ["minimum-count": "1", "channel-title.电话": "来电"])
        let period = try Period(parsing: "2022-02-10")
        var tally = FigureTally(period: period, cutOff: moment("03-01 00:00"), settings: settings, names: names)
        for order in orders { tally.add(order) }
        for dispatch in dispatches { tally.add(dispatch) }
        for visit in visits { tally.add(visit) }
        for address in ["一路", "一路", "二路<b>"] {
            tally.add(PlaceFact(category: 1, channel: 1, receivedAt: moment("02-10 09:00"), address: address))
        }
        var figures = tally.figures()
        let history = [HistoryFigure(period: "2021-02-10", indicator: "受理总量", value: "8")]
        figures.yearBefore = period.yearBefore.map { EarlierFigures(period: $0, history: history) }
        return figures
    }

    private static var orders: [OrderFact] {
        func orders(
            _ count: Int,
            _ category: Int,
            channel: Int = 1,
            _ ending: Ending = .answeredDirectly
        ) -> [OrderFact] {
            let order = OrderFact(
                kind: .complaint,
                category: category,
                channel: channel,
                area: category == 3 ? 1 : nil,
                ending: ending,
                receivedAt: moment("02-10 09:00")
            )
            return Array(repeating: order, count: count)
        }
        return orders(3, 1) + orders(2, 2, .dispatched) + orders(2, 3, .dispatched) + orders(1, 4)
            + orders(2, 3, channel: 2)
            + orders(1, 4, .invalid)
    }

    private static var dispatches: [DispatchFact] {
        func dispatch(_ order: Int, _ unit: Int, _ made: String = "02-10 12:00", done: String?) -> DispatchFact {
            DispatchFact(
                order: order,
                unit: unit,
                kind: .complaint,
                receivedAt: moment("02-10 09:00"),
                dispatchedAt: moment(made),
                deadline: moment("02-24 23:59:59"),
                completedAt: done.map(moment)
            )
        }
        return [
            dispatch(1, 1, done: "02-10 18:00"), dispatch(1, 3, done: nil), dispatch(2, 2, done: "02-12 12:00"),
            dispatch(3, 3, done: "02-10 13:00"), dispatch(9, 4, "02-01 12:00", done: "02-10 12:00"),
        ]
    }

    private static var visits: [VisitFact] {
        [
            VisitFact(order: 1, unit: 1, visitedAt: moment("02-12 09:00"), isResolved: true, rating: .satisfied),
            VisitFact(order: 2, unit: 2, visitedAt: moment("02-13 09:00"), isResolved: false, rating: .dissatisfied),
            VisitFact(order: 7, unit: nil, visitedAt: moment("02-10 10:00"), rating: .verySatisfied),
        ]
    }

    private static func moment(_ text: String) -> Instant {
        guard let instant = Instant("2022-" + text) else { preconditionFailure("no moment: \(text)") }
        return instant
    }

    /// The address of a list, as a website would give it.
    static func link(_ list: ListQuery) -> String? {
        let (path, items) =
            switch list {
            case .orders(let query): ("/work-orders", query.items)
            case .dispatches(let query): ("/dispatches", query.items)
            }
        return path + "?" + items.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }
}
