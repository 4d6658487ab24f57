import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What somebody who can write to the database, but lacks the key, may try.
@Suite struct VerifyTests {
    /// Two orders' lives on two days, the first of them closed with a head.
    private static func with(
        _ backend: Backend,
        _ test: (City, _ first: String, _ second: String) async throws -> Void
    ) async throws {
        try await City.with(backend) { city in
            let first = try await city.closed().order.number
            let second = try await city.dispatched().order.number
            let heads = HeadDesk(database: city.database, seal: City.seal)
            #expect(try await heads.close(before: city.now.day.advanced(by: 1)).count == 1)
            city.wait(hours: 24)
            try await city.register()
            try await city.expectNoFaults()
            try await test(city, first, second)
        }
    }

    private static func faults(_ city: City, against kept: [EventHead] = []) async throws -> [ChainFault] {
        try await VerifyDesk(database: city.database, seal: City.seal).verify(against: kept).faults
    }

    /// The id of an order as an SQL text.
    private static func id(_ number: String) -> String { "(SELECT id FROM work_order WHERE number = '\(number)')" }

    private static let day = City.monday.day

    @Test("altered text is found", arguments: Backend.available)
    func alteredText(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, _ in
            try await city.database.tamper(
                """
                UPDATE event SET content = REPLACE(content, '路灯已修复', '路灯未修复')
                WHERE order_id = \(Self.id(first)) AND sequence = 4
                """
            )
            #expect(try await Self.faults(city) == [.altered(order: first, sequence: 4)])
        }
    }

    @Test("a column that says otherwise than the text is found", arguments: Backend.available)
    func alteredColumn(_ backend: Backend) async throws {
        for change in ["officer = '别人'", "action = 51", "happened_at = happened_at + 1"] {
            try await Self.with(backend) { city, first, _ in
                try await city.database.tamper(
                    "UPDATE event SET \(change) WHERE order_id = \(Self.id(first)) AND sequence = 3"
                )
                #expect(try await Self.faults(city) == [.mislabelled(order: first, sequence: 3)])
            }
        }
    }

    @Test("a value that no program of ours writes is told, and the walk goes on", arguments: Backend.available)
    func unreadable(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, second in
            try await city.database.tamper("UPDATE event SET action = 999 WHERE order_id = \(Self.id(first))")
            try await city.database.tamper("UPDATE dispatch SET limit_code = 1, warning = 1")
            let faults = try await Self.faults(city)
            #expect(faults == [.unreadable(order: first), .drifted(order: second)])
        }
    }

    @Test("an event removed from the middle is found", arguments: Backend.available)
    func removed(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, _ in
            try await city.database.tamper("DELETE FROM event WHERE order_id = \(Self.id(first)) AND sequence = 3")
            let faults = try await Self.faults(city)
            #expect(faults.contains(.gap(order: first, sequence: 3)))
            #expect(faults.contains(.altered(order: first, sequence: 4)))
            #expect(faults.contains(.cut(order: first, stored: 7, expected: 8)))
        }
    }

    @Test("closing the ranks behind a removed event hides nothing", arguments: Backend.available)
    func renumbered(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, _ in
            try await city.database.tamper("DELETE FROM event WHERE order_id = \(Self.id(first)) AND sequence = 3")
            for sequence in 4...8 {
                try await city.database.tamper(
                    """
                    UPDATE event SET sequence = \(sequence - 1)
                    WHERE order_id = \(Self.id(first)) AND sequence = \(sequence)
                    """
                )
            }
            try await city.database.tamper("UPDATE work_order SET revision = 7 WHERE number = '\(first)'")
            #expect(try await Self.faults(city).contains(.altered(order: first, sequence: 3)))
        }
    }

    @Test("an inserted event with a code copied from elsewhere is found", arguments: Backend.available)
    func inserted(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, second in
            try await city.database.tamper(
                """
                INSERT INTO event (order_id, sequence, happened_at, action, officer, content, mac)
                SELECT \(Self.id(second)), 4, happened_at, action, officer, content, mac FROM event
                WHERE order_id = \(Self.id(first)) AND sequence = 4
                """
            )
            try await city.database.tamper("UPDATE work_order SET revision = 4 WHERE number = '\(second)'")
            #expect(try await Self.faults(city).first == .altered(order: second, sequence: 4))
        }
    }

    @Test("two events that changed places are found", arguments: Backend.available)
    func swapped(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, _ in
            for (from, to) in [(3, 999), (4, 3), (999, 4)] {
                try await city.database.tamper(
                    "UPDATE event SET sequence = \(to) WHERE order_id = \(Self.id(first)) AND sequence = \(from)"
                )
            }
            let faults = try await Self.faults(city)
            #expect(faults.contains(.altered(order: first, sequence: 3)))
            #expect(faults.contains(.altered(order: first, sequence: 4)))
        }
    }

    @Test("events moved to another order are found", arguments: Backend.available)
    func moved(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, second in
            try await city.database.tamper("DELETE FROM event WHERE order_id = \(Self.id(second))")
            try await city.database.tamper(
                """
                UPDATE event SET order_id = \(Self.id(second)) WHERE order_id = \(Self.id(first)) AND sequence <= 3
                """
            )
            let faults = try await Self.faults(city)
            for sequence in 1...3 { #expect(faults.contains(.altered(order: second, sequence: sequence))) }
            #expect(faults.contains(.gap(order: first, sequence: 1)))
        }
    }

    @Test("an order removed with all that belongs to it is found by the head of its day", arguments: Backend.available)
    func removedOrder(_ backend: Backend) async throws {
        try await Self.with(backend) { city, _, second in
            let id = Self.id(second)
            for table in ["outbox", "event", "dispatch", "work_order_tag"] {
                try await city.database.tamper("DELETE FROM \(table) WHERE order_id = \(id)")
            }
            try await city.database.tamper("DELETE FROM work_order WHERE number = '\(second)'")
            #expect(try await Self.faults(city) == [.head(Self.day)])
        }
    }

    @Test("a tail cut off is found by the order's revision", arguments: Backend.available)
    func cutTail(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.dispatched().order.number
            try await city.database.tamper("DELETE FROM event WHERE order_id = \(Self.id(number)) AND sequence = 3")
            #expect(try await Self.faults(city) == [.cut(order: number, stored: 2, expected: 3)])
        }
    }

    @Test("a tail cut off cleanly, revision and rows too, is found by the head", arguments: Backend.available)
    func cleanCut(_ backend: Backend) async throws {
        try await Self.with(backend) { city, _, second in
            try await city.database.tamper("DELETE FROM event WHERE order_id = \(Self.id(second)) AND sequence = 3")
            try await city.database.tamper("UPDATE work_order SET revision = 2 WHERE number = '\(second)'")
            try await city.database.tamper(
                "UPDATE dispatch SET acknowledged_at = NULL, revision = 0 WHERE order_id = \(Self.id(second))"
            )
            #expect(try await Self.faults(city) == [.head(Self.day)])
        }
    }

    @Test("heads removed with what they vouch for are found by heads that were exported", arguments: Backend.available)
    func removedHead(_ backend: Backend) async throws {
        try await Self.with(backend) { city, _, _ in
            let exported = try await city.database.read { try $0.eventHeads() }
            try await city.database.tamper("DELETE FROM event_head")
            #expect(try await Self.faults(city) == [])
            #expect(try await Self.faults(city, against: exported) == [.head(Self.day)])
        }
    }

    @Test("a head missing between others is found, and one wrong day spoils no other", arguments: Backend.available)
    func headInTheMiddle(_ backend: Backend) async throws {
        try await Self.with(backend) { city, _, _ in
            let heads = HeadDesk(database: city.database, seal: City.seal)
            city.wait(hours: 24)
            try await city.register()
            #expect(try await heads.close(before: city.now.day.advanced(by: 1)).count == 2)
            let middle = Self.day.advanced(by: 1)
            try await city.database.tamper("UPDATE event_head SET events = 9 WHERE day = \(middle.daysSinceEpoch)")
            #expect(try await Self.faults(city) == [.head(middle)])
            try await city.database.tamper("DELETE FROM event_head WHERE day = \(middle.daysSinceEpoch)")
            #expect(try await Self.faults(city).first == .head(middle))
        }
    }

    @Test("a row changed behind the events' back is found", arguments: Backend.available)
    func drifted(_ backend: Backend) async throws {
        let changes = [
            "UPDATE work_order SET status = 3 WHERE number = '%'",
            "UPDATE work_order SET presence = 0 WHERE number = '%'; UPDATE reply SET public_answer = 'x'",
            "UPDATE dispatch SET deadline = deadline + 86400 WHERE number = '%-1'",
            "UPDATE reply SET public_answer = '没有' WHERE dispatch_id = (SELECT id FROM dispatch WHERE number = '%-1')",
            "DELETE FROM return_visit WHERE order_id = (SELECT id FROM work_order WHERE number = '%')",
            "UPDATE work_order SET area_id = NULL WHERE number = '%'",
            "DELETE FROM work_order_tag WHERE order_id = (SELECT id FROM work_order WHERE number = '%')",
        ]
        for change in changes {
            try await Self.with(backend) { city, first, _ in
                for statement in change.split(separator: ";") {
                    try await city.database.tamper(String(statement).replacing("%", with: first))
                }
                #expect(try await Self.faults(city) == [.drifted(order: first)], "\(change)")
            }
        }
    }

    @Test("rows added where the order says there are none are found", arguments: Backend.available)
    func added(_ backend: Backend) async throws {
        try await Self.with(backend) { city, _, second in
            try await city.database.insert([
                ReturnVisit(order: second, visitedAt: city.now, rating: .verySatisfied)
            ])
            #expect(try await Self.faults(city) == [.drifted(order: second)])
        }
    }

    @Test("an order that says it has no events is verified all the same", arguments: Backend.available)
    func denied(_ backend: Backend) async throws {
        try await Self.with(backend) { city, first, _ in
            try await city.database.tamper("UPDATE work_order SET revision = 0, title = 'x' WHERE number = '\(first)'")
            #expect(try await Self.faults(city) == [.cut(order: first, stored: 8, expected: 0)])
        }
    }

    @Test("a broken chain may not go on", arguments: Backend.available)
    func brokenChain(_ backend: Backend) async throws {
        for damage in ["DELETE FROM event WHERE sequence = 3", "UPDATE work_order SET revision = 2 WHERE number = '%'"]
        {
            try await City.with(backend) { city in
                let number = try await city.dispatched().order.number
                try await city.database.tamper(damage.replacing("%", with: number))
                let error = await thrown(DeskError.self) {
                    try await city.act(
                        number,
                        .contact(.progress, channel: "电话", content: nil),
                        by: SmallCity.callTaker
                    )
                }
                guard case .brokenChain(number) = error else { return #expect(error == nil, "\(damage)") }
            }
        }
    }

    @Test("no event is added to a day whose head was taken", arguments: Backend.available)
    func closedDay(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            _ = try await HeadDesk(database: city.database, seal: City.seal).close(before: city.now.day.advanced(by: 1))
            for late in [true, false] {
                let error = await thrown(DeskError.self) {
                    if late {
                        try await city.register()
                    } else {
                        try await city.act(number, .answerDirectly(answer: "好"), by: SmallCity.callTaker)
                    }
                }
                guard case .dayClosed = error else { return #expect(error == nil, "not closed") }
            }
        }
    }

    @Test("heads stay good after a new key seals", arguments: Backend.available)
    func rotated(_ backend: Backend) async throws {
        let keys = try KeyRing.ephemeral(.aesGCM)
        let (old, new) = (CitizenSeal(Seal(keys)), CitizenSeal(Seal(try keys.rotated(to: .sm4SM3))))
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            let before = City(database, rules: try SmallCity.rules(), seal: old)
            try await before.closed()
            _ = try await HeadDesk(database: database, seal: old).close(before: before.now.day.advanced(by: 1))
            let later = before.now.advanced(bySeconds: 86_400)
            let after = City(database, rules: try SmallCity.rules(), at: later, seal: new)
            try await after.closed()
            _ = try await HeadDesk(database: database, seal: new).close(before: later.day.advanced(by: 1))
            let report = try await VerifyDesk(database: database, seal: new).verify()
            #expect(report.faults == [])
            #expect(report.heads.map { $0.mac.prefix(2) } == ["1.", "2."])
            // Who lacks the new key can't vouch for what it sealed.
            #expect(try await VerifyDesk(database: database, seal: old).verify().faults.count == 9)
        }
    }

    @Test("equal histories have equal heads, on either engine and in any run")
    func equalHeads() async throws {
        var heads: [[EventHead]] = []
        for backend in Backend.available + [.sqlite] {
            try await City.with(backend) { city in
                _ = try await Self.history(city)
                heads.append(try await VerifyDesk(database: city.database, seal: City.seal).verify().heads)
            }
        }
        #expect(heads[0].count == 2)
        #expect(heads.allSatisfy { $0 == heads[0] })
    }

    private static func history(_ city: City) async throws -> String {
        let number = try await city.closed().order.number
        city.wait(hours: 24)
        try await city.register { $0.notes = ["备注": "一", "坐席": "8", "班次": "早"] }
        return number
    }
}
