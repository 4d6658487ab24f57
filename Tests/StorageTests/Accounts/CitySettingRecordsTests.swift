import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct CitySettingRecordsTests {
    private static let now = Instant(day: CivilDay(year: 2022, month: 3, day: 1), secondOfDay: 36_000)

    private static func setting(_ file: String, _ version: Int) -> CitySetting {
        CitySetting(file: file, version: version, content: "\(file) \(version)\n路灯", savedAt: now, savedBy: "A001")
    }

    private func withSettings(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            try await database.write { connection in
                for (file, count) in [("duty.csv", 12), ("limits.csv", 1)] {
                    for version in 1...count { try connection.insert(Self.setting(file, version)) }
                }
            }
            try await test(database)
        }
    }

    @Test("versions are read as they were saved, the newest first", arguments: Backend.available)
    func versions(_ backend: Backend) async throws {
        try await withSettings(backend) { database in
            let found = try await database.read { try $0.settings(of: "duty.csv", limit: 3) }
            #expect(found == [12, 11, 10].map { Self.setting("duty.csv", $0) })
            let one = try await database.read { try $0.setting(of: "duty.csv", version: 5) }
            #expect(one == Self.setting("duty.csv", 5))
            #expect(try await database.read { try $0.setting(of: "duty.csv", version: 13) } == nil)
            #expect(try await database.read { try $0.settings(of: "none", limit: 3) }.isEmpty)
        }
    }

    @Test("the newest of each file is found", arguments: Backend.available)
    func newest(_ backend: Backend) async throws {
        try await withSettings(backend) { database in
            let found = try await database.read { try $0.newestSettings() }
            #expect(found == [Self.setting("duty.csv", 12), Self.setting("limits.csv", 1)])
        }
    }

    @Test("a version is saved once, and neither without a name nor below the first", arguments: Backend.available)
    func invariants(_ backend: Backend) async throws {
        try await withSettings(backend) { database in
            let twice = await thrown(StorageError.self) {
                try await database.write { try $0.insert(Self.setting("duty.csv", 12)) }
            }
            #expect(twice == .outdated)
            for (file, version) in [("", 1), ("x", 0)] {
                let refused = await thrown(StorageError.self) {
                    try await database.write { try $0.insert(Self.setting(file, version)) }
                }
                #expect(refused != nil && refused != .outdated, "\(file) \(version)")
            }
        }
    }

    @Test("the number of the last change is 0 before there is one", arguments: Backend.available)
    func sequence(_ backend: Backend) async throws {
        try await withSettings(backend) { database in
            #expect(try await database.read { try $0.settingsSequence() } == 0)
            let event = SettingsEvent(
                sequence: 7,
                at: Self.now,
                officer: "A001",
                subject: "设置 值班表",
                words: "第1版",
                mac: "m"
            )
            try await database.write { try $0.insert(event) }
            #expect(try await database.read { try $0.settingsSequence() } == 7)
        }
    }

    @Test("settings are found by their keys, and appeals from the newest on")
    func plans() async throws {
        let statements: [(Statement, String)] = [
            (
                "SELECT content FROM city_setting WHERE file = 'x' ORDER BY version DESC LIMIT 9",
                "sqlite_autoindex_city_setting_1 (file=?)"
            ),
            (
                "SELECT content FROM city_setting WHERE file = 'x' AND version = 1",
                "sqlite_autoindex_city_setting_1 (file=? AND version=?)"
            ),
            ("SELECT content FROM work_order ORDER BY received_at DESC, id DESC LIMIT 9", "work_order_month"),
        ]
        try await Backend.sqlite.withSchema { database in
            for (statement, index) in statements {
                let plan = try await database.write { connection in
                    var steps: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { steps.append($0.text(3) ?? "") }
                    return steps
                }
                #expect(plan.contains { $0.contains(index) }, "\(statement.text): \(plan)")
                #expect(!plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(plan)")
            }
        }
    }
}
