import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Categories that are renamed and ended, as rows.
@Suite struct CategoryRecordsTests {
    private static let top = RequestCategory(code: "01", name: "城市管理", version: "2022")
    private static let lamps = RequestCategory(code: "0101", name: "路灯", parentCode: "01", version: "2022")
    private static let dark = RequestCategory(code: "010101", name: "不亮", parentCode: "0101", version: "2022")

    private static func with(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            try await database.write { connection in
                for category in [top, lamps, dark] { _ = try connection.insertIfAbsent(category) }
            }
            try await test(database)
        }
    }

    private static func path(_ names: String...) throws -> CategoryPath { try #require(CategoryPath(names)) }

    @Test("a replaced category has its new fields, those below it stay below it", arguments: Backend.available)
    func replaced(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            var changed = Self.lamps
            (changed.name, changed.mappedCode) = ("照明", "GB1")
            changed.validFrom = CivilDay(year: 2022, month: 1, day: 1)
            changed.validUntil = CivilDay(year: 2023, month: 1, day: 1)
            let lamps = changed
            try await database.write { try $0.replace(Self.lamps, with: lamps) }
            let stored = try await database.read { try $0.categories() }
            #expect(stored == [Self.top, lamps, Self.dark])
        }
    }

    @Test(
        "every path that led to a category is known, whichever of its levels was renamed",
        arguments: Backend.available
    )
    func formerPaths(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            try await database.write { connection in
                var (top, lamps) = (Self.top, Self.lamps)
                (top.name, lamps.name) = ("城管", "照明")
                try connection.replace(Self.top, with: top)
                try connection.replace(Self.lamps, with: lamps)
            }
            let paths = try await database.read { try $0.formerPaths(try $0.formerNames()) }
            let expected: Set = [
                try Self.path("城市管理", "路灯", "不亮"), try Self.path("城市管理", "照明", "不亮"),
                try Self.path("城管", "路灯", "不亮"), try Self.path("城管", "照明", "不亮"),
            ]
            #expect(paths[try Self.path("城管", "照明", "不亮")] == expected)
            #expect(paths[try Self.path("城管")] == [try Self.path("城管"), try Self.path("城市管理")])
            #expect(paths.count == 3)
        }
    }

    @Test("nothing was renamed: no path is asked for", arguments: Backend.available)
    func none(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            let (names, paths) = try await database.read { connection in
                let names = try connection.formerNames()
                return (names, try connection.formerPaths(names))
            }
            #expect(names.isEmpty && paths.isEmpty && names.names(of: "无").isEmpty)
        }
    }

    @Test("a name goes back to its category", arguments: Backend.available)
    func back(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            var changed = Self.lamps
            changed.name = "照明"
            let lamps = changed
            try await database.write { connection in
                try connection.replace(Self.lamps, with: lamps)
                try connection.replace(lamps, with: Self.lamps)
            }
            let paths = try await database.read { try $0.formerPaths(try $0.formerNames()) }
            let own = try Self.path("城市管理", "路灯")
            #expect(paths[own] == [own, try Self.path("城市管理", "照明")])
        }
    }

    @Test("what isn't there can't be replaced, and one name stands once below a parent", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await Self.with(backend) { database in
            let stranger = RequestCategory(code: "09", name: "无", version: "2022")
            await #expect(throws: StorageError.notFound) {
                try await database.write { try $0.replace(stranger, with: Self.top) }
            }
            let roads = RequestCategory(code: "0102", name: "道路", parentCode: "01", version: "2022")
            _ = try await database.write { try $0.insertIfAbsent(roads) }
            var twin = roads
            twin.name = Self.lamps.name
            let other = twin
            await #expect(throws: (any Error).self) {
                try await database.write { try $0.replace(roads, with: other) }
            }
            let stored = try await database.read { try $0.categories() }
            #expect(stored.last == roads)
        }
    }
}
