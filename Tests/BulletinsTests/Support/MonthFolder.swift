import Foundation
import Testing
import WorkOrders
import WorkingDays

@testable import Bulletins

/// A folder of the exchange format read into facts, as storage would hand them over.
struct MonthFolder {
    let names: FigureNames
    let orders: [OrderFact]
    let dispatches: [DispatchFact]
    let visits: [VisitFact]
    let places: [PlaceFact]
    let history: [HistoryFigure]

    /// Each folder is read once.
    static func named(_ name: String) throws -> MonthFolder {
        switch name {
        case "huaibei-2022-02": try huaibei.get()
        default: try hard.get()
        }
    }

    private static let huaibei = Result { try MonthFolder(#require(SharedData.folder("huaibei-2022-02"))) }
    private static let hard = Result { try MonthFolder(#require(SharedData.folder("hard-2024-05"))) }

    init(_ folder: URL) throws {
        func rows(_ name: String) throws -> [NaiveCSV.Row] {
            try NaiveCSV(folder.appendingPathComponent(name + ".csv")).rows
        }
        let orderRows = try rows("orders")
        let unitRows = try rows("units")
        let ids = RowIds(orderRows, unitRows)
        names = try ids.names(unitRows)
        let orders = try orderRows.map { try OrderFact($0, ids) }
        self.orders = orders
        dispatches = try rows("dispatches").map { try DispatchFact($0, ids, orders) }
        visits = try rows("visits").map { try VisitFact($0, ids) }
        places = zip(orderRows, orders).filter { !$0["事发地址"].isEmpty && $1.ending != .invalid }.map(PlaceFact.init)
        history = try rows("history").map { HistoryFigure(period: $0["期间"], indicator: $0["指标"], value: $0["数值"]) }
    }

    /// The folder tallied: every fact is handed over, those of other periods too.
    func figures(
        _ period: String,
        asOf: String,
        _ settings: BulletinSettings = BulletinSettings()
    ) throws -> MonthFigures {
        let period = try Period(parsing: period)
        let cutOff = try #require(CivilDay(asOf)).start
        var tally = FigureTally(period: period, cutOff: cutOff, settings: settings, names: names)
        for order in orders { tally.add(order) }
        for dispatch in dispatches { tally.add(dispatch) }
        let received = Set(
            orders.indices.filter { period.contains(orders[$0].receivedAt.day) && orders[$0].ending != .invalid }
        )
        for visit in visits where visit.unit != nil || received.contains(visit.order) { tally.add(visit) }
        for place in places { tally.add(place) }
        return tally.figures()
    }

    /// The figures with what the history says of the periods before.
    func compared(_ period: String, asOf: String) throws -> MonthFigures {
        var figures = try figures(period, asOf: asOf)
        figures.yearBefore = figures.period.yearBefore.map { EarlierFigures(period: $0, history: history) }
        figures.previous = figures.period.previous.map { EarlierFigures(period: $0, history: history) }
        return figures
    }
}

/// Ids for the names of a folder; the id of an order is the position of its row.
private struct RowIds {
    let channels: NameIds
    let categories: NameIds
    let units: NameIds
    let orders: NameIds

    init(_ orderRows: [NaiveCSV.Row], _ unitRows: [NaiveCSV.Row]) {
        channels = NameIds(orderRows.map { $0["来源渠道"] })
        // A first-level category of the city's list that has no order in the second month.
        categories = NameIds(["其他"] + orderRows.map(Self.category))
        units = NameIds(unitRows.map { $0["承办单位"] })
        orders = NameIds(orderRows.map { $0["工单编号"] })
    }

    static func category(_ row: NaiveCSV.Row) -> String { row["一级类别"] + "/" + row["二级类别"] }

    func names(_ unitRows: [NaiveCSV.Row]) throws -> FigureNames {
        var names = FigureNames(channels: channels.byId)
        names.categories = try categories.byId.mapValues { text in
            try #require(CategoryPath(text.split(separator: "/").map(String.init)))
        }
        for row in unitRows {
            names.units[try units.id(row["承办单位"])] = HandlingUnit(name: row["承办单位"], group: row["分组"])
        }
        return names
    }
}

/// Ids for names in the order in which they come up.
private struct NameIds {
    private(set) var byId: [Int: String] = [:]
    private var ids: [String: Int] = [:]

    init(_ names: [String]) {
        for name in names where ids[name] == nil {
            byId[ids.count] = name
            ids[name] = ids.count
        }
    }

    func id(_ name: String) throws -> Int { try #require(ids[name]) }
}

extension OrderFact {
    fileprivate init(_ row: NaiveCSV.Row, _ ids: RowIds) throws {
        self.init(
            kind: try #require(RequestKind(title: row["诉求类型"])),
            category: try ids.categories.id(RowIds.category(row)),
            channel: try ids.channels.id(row["来源渠道"]),
            ending: try #require(Ending(title: row["办理方式"])),
            receivedAt: try #require(Instant(row["受理时间"])),
            urgency: try #require(Urgency(title: row["紧急程度"]))
        )
    }
}

extension DispatchFact {
    fileprivate init(_ row: NaiveCSV.Row, _ ids: RowIds, _ orders: [OrderFact]) throws {
        let order = try ids.orders.id(row["工单编号"])
        self.init(
            order: order,
            unit: try ids.units.id(row["承办单位"]),
            kind: orders[order].kind,
            receivedAt: orders[order].receivedAt,
            isFirstLevel: row["上级转办序号"].isEmpty,
            round: Int(row["轮次"]) ?? 1,
            dispatchedAt: try #require(Instant(row["转办时间"])),
            deadline: try #require(Instant(row["办结时限"])),
            acknowledgedAt: Instant(row["签收时间"]),
            completedAt: Instant(row["办结时间"])
        )
    }
}

extension VisitFact {
    fileprivate init(_ row: NaiveCSV.Row, _ ids: RowIds) throws {
        self.init(
            order: try ids.orders.id(row["工单编号"]),
            unit: row["承办单位"].isEmpty ? nil : try ids.units.id(row["承办单位"]),
            aspect: VisitAspect(title: row["环节"]) ?? .result,
            sequence: Int(row["次序"]) ?? 1,
            visitedAt: try #require(Instant(row["回访时间"])),
            isResolved: ["是": true, "否": false][row["是否解决"]],
            rating: Satisfaction(title: row["评价"])
        )
    }
}

extension PlaceFact {
    fileprivate init(_ row: NaiveCSV.Row, _ order: OrderFact) {
        self.init(
            category: order.category,
            channel: order.channel,
            receivedAt: order.receivedAt,
            address: row["事发地址"]
        )
    }
}
