import Casework
import Storage
import WorkOrders
import WorkingDays

/// Writes the rows of the sample city.
final class SampleRows {
    let connection: any Connection
    let seal: CitizenSeal
    var names: NameIndex
    private var orders = 0
    private var dispatches = 0

    init(_ connection: any Connection, seal: CitizenSeal) throws {
        self.connection = connection
        self.seal = seal
        names = try NameIndex(connection)
    }

    func insertAll() throws {
        for unit in Self.units { _ = try names.addUnit(unit, on: connection) }
        try insertStory()
        try insertSecret()
        try insertAttack()
        try insertPlain()
        _ = try connection.insertIfAbsent(HistoryFigure(period: "2021-02", indicator: "受理总量", value: "100"))
    }

    static let units = [
        HandlingUnit(name: "相山区人民政府", group: "县区", isSubordinateCentre: true),
        HandlingUnit(name: "东街道", group: "街道", parent: "相山区人民政府"),
        HandlingUnit(name: "市公安局", group: "市直单位"),
        HandlingUnit(name: "市住房城乡建设局", group: "市直单位", shortName: "市住建局"),
        HandlingUnit(name: "\(SampleSite.hostile)局", group: "\(SampleSite.hostile)组"),
    ]

    static func at(_ text: String) -> Instant { Instant("2022-\(text)") ?? SampleSite.now }

    func order(
        _ number: String,
        at: String,
        _ kind: RequestKind = .complaint,
        _ category: [String] = ["城乡建设", "物业服务"],
        channel: String = "电话",
        ending: Ending = .dispatched,
        _ change: (inout WorkOrder) -> Void = { _ in }
    ) throws -> OrderKey {
        orders += 1
        var order = WorkOrder(
            number: number,
            channel: channel,
            receivedAt: Self.at(at),
            kind: kind,
            category: try known(CategoryPath(category)),
            content: "市民反映小区路灯不亮，请尽快处理。",
            ending: ending
        )
        change(&order)
        let identity = try seal.identity(order.citizen, order: number)
        order.citizen = Citizen()
        try connection.insert(StoredWorkOrder(id: orders, order: order, identity: identity), names: &names)
        return try known(connection.orderKeys([number])[number])
    }

    @discardableResult
    func dispatch(
        _ order: OrderKey,
        _ number: String,
        _ unit: String,
        at: String,
        due: String,
        parent: Int? = nil,
        _ change: (inout Dispatch) -> Void = { _ in }
    ) throws -> Int {
        dispatches += 1
        var dispatch = Dispatch(
            number: number,
            order: "",
            unit: unit,
            dispatchedAt: Self.at(at),
            deadline: Self.at(due)
        )
        change(&dispatch)
        let unitId = try known(names.unit(unit))
        try connection.execute(
            connection.insertion(of: dispatch, id: dispatches, order: order, unit: unitId, parent: parent)
        )
        return dispatches
    }

    func visit(_ order: OrderKey, _ unit: String?, at: String, _ change: (inout ReturnVisit) -> Void) throws {
        var visit = ReturnVisit(order: "", unit: unit, visitedAt: Self.at(at))
        change(&visit)
        try connection.execute(connection.insertion(of: visit, order: order, unit: unit.flatMap(names.unit)))
    }

    private func known<Thing>(_ thing: Thing?) throws -> Thing {
        guard let thing else { throw StorageError.notFound }
        return thing
    }
}
