import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

extension BatchDesk {
    /// Looks at an order, acts on it and takes it back; what it asks of the database is looked at.
    func useEverything(on number: String, at now: Instant) async throws {
        let officer = SmallCity.dispatcher
        let id = try await prepare(.dispatch, on: [number], from: "", by: officer, at: now)
        let clock = { @Sendable in now }
        _ = try await carryOut(id, by: officer, at: clock) { _ in .dispatch([Assignment("市城管局")], Handover()) }
        _ = try await undo(id, by: officer, at: clock)
    }
}

/// 批量办理: frozen when it is looked at, each order acted on at most once.
@Suite struct BatchDeskTests {
    private static let taker = SmallCity.callTaker
    private static let reminder = Action.contact(.reminder, channel: "电话", content: "请尽快")

    private static func desk(_ city: City) -> BatchDesk { BatchDesk(database: city.database, desk: city.desk) }

    private static func prepare(
        _ numbers: [String],
        as act: BatchAct = .remind,
        by officer: Officer = taker,
        in city: City
    ) async throws -> StoredBatch {
        city.wait(minutes: 1)
        let id = try await desk(city).prepare(act, on: numbers, from: "hour=9", by: officer, at: city.now)
        return try await desk(city).batch(id, of: officer)
    }

    private static func carryOut(
        _ id: Int,
        by officer: Officer = taker,
        doing action: Action = reminder,
        in city: City
    ) async throws -> StoredBatch {
        let clock = { @Sendable in city.now }
        return try await desk(city).carryOut(id, by: officer, at: clock) { _ in action }
    }

    private static func orders(_ count: Int, _ city: City) async throws -> [String] {
        var numbers: [String] = []
        for _ in 0..<count { numbers.append(try await city.dispatched(to: "市城管局").order.number) }
        return numbers
    }

    @Test(
        "each order is acted on in its own transaction, and one that can't be keeps none back",
        arguments: Backend.available
    )
    func outcomes(backend: Backend) async throws {
        try await City.with(backend) { city in
            let numbers = try await Self.orders(2, city)
            let answered = try await city.register().order.number
            try await city.act(answered, .answerDirectly(answer: "已说明"), by: Self.taker)
            let batch = try await Self.prepare(numbers + [answered, "nothing", numbers[0]], in: city)
            #expect(batch.items.map(\.number) == numbers + [answered, "nothing"])
            #expect(batch.items.map(\.state) == [.waiting, .waiting, .barred, .barred])
            #expect(batch.items[2].problem?.contains("已结案") == true && batch.carriedAt == nil && batch.list == "hour=9")
            let done = try await Self.carryOut(batch.id, in: city)
            #expect(done.items.map(\.state) == [.done, .done, .barred, .barred] && done.carriedAt == city.now)
            for number in numbers {
                let contacts = try await city.desk.file(number).contacts
                #expect(contacts.map(\.kind) == [.reminder] && contacts.map(\.content) == ["请尽快"])
            }
        }
    }

    @Test("sent twice, each order is acted on once", arguments: Backend.available)
    func twice(backend: Backend) async throws {
        try await City.with(backend) { city in
            let numbers = try await Self.orders(3, city)
            let batch = try await Self.prepare(numbers, in: city)
            async let first = Self.carryOut(batch.id, in: city)
            async let second = Self.carryOut(batch.id, in: city)
            for after in [try await first, try await second, try await Self.carryOut(batch.id, in: city)] {
                #expect(after.items.map(\.state) == [.done, .done, .done])
            }
            for number in numbers { #expect(try await city.desk.file(number).contacts.count == 1) }
        }
    }

    @Test("what was done before a fault and not written down is found done", arguments: Backend.available)
    func resumed(backend: Backend) async throws {
        try await City.with(backend) { city in
            let numbers = try await Self.orders(2, city)
            let batch = try await Self.prepare(numbers, in: city)
            try await city.act(numbers[0], Self.reminder, by: Self.taker)
            let after = try await Self.carryOut(batch.id, in: city)
            #expect(after.items.map(\.state) == [.done, .done])
            #expect(try await city.desk.file(numbers[0]).contacts.count == 1)
        }
    }

    @Test(
        "an order that somebody else went on with is refused, and can be looked at once more",
        arguments: Backend.available
    )
    func outdated(backend: Backend) async throws {
        try await City.with(backend) { city in
            let numbers = try await Self.orders(2, city)
            let batch = try await Self.prepare(numbers, in: city)
            try await city.act(numbers[0], .contact(.progress, channel: "电话", content: nil), by: SmallCity.shiftLeader)
            let after = try await Self.carryOut(batch.id, in: city)
            #expect(after.items.map(\.state) == [.refused, .done])
            #expect(after.items[0].problem?.contains("刚被他人改动") == true)
            #expect(try await city.desk.file(numbers[0]).contacts.map(\.kind) == [.progress])
            let again = try await Self.prepare([numbers[0]], in: city)
            #expect(try await Self.carryOut(again.id, in: city).items.map(\.state) == [.done])
        }
    }

    @Test(
        "dispatches go out together and are taken back together, but for what a unit has",
        arguments: Backend.available
    )
    func undone(backend: Backend) async throws {
        try await City.with(backend) { city in
            var numbers: [String] = []
            for _ in 0..<3 { numbers.append(try await city.register().order.number) }
            let batch = try await Self.prepare(numbers, as: .dispatch, by: SmallCity.dispatcher, in: city)
            let action = Action.dispatch([Assignment("市交通局")], Handover())
            let done = try await Self.carryOut(batch.id, by: SmallCity.dispatcher, doing: action, in: city)
            #expect(done.items.map(\.state) == [.done, .done, .done])
            let acknowledgement = Action.acknowledge(dispatch: "\(numbers[1])-1")
            let clerk = SmallCity.clerk("市交通局")
            _ = try await city.desk.carryOut(acknowledgement, on: numbers[1], by: clerk, at: city.now)
            let undone = try await Self.desk(city).undo(batch.id, by: SmallCity.dispatcher, at: { city.now })
            #expect(undone.items.map(\.state) == [.undone, .done, .undone] && undone.items[1].problem != nil)
            #expect(try await city.desk.file(numbers[0]).order.status == .registered)
            #expect(try await city.desk.file(numbers[1]).order.status == .handling)
        }
    }

    @Test("what is done may follow from the order: each keeps its other tags", arguments: Backend.available)
    func perOrder(backend: Backend) async throws {
        try await City.with(backend) { city in
            let one = try await city.register { $0.tags = ["老年"] }.order.number
            let two = try await city.register { $0.tags = ["涉企", "舆情"] }.order.number
            let batch = try await Self.prepare([one, two], as: .tags, in: city)
            let clock = { @Sendable in city.now }
            let after = try await Self.desk(city).carryOut(batch.id, by: Self.taker, at: clock) { file in
                var amendment = Amendment(reason: "专项行动")
                amendment.tags = file.order.tags.union(["专项"]).subtracting(["舆情"])
                return .amend(amendment)
            }
            #expect(after.items.map(\.state) == [.done, .done])
            #expect(try await city.desk.file(one).order.tags == ["老年", "专项"])
            #expect(try await city.desk.file(two).order.tags == ["涉企", "专项"])
        }
    }

    @Test("nothing, too many, another role's act and another's batch are refused with what to do")
    func refused() async throws {
        try await City.with(.sqlite) { city in
            let numbers = try await Self.orders(1, city)
            let many = (0...BatchDesk.most).map { "X\($0)" }
            let cases: [(BatchAct, [String], BatchRefusal)] = [
                (.remind, [], .nothingChosen), (.remind, many, .tooMany),
                (.supervise, numbers, .notPermitted(.supervise)),
            ]
            for (act, chosen, expected) in cases {
                let refusal = await thrown(BatchRefusal.self) { _ = try await Self.prepare(chosen, as: act, in: city) }
                #expect(refusal == expected && refusal?.sentence.hasSuffix("。") == true)
            }
            let batch = try await Self.prepare(numbers, in: city)
            let other = await thrown(BatchRefusal.self) {
                _ = try await Self.carryOut(batch.id, by: SmallCity.shiftLeader, in: city)
            }
            #expect(other == .unknown)
            #expect(try await city.desk.file(numbers[0]).contacts.isEmpty)
        }
    }

    @Test("every act is offered to exactly the roles that have its action")
    func rights() {
        let permissions = Permissions.standard
        #expect(BatchAct.allowed(to: "话务员", by: permissions) == [.dispatch, .remind, .amend, .tags, .joinIncident])
        #expect(BatchAct.allowed(to: "督办", by: permissions) == [.supervise, .instruct])
        #expect(BatchAct.allowed(to: "派单员", by: permissions) == [.dispatch, .amend, .tags, .merge, .joinIncident])
        #expect(BatchAct.allowed(to: "分析员", by: permissions).isEmpty)
        #expect(BatchAct.allCases.filter(\.isUndoable) == [.dispatch])
        #expect(Set(BatchAct.allCases.map(\.title)).count == BatchAct.allCases.count)
    }

    @Test("more than go at once are all done, in the order in which they were chosen", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await City.with(backend) { city in
            let numbers = try await Self.orders(20, city)
            city.wait(minutes: 1)
            let steps = (numbers + ["nothing"]).map { WorkOrderDesk.Step(Self.reminder, on: $0) }
            let outcomes = try await city.desk.carryOutEach(steps, by: Self.taker) { city.now }
            #expect(outcomes.map(\.number) == numbers + ["nothing"])
            #expect(outcomes.count { $0.error == nil } == 20 && outcomes.last?.error != nil)
        }
    }
}
