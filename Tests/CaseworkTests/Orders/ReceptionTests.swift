import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// What happens while the caller is on the line: one transaction, and the caller's earlier orders.
@Suite struct ReceptionTests {
    @Test("what was decided on the line is stored with the registration", arguments: Backend.available)
    func answered(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.receive(.answerDirectly(answer: "已经告知办理方式。"))
            #expect(file.order.status == .closed && file.order.ending == .answeredDirectly)
            let events = try await city.desk.events(file.order.number)
            #expect(events.map(\.action) == [.register, .answerDirectly])
            try await city.expectWhole(file)
        }
    }

    @Test("a dispatch on the line makes its dispatches", arguments: Backend.available)
    func dispatched(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let units = [Assignment(SmallCity.bureaus[0]), Assignment(SmallCity.bureaus[1], role: .assisting)]
            let file = try await city.receive(.dispatch(units, Handover()), by: SmallCity.dispatcher)
            #expect(file.dispatches.map(\.unit) == Array(SmallCity.bureaus.prefix(2)))
            try await city.expectWhole(file)
        }
    }

    @Test("a decision that is refused leaves no order behind", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let before = try await city.database.tables()
            let error = await thrown(DeskError.self) {
                _ = try await city.receive(.decline(ground: "99"))
            }
            guard case .refused(.unknownReason("99", _)) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            // Only the block of ids was taken.
            let after = try await city.database.tables()
            #expect(before.filter { $0.key != "id_block" } == after.filter { $0.key != "id_block" })
        }
    }

    @Test("a caller's earlier appeals are found by either number, open ones first", arguments: Backend.available)
    func caller(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let first = try await city.receive(nil).order.number
            let answered = try await city.receive(.answerDirectly(answer: "好")).order.number
            _ = try await city.register { $0.citizen = Citizen(callingNumber: "18800000000") }
            for number in ["199 1234 5678", "05613001234"] {
                let found = try await city.desk.appeals(ofCaller: number)
                #expect(found.map(\.number) == [first, answered])
                #expect(found.map(\.isOpen) == [true, false])
            }
            #expect(try await city.desk.appeals(besides: answered).map(\.number) == [first, answered])
            #expect(try await city.desk.appeals(ofCaller: "没有号码").isEmpty)
            #expect(await thrown(DeskError.self) { _ = try await city.desk.appeals(besides: "X") } != nil)
        }
    }

    @Test("an order without a number is its caller's only one", arguments: Backend.available)
    func anonymous(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register { $0.isAnonymous = true }.order.number
            _ = try await city.register { $0.isAnonymous = true }
            #expect(try await city.desk.appeals(besides: number).map(\.number) == [number])
        }
    }

    @Test("urgent matters are listed until the final report", arguments: Backend.available)
    func openAlerts(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            _ = try await city.register()
            #expect(try await city.openAlerts() == [])
            try await city.act(number, .raiseAlert(.publicSafety, note: nil), by: SmallCity.callTaker)
            #expect(try await city.openAlerts() == [number])
            try await city.act(number, .raiseAlert(.gathering, note: nil), by: SmallCity.callTaker)
            #expect(try await city.openAlerts() == [number])
        }
    }
}

extension City {
    /// Registers the citizen's appeal with what is decided at once.
    fileprivate func receive(_ action: Action?, by officer: Officer? = nil) async throws -> CaseFile {
        wait(minutes: 1)
        var draft = SmallCity.appeal(at: now)
        draft.citizen = Self.citizen
        let permissions = rules.permissions
        let one = officer ?? SmallCity.callTaker
        // Whoever dispatches on the line also takes the call.
        let role = permissions.allows(one.role, .register) ? one : Officer(id: one.id, role: SmallCity.callTaker.role)
        return try await desk.register(draft, then: action, by: role, at: now)
    }

    fileprivate func openAlerts() async throws -> [String] { try await database.read { try $0.openAlerts(limit: 10) } }
}
