import Accounts
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// A unit that is renamed keeps its orders; histories tell of it by the name it had.
@Suite struct RenamedUnitTests {
    private static let bureau = SmallCity.bureaus[0]
    private static let newName = "市城市管理局"

    private static func rename(_ city: City, _ old: String, to new: String) async throws {
        let settings = try await SettingsDesk(database: city.database, seal: City.seal, base: CityRules())
        let desk = UnitDesk(settings)
        let unit = try #require(try await desk.units().first { $0.name == old })
        var renamed = unit
        renamed.name = new
        try await desk.save(UnitChange(unit, to: renamed), by: "A001", at: city.now)
    }

    @Test(
        "its orders are its own under the new name, and the chain still vouches for them",
        arguments: Backend.available
    )
    func orders(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.dispatched()
            let number = file.order.number
            try await city.act(number, .escalate(unit: Self.bureau, reason: "久拖"), by: SmallCity.supervisor)
            try await Self.rename(city, Self.bureau, to: Self.newName)
            let renamed = try await city.desk.file(number)
            #expect(renamed.dispatches.map(\.unit) == [Self.newName])
            #expect(renamed.matters.escalations.map(\.unit) == [Self.newName])
            let faults = try await VerifyDesk(database: city.database, seal: City.seal).verify().faults
            #expect(faults.isEmpty)
            try await Self.rename(city, Self.newName, to: "市城管委")
            #expect(try await city.desk.file(number).dispatches.map(\.unit) == ["市城管委"])
            #expect(try await VerifyDesk(database: city.database, seal: City.seal).verify().faults.isEmpty)
        }
    }

    @Test("a unit put in another's place is still found, renamed or not", arguments: Backend.available)
    func tampered(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.dispatched().order.number
            try await city.database.tamper(
                "UPDATE dispatch SET unit_id = (SELECT id FROM handling_unit WHERE name = '\(SmallCity.bureaus[1])')"
            )
            try await city.database.tamper(
                """
                INSERT INTO former_unit_name (name, unit_id)
                SELECT '\(Self.bureau)', id FROM handling_unit WHERE name = '\(SmallCity.bureaus[1])'
                """
            )
            let faults = try await VerifyDesk(database: city.database, seal: City.seal).verify().faults
            #expect(faults == [.drifted(order: number)])
        }
    }

    @Test("what is sent under the old name goes to the unit", arguments: Backend.available)
    func oldName(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register().order.number
            try await Self.rename(city, Self.bureau, to: Self.newName)
            // Another process' rules may be some seconds old.
            let action = Action.dispatch([Assignment(Self.bureau)], Handover())
            _ = try await city.desk.carryOut(action, on: number, by: SmallCity.dispatcher, at: city.now)
            #expect(try await city.desk.file(number).dispatches.map(\.unit) == [Self.newName])
            #expect(try await VerifyDesk(database: city.database, seal: City.seal).verify().faults.isEmpty)
            try await city.database.write { connection in
                let grant = Grant("经办人", unit: Self.bureau, from: city.now.day)
                try connection.insert(StoredOfficer(Account(id: "U9", name: "新人", grants: [grant])))
            }
            let officers = try await city.database.read { try $0.officers(inUnit: Self.newName) }
            #expect(officers == ["U9"])
        }
    }

    @Test("limits, card and leader go along, each file in a next version", arguments: Backend.available)
    func files(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { _, desk, settings in
            let change = try UnitDeskTests.change(Self.bureau) { $0.name = Self.newName }
            let preview = try await desk.preview(change, at: UnitDeskTests.now)
            #expect(preview.effects.contains { $0.contains("流转记录中仍是原名称") })
            try await desk.save(change, by: "A001", at: UnitDeskTests.now)
            #expect(settings.city.limits.rules.map(\.unit) == [Self.newName])
            #expect(settings.city.cards[Self.newName]?.liaison == "甲" && settings.city.cards[Self.bureau] == nil)
            #expect(settings.city.leaders == [Self.newName: "U001"])
            #expect(settings.faults.isEmpty)
            let versions = try await settings.changes(of: .limits).map(\.words)
            #expect(versions == ["第1版：“\(Self.bureau)”改名为“\(Self.newName)”"])
            let record = try #require(try await desk.record(Self.bureau, at: UnitDeskTests.now))
            #expect(record.unit.name == Self.newName && record.formerNames == [Self.bureau])
            #expect(record.officers.map(\.id) == ["U001"])
            #expect(record.history.map(\.words) == ["名称：\(Self.bureau) → \(Self.newName)"])
        }
    }

    @Test("a former name is nobody else's, and its unit may take it back", arguments: Backend.available)
    func formerName(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { database, desk, _ in
            let now = UnitDeskTests.now
            try await desk.save(try UnitDeskTests.change(Self.bureau) { $0.name = Self.newName }, by: "A", at: now)
            let other = UnitChange(nil, to: HandlingUnit(name: Self.bureau, group: "x"))
            let refusal = await thrown(UnitRefusal.self) { try await desk.save(other, by: "A", at: now) }
            #expect(refusal == .formerName(Self.bureau, of: Self.newName))
            var unit = try #require(try await desk.units().first { $0.name == Self.newName })
            let seen = unit
            unit.name = Self.bureau
            try await desk.save(UnitChange(seen, to: unit), by: "A", at: now)
            let former = try await database.read { try $0.formerNames() }
            #expect(former.units == [Self.newName: Self.bureau])
            let record = try #require(try await desk.record(Self.bureau, at: now))
            #expect(record.history.count == 2)
        }
    }

    @Test("a list of units from before says nothing new", arguments: Backend.available)
    func importing(_ backend: Backend) async throws {
        try await UnitDeskTests.with(backend) { database, desk, _ in
            let change = try UnitDeskTests.change(Self.bureau) { $0.name = Self.newName }
            try await desk.save(change, by: "A", at: UnitDeskTests.now)
            let ids = try await database.read { connection in
                let names = try NameIndex(connection)
                return [names.unit(Self.bureau), names.unit(Self.newName)]
            }
            #expect(ids[0] != nil && ids[0] == ids[1])
        }
    }
}
