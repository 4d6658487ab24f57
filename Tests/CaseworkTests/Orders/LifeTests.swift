import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// Whole lives of orders through the desk; ``City`` compares rows, events and answer after every action.
@Suite struct LifeTests {
    @Test("an order goes from the call to 结案", arguments: Backend.available)
    func plain(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.dispatched()
            let (number, dispatch) = (file.order.number, file.dispatches[0])
            #expect(number.hasPrefix("20220214"))
            try await city.act(
                number,
                .recordAttempt(dispatch: dispatch.number, isReached: true, note: "已说明"),
                by: SmallCity.clerk(dispatch.unit)
            )
            try await city.complete(dispatch)
            try await city.visit(number, dispatch.unit, .satisfied)
            let closed = try await city.act(number, .close(reason: nil), by: SmallCity.visitor)
            #expect(closed.order.status == .closed)
            #expect(closed.order.revision == 9)
            try await city.expectNoFaults()
        }
    }

    @Test("a refused action changes no table", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.dispatched()
            let (number, dispatch) = (file.order.number, file.dispatches[0])
            let clerk = SmallCity.clerk(dispatch.unit)
            #expect(
                try await city.refusal(number, .acknowledge(dispatch: dispatch.number), by: clerk)
                    == .dispatchStage(.acknowledge, .handling)
            )
            #expect(try await city.refusal(number, .close(reason: nil), by: clerk) != nil)
            #expect(
                try await city.refusal(number, .addUnit(Assignment("无此单位"), Handover()), by: SmallCity.dispatcher)
                    == .noSuchUnit("无此单位")
            )
            let early = VisitRecord(unit: dispatch.unit, method: "电话", isReached: true, result: .satisfied)
            #expect(try await city.refusal(number, .visit(early), by: SmallCity.visitor) != nil)
        }
    }

    @Test("a unit that the rules know but the database does not is refused by name", arguments: Backend.available)
    func unitWithoutRow(_ backend: Backend) async throws {
        let newer = SmallCity.units + [HandlingUnit(name: "市水务局", group: "市直单位")]
        let tree = try UnitTree(newer)
        try await City.with(backend) {
            $0.units = tree
        } _: { city in
            let number = try await city.register().order.number
            let action = Action.dispatch([Assignment("市水务局")], Handover())
            #expect(try await city.refusal(number, action, by: SmallCity.dispatcher) == .noSuchUnit("市水务局"))
        }
    }

    @Test("nobody acts on an order that isn't there, and a number is given once", arguments: Backend.available)
    func numbers(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let error = await thrown(DeskError.self) {
                _ = try await city.desk.carryOut(.close(reason: nil), on: "无", by: SmallCity.visitor, at: city.now)
            }
            guard case .unknownOrder("无") = error else { return #expect(error == nil, "not unknown") }
            let number = try await city.register().order.number
            let taken = await thrown(DeskError.self) { _ = try await city.register { $0.number = number } }
            guard case .numberTaken(number) = taken else { return #expect(taken == nil, "not taken") }
        }
    }

    @Test("a draft brings no past along", arguments: Backend.available)
    func draft(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let leader = try await city.register().order.number
            let file = try await city.register {
                $0.revision = 7
                $0.round = 3
                $0.leader = leader
                $0.completedAt = $0.receivedAt
                $0.closedAt = $0.receivedAt
                $0.settledStatus = .closed
            }
            #expect(file.order.status == .registered)
            #expect(file.order.revision == 1)
            try await city.expectNoFaults()
        }
    }

    @Test("an imported order is adopted with its first action, whatever it brings", arguments: Backend.available)
    func adopted(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await city.importOrder("D1")
            let file = try await city.act(
                "D1",
                .contact(.reminder, channel: "网站", content: nil),
                by: SmallCity.callTaker
            )
            #expect(file.order.revision == 2)
            #expect(file.dispatches.count == 1 && file.visits.count == 1)
            try await city.complete(file.dispatches[0])
            try await city.expectNoFaults()
            let stored = try await city.database.read { try $0.workOrder("D1") }
            #expect(try City.seal.citizen(stored.identity, order: "D1") == City.citizen)
        }
    }

    @Test("a refused first action adopts nothing", arguments: Backend.available)
    func notAdopted(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await city.importOrder("D1")
            #expect(try await city.refusal("D1", .close(reason: nil), by: SmallCity.visitor) != nil)
        }
    }
}

extension City {
    /// An order as an import leaves it: open, with a dispatch and a visit, without events.
    func importOrder(_ number: String) async throws {
        var order = WorkOrder.sample(number)
        order.tags = ["涉企"]
        let identity = try Self.seal.identity(Self.citizen, order: number)
        try await database.insert([StoredWorkOrder(id: 900_001, order: order, identity: identity)])
        var dispatch = Dispatch(
            number: "\(number)-1",
            order: number,
            unit: "市城管局",
            dispatchedAt: order.receivedAt,
            deadline: order.receivedAt.advanced(bySeconds: 864_000)
        )
        dispatch.acknowledgedAt = order.receivedAt.advanced(bySeconds: 60)
        try await database.insert([dispatch], firstId: 900_001)
        let visitedAt = order.receivedAt.advanced(bySeconds: 90_000)
        try await database.insert([ReturnVisit(order: number, visitedAt: visitedAt, rating: .satisfied)])
    }
}
