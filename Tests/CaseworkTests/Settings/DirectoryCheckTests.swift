import Accounts
import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 派单目录 as a setting: what its lines may name, and what follows for them when units and categories are renamed.
@Suite struct DirectoryCheckTests {
    private static let head = "诉求类别,县区,街道,承办单位,依据,备注,起,止\n"
    private static let bureau = SmallCity.bureaus[0]
    private static let now = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)
    private static let top = RequestCategory(code: "01", name: "城市管理", version: "2022")
    private static let lamps = RequestCategory(code: "0101", name: "路灯", parentCode: "01", version: "2022")

    private static func with(_ backend: Backend, _ test: (City, SettingsDesk) async throws -> Void) async throws {
        try await City.with(backend) { city in
            try await city.database.write { connection in
                for category in [top, lamps] { _ = try connection.insertIfAbsent(category) }
            }
            var base = CityRules()
            try base.read(.areas, "县区,街道,社区,区划代码\n濉溪县,,,\n濉溪县,临涣镇,,\n")
            try await test(city, try await SettingsDesk(database: city.database, seal: City.seal, base: base))
        }
    }

    private static func save(_ desk: SettingsDesk, _ lines: String, over version: Int = 0) async throws {
        try await desk.save(.directory, head + lines, over: version, by: "A001", at: now)
    }

    private static func preview(_ desk: SettingsDesk, _ lines: String) async throws -> SettingsPreview {
        try await desk.preview(.directory, head + lines, rights: .standard, at: now)
    }

    @Test(
        "every line that names what the city doesn't have is told with its number and how to mend it",
        arguments: Backend.available
    )
    func faults(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk in
            let lines = """
                城市管理,,,\(Self.bureau),,,,
                城市管理/路标,,,\(Self.bureau),,,,
                城市管理,无此县,,\(Self.bureau),,,,
                城市管理,濉溪县,无此镇,\(Self.bureau);没有的单位,,,,

                """
            let expected = [
                "第3行：没有类别“城市管理/路标”，请按诉求类别中的名称填写，各级用/分开。",
                "第4行：没有县区“无此县”，应为濉溪县之一。",
                "第5行：濉溪县没有街道“无此镇”，请按地名表填写，或留空管全濉溪县。",
                "第5行：没有单位“没有的单位”，请核对名称，几个单位用英文分号分开，或先导入这个单位。",
            ]
            let refused = await thrown(SettingsRefusal.self) { _ = try await Self.preview(desk, lines) }
            #expect(refused == .badLines(expected) && refused?.sentences == expected)
            let unsaved = await thrown(SettingsRefusal.self) { try await Self.save(desk, lines) }
            #expect(unsaved == .badLines(expected))
            let versions = try await desk.versions(of: .directory)
            #expect(versions.isEmpty && desk.rules.directory.entries.isEmpty)
        }
    }

    @Test("what is good counts at once, and the preview says how many lines there are")
    func good() async throws {
        try await Self.with(.sqlite) { _, desk in
            let line = "城市管理/路灯,濉溪县,临涣镇,\(Self.bureau),有关规定,,,\n"
            let preview = try await Self.preview(desk, line)
            #expect(preview.warnings.isEmpty && preview.effects == ["目录有1行，以后派单和转办按新的目录提示；已派的不变。"])
            try await Self.save(desk, line)
            #expect(desk.rules.directory.entries.map(\.units) == [[Self.bureau]])
            #expect(desk.text(.directory) == Self.head + line)
        }
    }

    @Test("lines that have ended and units that have are warned of, each with its line", arguments: Backend.available)
    func warnings(_ backend: Backend) async throws {
        try await Self.with(backend) { city, desk in
            var ended = try #require(SmallCity.units.first { $0.name == SmallCity.bureaus[1] })
            ended.endedOn = CivilDay(year: 2022, month: 2, day: 14)
            try await UnitDesk(desk).save(
                UnitChange(SmallCity.units.first { $0.name == ended.name }, to: ended),
                by: "A001",
                at: city.now
            )
            let lines = """
                城市管理,,,\(Self.bureau),,,,2022-02-13
                城市管理/路灯,,,\(Self.bureau);\(ended.name),,,,2022-02-14
                城市管理,濉溪县,,\(ended.name),,,,2022-02-13

                """
            #expect(
                try await Self.preview(desk, lines).warnings == [
                    "第2行的止日2022-02-13已过，不再提示，可以删去。",
                    "第3行：单位“\(ended.name)”自2022-02-14起停用，不会提示，请改为接续的单位，或填写止日。",
                    "第4行的止日2022-02-13已过，不再提示，可以删去。",
                ]
            )
        }
    }

    @Test(
        "a renamed unit stands in the directory under its new name, beside others as well",
        arguments: Backend.available
    )
    func renamedUnit(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk in
            let lines = "城市管理,,,\(SmallCity.bureaus[1]); \(Self.bureau),,,,\n城市管理/路灯,,,\(Self.bureau),,,,\n"
            try await Self.save(desk, lines)
            let unit = try #require(SmallCity.units.first { $0.name == Self.bureau })
            var renamed = unit
            renamed.name = "市城市管理局"
            try await UnitDesk(desk).save(UnitChange(unit, to: renamed), by: "A001", at: Self.now)
            #expect(desk.city.directory.entries.map(\.units) == [[SmallCity.bureaus[1], "市城市管理局"], ["市城市管理局"]])
            #expect(try await desk.versions(of: .directory).map(\.version) == [2, 1])
            let old = await thrown(SettingsRefusal.self) {
                try await Self.save(desk, "城市管理,,,\(Self.bureau),,,,\n", over: 2)
            }
            #expect(old == .badLines(["第2行：单位“\(Self.bureau)”已改名，请写“市城市管理局”。"]))
        }
    }

    @Test(
        "a renamed category stands in the directory under its new name, and so does what lies below it",
        arguments: Backend.available
    )
    func renamedCategory(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk in
            try await Self.save(desk, "城市管理,,,\(Self.bureau),,,,\n城市管理/路灯,濉溪县,,\(Self.bureau),,,,\n")
            var renamed = Self.top
            renamed.name = "城管"
            try await CategoryDesk(desk).save(CategoryChange(Self.top, to: renamed), by: "A001", at: Self.now)
            #expect(desk.city.directory.entries.map(\.category.names) == [["城管"], ["城管", "路灯"]])
            let event = try #require(try await desk.changes(of: .directory).first)
            #expect(event.words == "第2版：类别“城市管理”改名为“城管”" && event.officer == "A001")
            let old = await thrown(SettingsRefusal.self) {
                try await Self.save(desk, "城市管理/路灯,,,\(Self.bureau),,,,\n", over: 2)
            }
            #expect(old == .badLines(["第2行：类别“城市管理/路灯”已改名，请写“城管/路灯”。"]))
        }
    }

    @Test("where another version still has the name, the lines are that one's and stay")
    func otherVersion() async throws {
        try await Self.with(.sqlite) { city, desk in
            let other = RequestCategory(code: "01", name: "城市管理", version: "2023")
            try await city.database.write { _ = try $0.insertIfAbsent(other) }
            try await Self.save(desk, "城市管理,,,\(Self.bureau),,,,\n")
            var renamed = other
            renamed.name = "城管"
            try await CategoryDesk(desk).save(CategoryChange(other, to: renamed), by: "A001", at: Self.now)
            #expect(desk.city.directory.entries.map(\.category.names) == [["城市管理"]])
            #expect(try await desk.versions(of: .directory).count == 1)
        }
    }
}
