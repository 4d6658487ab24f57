public import Storage
public import WorkOrders
import WorkingDays

extension WorkOrder {
    /// A plain order, received at noon of 1 February 2022.
    public static func sample(_ number: String, category: [String] = ["城市管理", "路灯"]) -> WorkOrder {
        WorkOrder(
            number: number,
            channel: "电话",
            receivedAt: Instant(day: CivilDay(year: 2022, month: 2, day: 1), secondOfDay: 43_200),
            kind: .complaint,
            category: CategoryPath(category) ?? .other,
            content: "路灯不亮",
            ending: .dispatched
        )
    }
}

extension Database {
    /// Stores orders with the names they bring.
    public func insert(_ orders: [StoredWorkOrder]) async throws {
        try await write { connection in
            var names = try NameIndex(connection)
            for order in orders { try connection.insert(order, names: &names) }
        }
    }

    /// Stores units in their order.
    public func insert(_ units: [HandlingUnit]) async throws {
        try await write { connection in
            var names = try NameIndex(connection)
            for unit in units { _ = try names.addUnit(unit, on: connection) }
        }
    }

    /// Stores dispatches of orders that are there, ids counting up from `firstId`.
    public func insert(_ dispatches: [Dispatch], firstId: Int = 1) async throws {
        try await write { connection in
            let names = try NameIndex(connection)
            for (index, dispatch) in dispatches.enumerated() {
                guard let order = try connection.orderKeys([dispatch.order])[dispatch.order],
                    let unit = names.unit(dispatch.unit)
                else { throw StorageError.notFound }
                let parent = try dispatch.parent.flatMap { try connection.dispatchKeys([$0])[$0]?.id }
                try connection.execute(
                    connection.insertion(of: dispatch, id: firstId + index, order: order, unit: unit, parent: parent)
                )
            }
        }
    }

    /// Stores visits of orders that are there.
    public func insert(_ visits: [ReturnVisit]) async throws {
        try await write { connection in
            let names = try NameIndex(connection)
            for visit in visits {
                guard let order = try connection.orderKeys([visit.order])[visit.order] else {
                    throw StorageError.notFound
                }
                try connection.execute(
                    connection.insertion(of: visit, order: order, unit: visit.unit.flatMap(names.unit))
                )
            }
        }
    }
}

extension Backend {
    /// Runs a test on a migrated database of its own.
    public func withSchema(_ test: (any Database) async throws -> Void) async throws {
        try await withDatabase { database in
            try await Schema.migrate(database)
            try await test(database)
        }
    }
}

extension StorageError {
    /// Whether a constraint other than UNIQUE said no.
    public var isRefusal: Bool { if case .refused = self { true } else { false } }
}
