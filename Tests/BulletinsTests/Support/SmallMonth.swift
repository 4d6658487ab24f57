import WorkOrders
import WorkingDays

@testable import Bulletins

extension FactSet {
    /// A month small enough to work out by hand, with a unit that is slow without a dispatch in it.
    ///
    /// Received: 20 by phone (10 交通 of which 6 停车, 6 卫生, 4 其他), 5 by web (all 交通, 道路), 2 无效. 5 dispatched.
    static var smallMonth: FactSet {
        var facts = FactSet()
        facts.order("02-02 08:30", .parking, kind: .complaint, area: 1, times: 6)
        facts.order("02-03 09:15", .road, kind: .assistance, area: 3, ending: .dispatched, times: 4)
        facts.order("02-10 10:00", .clinic, kind: .inquiry, times: 5)
        facts.order("02-11 10:00", .clinic, kind: .inquiry, ending: .dispatched)
        facts.order("02-12 20:00", .other, kind: .praise, times: 4)
        facts.order("02-14 21:00", .road, channel: .web, kind: .suggestion, area: 2, urgency: .urgent, times: 5)
        facts.order("02-14 22:00", .other, ending: .invalid, times: 2)
        facts.place("惠黎路", .road, times: 3)
        facts.place("人民路", .parking, times: 2)
        facts.place("桓谭路", .road)
        facts.addSmallMonthDispatches()
        facts.addSmallMonthVisits()
        return facts
    }

    /// Seven first-level dispatches of February on five orders, one of them overdue, one open; one of January.
    private mutating func addSmallMonthDispatches() {
        dispatch(1, .north, made: "02-03 12:00", due: "02-17 23:59:59", done: "02-05 12:00")
        dispatch(2, .north, made: "02-03 12:00", due: "02-17 23:59:59", done: "02-07 12:00")
        dispatch(3, .north, made: "02-03 12:00", due: "02-17 23:59:59", done: "02-06 12:00")
        dispatch(3, .police, made: "02-03 12:00", due: "02-10 23:59:59", done: "02-13 12:00")
        dispatch(4, .south, made: "02-04 12:00", due: "02-18 23:59:59", done: "02-14 12:00")
        dispatch(4, .police, made: "02-04 12:00", due: "02-18 23:59:59", done: "02-08 12:00")
        dispatch(5, .health, made: "02-21 12:00", due: "03-07 23:59:59")
        dispatch(9, .weather, made: "01-28 00:00", due: "02-15 23:59:59", done: "02-10 00:00", received: "01-27 10:00")
        dispatch(1, .police, made: "02-03 13:00", due: "02-04 00:00", isFirstLevel: false)
        dispatch(2, .north, made: "02-08 12:00", due: "02-09 00:00", round: 2)
    }

    private mutating func addSmallMonthVisits() {
        visit(1, .north, rating: .satisfied, isResolved: true)
        visit(2, .north, rating: .dissatisfied, isResolved: false)
        visit(3, .north, rating: .fairlySatisfied, isResolved: true)
        visit(3, .police, rating: .verySatisfied, isResolved: true)
        visit(4, .south, "02-16 09:00", rating: .veryDissatisfied, isResolved: false)
        visit(4, .south, "02-18 09:00", rating: .satisfied, isResolved: true, sequence: 2)
        visit(20, nil, rating: .satisfied, isResolved: true)
        visit(21, nil, rating: .satisfied, isResolved: true)
    }

    /// The bulletin of the small month; small numbers are compared all the same unless a test says otherwise.
    static func smallBulletin(
        cutOff: String = "03-01 00:00",
        history: [(String, String, String)] = [("2021-02", "受理总量", "20"), ("2022-01", "平均办结时长", "7.5")],
        _ change: (inout BulletinSettings) -> Void = { $0.minimumCount = 1 }
    ) -> MonthlyBulletin {
        var figures = smallMonth.figures(cutOff: cutOff, change)
        let rows = history.map { HistoryFigure(period: $0.0, indicator: $0.1, value: $0.2) }
        figures.yearBefore = EarlierFigures(period: period("2021-02"), history: rows)
        figures.previous = EarlierFigures(period: period("2022-01"), history: rows)
        return MonthlyBulletin(figures: figures)
    }
}

extension MonthlyBulletin {
    /// The paragraphs and headings as lines.
    var lines: [String] { blocks.map(\.runs.text) }

    func table(_ key: String) -> BulletinTable? { tables.first { $0.key == key } }
}

extension BulletinTable {
    /// The rows as lines with bars between the cells.
    var lines: [String] { rows.map { $0.cells.map(\.text).joined(separator: "|") } }

    var noteLines: [String] { notes.map(\.text) }
}
