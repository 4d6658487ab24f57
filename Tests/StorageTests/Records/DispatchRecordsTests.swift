import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct DispatchRecordsTests {
    private let units = ["濉溪县人民政府", "市城管局", "临涣镇"].map { HandlingUnit(name: $0, group: "组") }

    @Test("every field of a dispatch reads back as it was written", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 3)
            try await database.insert(units)
            let orders = (0..<40).map { random.order($0) }
            try await database.insert(orders.map { stored($0) })
            let dispatches = orders.flatMap { order in
                [random.dispatch(of: order, unit: "市城管局"), random.dispatch(of: order, unit: "市城管局", round: 2)]
            }
            try await database.insert(dispatches)
            for dispatch in dispatches {
                let stored = try await database.read { try $0.dispatch(dispatch.number) }
                #expect(stored == dispatch)
            }
        }
    }

    @Test("a tree of three levels reads back with its parents", arguments: Backend.available)
    func tree(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert(units)
            try await database.insert([stored(.sample("1"))])
            let tree = [child("D1", "濉溪县人民政府", nil), child("D2", "临涣镇", "D1"), child("D3", "市城管局", "D2")]
            try await database.insert(tree)
            let stored = try await database.read { try $0.dispatches(ofOrder: 1) }
            #expect(stored == tree)
        }
    }

    @Test("a dispatch can't be acknowledged or completed before it is made", arguments: Backend.available)
    func clock(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert(units)
            try await database.insert([stored(.sample("1"))])
            for column in ["acknowledgedAt", "completedAt"] {
                var early = child("D1", "市城管局", nil)
                let before = early.dispatchedAt.advanced(bySeconds: -1)
                if column == "completedAt" { early.completedAt = before } else { early.acknowledgedAt = before }
                let dispatch = early
                let error = await thrown(StorageError.self) { try await database.insert([dispatch]) }
                #expect(error?.isRefusal == true)
            }
        }
    }

    @Test("visits of every aspect and unit read back, and the same visit is kept once", arguments: Backend.available)
    func visits(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 4)
            try await database.insert(units)
            let order = random.order(0)
            try await database.insert([stored(order)])
            let visits = (1...20).map { index in
                random.visit(of: order, unit: [nil, "市城管局", "临涣镇"][index % 3], sequence: index)
            }
            try await database.insert(visits)
            let found = try await database.read { try $0.visits(ofOrder: 1) }
            #expect(Set(found) == Set(visits))
            #expect(found == found.sorted { ($0.visitedAt, $0.sequence) < ($1.visitedAt, $1.sequence) })
            await #expect(throws: StorageError.duplicate) { try await database.insert([visits[0]]) }
        }
    }

    private func stored(_ order: WorkOrder) -> StoredWorkOrder {
        let id = Int(order.number.suffix(6)).map { $0 + 1 } ?? 1
        return StoredWorkOrder(id: order.number == "1" ? 1 : id, order: order, identity: SealedIdentity())
    }

    private func child(_ number: String, _ unit: String, _ parent: String?) -> Dispatch {
        let start = WorkOrder.sample("1").receivedAt.advanced(bySeconds: 60 * (Int(number.suffix(1)) ?? 0))
        return Dispatch(
            number: number,
            order: "1",
            unit: unit,
            parent: parent,
            dispatchedAt: start,
            deadline: start.advanced(bySeconds: 86_400)
        )
    }
}
