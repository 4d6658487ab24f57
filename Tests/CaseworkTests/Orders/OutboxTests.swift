import Storage
import Synchronization
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// Notices are written with their event and sent afterwards, by whichever node comes first.
@Suite struct OutboxTests {
    @Test(
        "who has to know is told once: the unit of each step, the duty chain, the leader",
        arguments: Backend.available
    )
    func told(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let dispatched = try await city.dispatched()
            let (number, dispatch) = (dispatched.order.number, dispatched.dispatches[0])
            let (unit, clerk) = (dispatch.unit, SmallCity.clerk(dispatch.unit))
            try await city.act(number, .contact(.reminder, channel: "电话", content: nil), by: SmallCity.callTaker)
            try await city.act(number, .contact(.reminder, channel: "电话", content: nil), by: SmallCity.callTaker)
            let back = Action.requestSendBack(dispatch: dispatch.number, reasonCode: "01", basis: "三定方案")
            try await city.act(number, back, by: clerk)
            let refused = SendBackDecision(.refused, opinion: "属本单位职责")
            let ruling = Action.ruleOnSendBack(dispatch: dispatch.number, refused)
            try await city.act(number, ruling, by: SmallCity.dispatcher)
            let threat = try await city.register { $0.content = "要跳楼自杀" }
            let sent = try await deliver(city)
            #expect(
                sent.filter { $0.number == number }.map(\.notice) == [
                    Notice(.dispatched, to: unit, dispatch: dispatch.number),
                    Notice(.contactForwarded, to: unit, dispatch: dispatch.number),
                    Notice(.sendBackRefused, to: unit, dispatch: dispatch.number),
                ]
            )
            let alerted = sent.filter { $0.number == threat.order.number }.map(\.notice)
            #expect(alerted == [Notice(.alerted, to: "值班1"), Notice(.alerted, to: "值班2")])
            #expect(try await deliver(city).isEmpty)
            city.wait(hours: 24 * 60)
            _ = try await city.sweep().sweep(at: city.now)
            let later = try await deliver(city).map(\.notice)
            #expect(later.contains(Notice(.redWarning, to: unit, dispatch: dispatch.number)))
            #expect(later.contains(Notice(.alerted, to: "值班3")))
        }
    }

    @Test("a refused action tells nobody, and no notice holds what a citizen said", arguments: Backend.available)
    func silent(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            let bad = Action.dispatch([Assignment("没有的单位")], Handover())
            #expect(try await city.refusal(number, bad, by: SmallCity.dispatcher) != nil)
            #expect(try await deliver(city).isEmpty)
            try await city.carryOutEverything()
            for entry in try await deliver(city) {
                #expect(!"\(entry)".contains("19900") && !"\(entry)".contains("路灯"))
            }
        }
    }

    @Test(
        "what can't be sent is tried again later, later each time, and given up in the end",
        arguments: Backend.available
    )
    func retried(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            _ = try await city.dispatched()
            let outbox = OutboxDesk(database: city.database)
            var (now, tries) = (city.now, 0)
            while true {
                let report = try await outbox.deliver(at: now) { _ in throw Unreachable() }
                tries += 1
                if report.givenUp == 1 { break }
                #expect(report.failed == 1)
                #expect(try await outbox.deliver(at: now) { _ in }.sent == 0, "it is not due yet")
                now = try #require(OutboxDesk.next(after: tries, now))
            }
            #expect(tries == OutboxDesk.attempts)
            #expect(try await outbox.deliver(at: now.advanced(bySeconds: 999_999)) { _ in } == OutboxDesk.Report())
        }
    }

    @Test("two nodes at once send each notice once", arguments: Backend.available)
    func twoNodes(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            for _ in 1...150 { _ = try await city.dispatched() }
            let sent = Sent()
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (outbox, now) = (OutboxDesk(database: city.database), city.now)
                for _ in 1...4 {
                    group.addTask { _ = try await outbox.deliver(at: now) { sent.add($0) } }
                }
                try await group.waitForAll()
            }
            #expect(sent.entries.count == 150 && Set(sent.entries.map(\.number)).count == 150)
        }
    }

    @Test("a dead node's notices are sent by another when their lease ends", arguments: Backend.available)
    func deadNode(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            _ = try await city.dispatched()
            let now = city.now
            let taken = try await city.database.write { try $0.takeNotices(due: now, leaseSeconds: 120, limit: 10) }
            #expect(taken.count == 1)
            let outbox = OutboxDesk(database: city.database)
            #expect(try await outbox.deliver(at: now.advanced(bySeconds: 119)) { _ in }.sent == 0)
            #expect(try await outbox.deliver(at: now.advanced(bySeconds: 120)) { _ in }.sent == 1)
        }
    }

    @Test(
        "what was sent goes after the days that the city keeps it, so many at a sweep; what was not sent stays",
        arguments: Backend.available
    )
    func removed(_ backend: Backend) async throws {
        let shorter: (inout Rules) -> Void = { $0.terms.noticeDays = 30 }
        try await City.with(backend, change: shorter) { city in
            _ = try await city.dispatched()
            #expect(try await deliver(city).count == 1)
            let sentAt = city.now
            _ = try await city.register { $0.content = "要跳楼自杀" }
            let end = sentAt.advanced(bySeconds: 30 * 86_400)
            #expect(try await city.sweep().sweep(at: end).removedNotices == 0)
            #expect(try await city.sweep().sweep(at: end.advanced(bySeconds: 1)).removedNotices == 1)
            let far = end.advanced(bySeconds: 900 * 86_400)
            #expect(try await city.sweep().sweep(at: far).removedNotices == 0, "never sent: never removed")
            let counts = try await city.database.read { connection in
                let statements: [Statement] = [
                    "SELECT COUNT(*) FROM outbox WHERE sent_at IS NOT NULL", "SELECT COUNT(*) FROM outbox",
                ]
                return try statements.map { statement in
                    var row = try connection.rows(statement)[0]
                    return try row.integer()
                }
            }
            #expect(counts[0] == 0 && counts[1] >= 2)
        }
    }

    @Test("the oldest go first, no more than asked for", arguments: Backend.available)
    func bounded(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            for _ in 1...5 { _ = try await city.dispatched() }
            #expect(try await deliver(city).count == 5)
            let later = city.now.advanced(bySeconds: 1)
            var removed: [Int] = []
            for _ in 1...4 {
                removed.append(try await city.database.write { try $0.removeNotices(sentBefore: later, limit: 2) })
            }
            #expect(removed == [2, 2, 1, 0])
        }
    }

    private struct Unreachable: Error {}

    private final class Sent: Sendable {
        private let kept = Mutex<[OutboxEntry]>([])

        var entries: [OutboxEntry] { kept.withLock { $0 } }

        func add(_ entry: OutboxEntry) { kept.withLock { $0.append(entry) } }
    }

    private func deliver(_ city: City) async throws -> [OutboxEntry] {
        let sent = Sent()
        _ = try await OutboxDesk(database: city.database).deliver(at: city.now) { sent.add($0) }
        return sent.entries.sorted { ($0.order, $0.sequence, $0.position) < ($1.order, $1.sequence, $1.position) }
    }
}
