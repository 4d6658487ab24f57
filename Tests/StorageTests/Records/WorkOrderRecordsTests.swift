import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct WorkOrderRecordsTests {
    @Test("every field of an order reads back as it was written", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 1)
            let orders = (0..<200).map { index in
                StoredWorkOrder(id: index + 1, order: random.order(index), identity: identity(index))
            }
            try await database.insert(orders)
            for var stored in orders {
                // Who called is sealed elsewhere: the order itself comes back without.
                stored.order.citizen = Citizen()
                let expected = stored
                let found = try await database.read { try $0.workOrder(expected.order.number) }
                #expect(found == expected)
            }
        }
    }

    @Test("orders found by a list of numbers are the same as one by one", arguments: Backend.available)
    func byNumbers(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 2)
            try await database.insert(
                (0..<30).map { StoredWorkOrder(id: $0 + 1, order: random.order($0), identity: SealedIdentity()) }
            )
            let numbers = (0..<40).map { "T2022\(1_000_000 + $0)" }
            let found = try await database.read { try $0.workOrders(numbers) }
            #expect(found.count == 30)
            for (number, stored) in found {
                let single = try await database.read { try $0.workOrder(number) }
                #expect(single == stored)
            }
        }
    }

    @Test("a number is given out once", arguments: Backend.available)
    func duplicate(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let order = StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())
            try await database.insert([order])
            let again = StoredWorkOrder(id: 2, order: .sample("1"), identity: SealedIdentity())
            await #expect(throws: StorageError.duplicate) { try await database.insert([again]) }
        }
    }

    @Test("the second of two officers who change the same revision is refused", arguments: Backend.available)
    func outdated(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var stored = StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())
            try await database.insert([stored])
            stored.order.urgency = .urgent
            stored.order.revision = 1
            let change = stored
            try await database.write { try $0.update(change) }
            await #expect(throws: StorageError.outdated) { try await database.write { try $0.update(change) } }
            let found = try await database.read { try $0.workOrder("1") }
            #expect(found.order.urgency == .urgent)
            #expect(found.order.revision == 1)
        }
    }

    @Test("an order that isn't there is not found", arguments: Backend.available)
    func missing(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            await #expect(throws: StorageError.notFound) { try await database.read { try $0.workOrder("无") } }
        }
    }

    @Test("a text of twenty thousand characters is kept whole", arguments: Backend.available)
    func longText(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var order = WorkOrder.sample("1")
            order.content = String(repeating: "𠮷祥路", count: WorkOrder.contentLimit / 3)
            let stored = StoredWorkOrder(id: 1, order: order, identity: SealedIdentity())
            try await database.insert([stored])
            let whole = try await database.read { try $0.workOrder("1") }
            #expect(whole == stored)
        }
    }

    @Test("the schema refuses what no order can be", arguments: Backend.available)
    func invariants(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([StoredWorkOrder(id: 1, order: .sample("1"), identity: SealedIdentity())])
            let broken: [Statement] = [
                "UPDATE work_order SET kind = 9", "UPDATE work_order SET ending = 0",
                "UPDATE work_order SET content = ''", "UPDATE work_order SET number = ''",
                "UPDATE work_order SET longitude = 1", "UPDATE work_order SET is_anonymous = 2",
                "UPDATE work_order SET external_number = 'x'", "UPDATE work_order SET channel_id = 99",
            ]
            for statement in broken {
                let error = await thrown(StorageError.self) {
                    try await database.write { _ = try $0.execute(statement) }
                }
                #expect(error?.isRefusal == true)
            }
        }
    }

    private func identity(_ index: Int) -> SealedIdentity {
        guard index.isMultiple(of: 2) else { return SealedIdentity() }
        return SealedIdentity(
            citizen: "sealed\(index)",
            callingHash: "hash\(index)",
            callingTail: "tail",
            contactHash: index.isMultiple(of: 4) ? "other" : nil
        )
    }
}
