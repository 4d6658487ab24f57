import Storage
import Synchronization
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// 撤销 through the desk and the tables: what is taken back has told nobody.
@Suite struct UndoTests {
    private static let units = [Assignment("市城管局"), Assignment("市交通局", role: .assisting)]

    @Test("a unit is told when the time is over, and never of what was taken back", arguments: Backend.available)
    func held(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let officer = SmallCity.dispatcher
            let (kept, back) = (try await city.register().order.number, try await city.register().order.number)
            try await city.act(kept, .dispatch(Self.units, Handover()), by: officer)
            try await city.act(back, .dispatch(Self.units, Handover()), by: officer, after: 1)
            #expect(try await Self.deliver(city).isEmpty)
            try await city.act(back, .undo(nil), by: officer, after: 9)
            #expect(try await Self.deliver(city).isEmpty)
            city.wait(seconds: 5)
            #expect(try await Self.deliver(city).map(\.number) == [kept, kept])
            city.wait(hours: 1)
            #expect(try await Self.deliver(city).isEmpty)
            #expect(try await city.desk.file(back).dispatches.allSatisfy { $0.end == .recalled })
            try await city.expectNoFaults()
        }
    }

    @Test("a unit that was told early by a fast clock is told that it ended", arguments: Backend.available)
    func toldEarly(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            let file = try await city.act(number, .dispatch(Self.units, Handover()), by: SmallCity.dispatcher)
            let fast = city.now.advanced(bySeconds: 20)
            let taken = try await city.database.write { try $0.takeNotices(due: fast, leaseSeconds: 9, limit: 1) }
            try await city.act(number, .undo(nil), by: SmallCity.dispatcher, after: 3)
            city.wait(hours: 1)
            let told = try await Self.deliver(city).map(\.notice)
            let dispatch = try #require(file.dispatches.first { $0.number == taken[0].notice.dispatch })
            #expect(told.contains(Notice(.dispatchEnded, to: dispatch.unit, dispatch: dispatch.number)))
            #expect(!told.contains { $0.dispatch != dispatch.number })
        }
    }

    @Test("of an undo and an acknowledgement at once one is refused", arguments: Backend.available)
    func race(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            for _ in 0..<6 {
                let number = try await city.register().order.number
                let file = try await city.act(number, .dispatch([Self.units[0]], Handover()), by: SmallCity.dispatcher)
                let (desk, at) = (city.desk, city.now.advanced(bySeconds: 4))
                let clerk = SmallCity.clerk(Self.units[0].unit)
                async let undone = Self.isDone {
                    _ = try await desk.carryOut(.undo(nil), on: number, by: SmallCity.dispatcher, at: at)
                }
                async let acknowledged = Self.isDone {
                    let action = Action.acknowledge(dispatch: file.dispatches[0].number)
                    _ = try await desk.carryOut(action, on: number, by: clerk, at: at)
                }
                let results = await (undone, acknowledged)
                #expect(results.0 != results.1)
                let after = try await desk.file(number)
                #expect((after.order.status == .registered) == results.0)
            }
            try await city.expectNoFaults()
        }
    }

    @Test("the page is told until when, and only who did it", arguments: Backend.available)
    func offered(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            #expect(try await city.desk.undoEnd(number, by: SmallCity.callTaker, at: city.now) == nil)
            try await city.act(number, .answerDirectly(answer: "已答复"), by: SmallCity.callTaker)
            let end = city.now.advanced(bySeconds: 15)
            #expect(try await city.desk.undoEnd(number, by: SmallCity.callTaker, at: city.now) == end)
            #expect(try await city.desk.undoEnd(number, by: SmallCity.dispatcher, at: city.now) == nil)
            #expect(try await city.desk.undoEnd(number, by: SmallCity.callTaker, at: end) == nil)
        }
    }

    private static func isDone(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return true
        } catch {
            return false
        }
    }

    private static func deliver(_ city: City) async throws -> [OutboxEntry] {
        let sent = Mutex<[OutboxEntry]>([])
        _ = try await OutboxDesk(database: city.database).deliver(at: city.now) { entry in
            sent.withLock { $0.append(entry) }
        }
        return sent.withLock { $0 }
    }
}
