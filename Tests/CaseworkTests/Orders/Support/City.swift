import Sealing
import Storage
import Synchronization
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// A desk of the small city with its own clock, which looks after every action whether all is as it should be.
final class City: Sendable {
    let database: any Database
    let desk: WorkOrderDesk
    let rules: Rules
    private let clock: Mutex<Instant>
    private let done = Mutex<Set<ActionName>>([])

    /// Monday, 14 February 2022, 9:00.
    static let monday = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 32_400)

    /// The citizen of every story; nothing of him may be readable in the database.
    static let citizen = Citizen(
        name: "欧阳测试",
        callingNumber: "19912345678",
        contactNumber: "05613001234",
        homeAddress: "测试里十八号",
        identityNumber: "340600199001011234"
    )

    static let seal: CitizenSeal = {
        guard let keys = try? KeyRing.ephemeral(.aesGCM) else { fatalError("no random numbers") }
        return CitizenSeal(Seal(keys))
    }()

    init(_ database: any Database, rules: Rules, at start: Instant = City.monday, seal: CitizenSeal = City.seal) {
        self.database = database
        self.rules = rules
        desk = WorkOrderDesk(database: database, seal: seal, rules: rules)
        clock = Mutex(start)
    }

    /// Runs a test in a new city.
    static func with(
        _ backend: Backend,
        change: (inout Rules) -> Void = { _ in },
        _ test: (City) async throws -> Void
    ) async throws {
        var rules = try SmallCity.rules()
        change(&rules)
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            try await test(City(database, rules: rules))
        }
    }

    var now: Instant { clock.withLock { $0 } }

    /// What has been carried out so far.
    var actions: Set<ActionName> { done.withLock { $0 } }

    func wait(hours: Int = 0, minutes: Int = 0, seconds: Int = 0) {
        clock.withLock { $0 = $0.advanced(bySeconds: hours * 3_600 + minutes * 60 + seconds) }
    }

    /// Some time later on another day.
    func wait(until day: String, _ hour: Int = 9) {
        guard let day = CivilDay(day) else { return }
        clock.withLock { $0 = max($0, Instant(day: day, secondOfDay: hour * 3_600)) }
    }

    func sweep(_ holder: String = "甲") -> SweepDesk {
        SweepDesk(database: database, desk: desk, seal: Self.seal, holder: holder)
    }
}

/// Doing something, with everything that must hold afterwards.
extension City {
    @discardableResult
    func register(
        _ change: (inout WorkOrder) -> Void = { _ in },
        by officer: Officer = SmallCity.callTaker
    ) async throws -> CaseFile {
        wait(minutes: 1)
        var draft = SmallCity.appeal(at: now)
        draft.citizen = Self.citizen
        change(&draft)
        let file = try await desk.register(draft, by: officer, at: now)
        try await expectWhole(file)
        return file
    }

    @discardableResult
    func act(
        _ order: String,
        _ action: Action,
        by officer: Officer,
        after seconds: Int = 60,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> CaseFile {
        wait(seconds: seconds)
        let caller = if case .contact = action { Self.citizen } else { Citizen() }
        let file = try await desk.carryOut(action, on: order, caller: caller, by: officer, at: now)
        try await expectWhole(file, sourceLocation: sourceLocation)
        return file
    }

    /// The refusal of an action, which leaves every table as it was.
    func refusal(_ order: String, _ action: Action, by officer: Officer) async throws -> Refusal? {
        let before = try await database.tables()
        let error = await thrown(DeskError.self) {
            _ = try await desk.carryOut(action, on: order, caller: Self.citizen, by: officer, at: now)
        }
        #expect(try await database.tables() == before)
        guard case .refused(let refusal) = error else { return nil }
        return refusal
    }

    /// What is read back, and what the events make, is what the desk returned.
    func expectWhole(_ file: CaseFile, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let number = file.order.number
        let (stored, events) = try await database.read { connection in
            let stored = try connection.caseFile(number)
            return (stored, try connection.events(ofOrder: stored.id).map { try EventText.event($0.content) })
        }
        #expect(stored.file.inOrder == file.inOrder, sourceLocation: sourceLocation)
        #expect(CaseFile(replaying: events)?.inOrder == file.inOrder, sourceLocation: sourceLocation)
        done.withLock { $0.formUnion(events.map(\.action)) }
    }

    func expectNoFaults(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let report = try await VerifyDesk(database: database, seal: Self.seal).verify()
        #expect(report.faults == [], sourceLocation: sourceLocation)
    }
}
