import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Units that are renamed, moved and ended, as rows.
@Suite struct FormerNameRecordsTests {
    private static let county = HandlingUnit(name: "濉溪县", group: "县区", isSubordinateCentre: true)
    private static let town = HandlingUnit(name: "临涣镇", group: "乡镇街道", parent: "濉溪县")

    @Test("a renamed unit keeps its place and those below it, and its name is remembered", arguments: Backend.available)
    func renamed(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([Self.county, Self.town])
            var renamed = Self.county
            (renamed.name, renamed.endedOn) = ("濉溪市", CivilDay(year: 2023, month: 1, day: 1))
            let county = renamed
            try await database.write { try $0.replaceUnit("濉溪县", with: county) }
            let units = try await database.read { try $0.units() }
            #expect(units.map(\.name) == ["濉溪市", "临涣镇"] && units[1].parent == "濉溪市")
            #expect(units[0] == county)
            let former = try await database.read { try $0.formerNames() }
            #expect(former.units == ["濉溪县": "濉溪市"] && !former.isEmpty && former.names(of: "濉溪市") == ["濉溪县"])
            let index = try await database.read { try NameIndex($0) }
            #expect(index.unit("濉溪县") == index.unit("濉溪市") && index.presentName("濉溪县") == "濉溪市")
            #expect(index.presentName("濉溪市") == nil && index.unit("无") == nil)
        }
    }

    @Test("a name goes back to its unit and is no former name then", arguments: Backend.available)
    func back(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.insert([Self.county])
            var other = Self.county
            other.name = "乙"
            let renamed = other
            try await database.write { connection in
                try connection.replaceUnit("濉溪县", with: renamed)
                try connection.replaceUnit("乙", with: Self.county)
            }
            let former = try await database.read { try $0.formerUnitNames() }
            #expect(former == ["乙": "濉溪县"])
        }
    }

    @Test("a unit is added behind the others, below one that is there", arguments: Backend.available)
    func added(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.write { connection in
                try connection.add(Self.county)
                try connection.add(Self.town)
            }
            let units = try await database.read { try $0.units() }
            #expect(units == [Self.county, Self.town])
            let orphan = HandlingUnit(name: "甲", group: "x", parent: "无")
            for body in [
                { @Sendable (connection: any Connection) in try connection.add(orphan) },
                { @Sendable connection in try connection.replaceUnit("临涣镇", with: orphan) },
                { @Sendable connection in try connection.replaceUnit("无", with: Self.county) },
            ] {
                await #expect(throws: StorageError.notFound) { try await database.write { try body($0) } }
            }
            let after = try await database.read { try $0.units() }
            #expect(after == units)
        }
    }

    @Test("a category that came since the names were read is found, not added again", arguments: Backend.available)
    func lateCategory(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var names = try await database.read { try NameIndex($0) }
            let category = RequestCategory(code: "01", name: "城市管理", version: "2022")
            _ = try await database.write { try $0.insertIfAbsent(category) }
            let before = names
            names = try await database.write { connection in
                var names = before
                let order = WorkOrder.sample("1", category: ["城市管理"])
                let stored = StoredWorkOrder(id: 1, order: order, identity: SealedIdentity())
                try connection.insert(stored, names: &names)
                return names
            }
            let count = try await database.read { try $0.rows("SELECT id FROM category").count }
            #expect(count == 1)
        }
    }
}
