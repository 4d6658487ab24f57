import Accounts
import Casework
import Exchange
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// 承办单位 through its desk: what may be, what follows, and what is kept of it.
@Suite struct UnitDeskTests {
    static let now = Instant(day: CivilDay(year: 2022, month: 3, day: 1), secondOfDay: 36_000)
    static let bureau = SmallCity.bureaus[0]

    /// A desk on the small city, whose bureau has an officer, a limit, a card and a leader.
    static func with(
        _ backend: Backend,
        _ test: (any Database, UnitDesk, SettingsDesk) async throws -> Void
    ) async throws {
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            try await database.write { connection in
                let grant = Grant("经办人", unit: bureau, from: now.day)
                try connection.insert(StoredOfficer(Account(id: "U001", name: "经办", grants: [grant])))
            }
            var base = CityRules()
            try base.read(.limits, "承办单位,时限\n\(bureau),3个工作日\n,10个工作日\n")
            try base.read(.unitCards, "承办单位,联络员,值班电话\n\(bureau),甲,9000001\n")
            try base.read(.leaders, "承办单位,负责人工号\n\(bureau),U001\n")
            let city = base
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let settings = try await SettingsDesk(database: database, seal: seal, base: city)
            try await test(database, UnitDesk(settings), settings)
        }
    }

    /// The change that puts a unit of the small city in another form.
    static func change(_ name: String, _ body: (inout HandlingUnit) -> Void) throws -> UnitChange {
        let old = try #require(SmallCity.units.first { $0.name == name })
        var new = old
        body(&new)
        return UnitChange(old, to: new)
    }

    @Test("a unit that was added takes orders at once, and its history begins", arguments: Backend.available)
    func added(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk, settings in
            let unit = HandlingUnit(name: "市水务局", group: "市直单位", shortName: "水务局")
            try await desk.save(UnitChange(nil, to: unit), by: "A001", at: Self.now)
            #expect(settings.rules.units["市水务局"] == unit)
            let units = try await desk.units()
            #expect(units.last == unit && units.count == SmallCity.units.count + 1)
            let record = try #require(try await desk.record("市水务局", at: Self.now))
            #expect(record.level == 1 && record.officers.isEmpty && record.openCount == 0)
            #expect(record.history.map(\.officer) == ["A001"])
            #expect(record.history.first?.words.contains("简称：水务局") == true)
        }
    }

    @Test("a change says before and after, and how many it touches", arguments: Backend.available)
    func preview(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk, _ in
            let change = try Self.change(Self.bureau) {
                $0.group = "其他"
                $0.endedOn = Self.now.day
            }
            let preview = try await desk.preview(change, at: Self.now)
            #expect(preview.difference.added == ["分组：其他", "停用：2022-03-01"])
            #expect(preview.difference.removed == ["分组：市直单位"])
            #expect(preview.effects.first == "涉及任职1人，在办转办件0件，下级单位0个，办理时限1条。")
            #expect(preview.effects.contains { $0.hasPrefix("自2022-03-01起不再接受") })
            #expect(preview.warnings == ["1人仍在这个单位任职，停用后请结束任职或交接。"])
            let before = try await desk.units()
            #expect(before == SmallCity.units, "a preview keeps nothing")
            try await desk.save(change, by: "A001", at: Self.now)
            let record = try #require(try await desk.record(Self.bureau, at: Self.now))
            #expect(record.history.first?.words == "分组：市直单位 → 其他；停用：无 → 2022-03-01")
        }
    }

    @Test("a centre that ends or loses its mark is warned of for the units below", arguments: Backend.available)
    func below(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk, _ in
            let ended = try Self.change(SmallCity.county) { $0.endedOn = Self.now.day }
            #expect(try await desk.preview(ended, at: Self.now).warnings.contains { $0.hasPrefix("2个下级单位仍在使用") })
            let plain = try Self.change(SmallCity.county) { $0.isSubordinateCentre = false }
            let preview = try await desk.preview(plain, at: Self.now)
            #expect(preview.warnings == ["它有2个下级单位，不设为二级平台就不能向它们下派。"])
            #expect(preview.effects.contains("今后不能再下派；已下派的照常办理。"))
            let moved = try Self.change(SmallCity.towns[0]) { $0.parent = Self.bureau }
            let warnings = try await desk.preview(moved, at: Self.now).warnings
            #expect(warnings == ["上级单位“\(Self.bureau)”不是二级平台，不能向它下派。"])
        }
    }

    @Test("what can't be is refused, and nothing is kept", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk, _ in
            func refusal(_ change: UnitChange) async -> UnitRefusal? {
                await thrown(UnitRefusal.self) { try await desk.save(change, by: "A001", at: Self.now) }
            }
            let new = HandlingUnit(name: Self.bureau, group: "x")
            #expect(await refusal(UnitChange(nil, to: new)) == .taken(Self.bureau))
            #expect(await refusal(UnitChange(nil, to: HandlingUnit(name: "", group: "x"))) == .missing("名称"))
            #expect(await refusal(UnitChange(nil, to: HandlingUnit(name: "x", group: ""))) == .missing("分组"))
            let long = HandlingUnit(name: String(repeating: "长", count: 61), group: "x")
            #expect(await refusal(UnitChange(nil, to: long)) == .tooLong("名称"))
            #expect(await refusal(UnitChange(nil, to: HandlingUnit(name: "a\nb", group: "x"))) == .tooLong("名称"))
            let stray = try Self.change(Self.bureau) { $0.parent = "无" }
            #expect(await refusal(stray) == .tree(.unknownParent(unit: Self.bureau, parent: "无")))
            let circle = try Self.change(SmallCity.county) { $0.parent = SmallCity.towns[0] }
            guard case .tree(.circle) = await refusal(circle) else { return #expect(Bool(false), "a circle is taken") }
            let same = try Self.change(Self.bureau) { _ in }
            #expect(await refusal(same) == .nothingChanged)
            let units = try await desk.units()
            #expect(units == SmallCity.units)
        }
    }

    @Test("who changes what somebody else just changed is told", arguments: Backend.available)
    func outdated(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk, _ in
            try await desk.save(try Self.change(Self.bureau) { $0.group = "甲" }, by: "A001", at: Self.now)
            let late = try Self.change(Self.bureau) { $0.shortName = "乙" }
            let error = await thrown(UnitRefusal.self) { try await desk.save(late, by: "A002", at: Self.now) }
            #expect(error == .outdated)
            let unit = try await desk.units().first { $0.name == Self.bureau }
            #expect(unit?.group == "甲" && unit?.shortName == nil)
        }
    }

    @Test("every refusal says what to do, each in its own words")
    func sentences() {
        let refusals: [UnitRefusal] = [
            .missing("名称"), .tooLong("名称"), .noSuchUnit("甲局"), .taken("甲局"), .formerName("甲局", of: "乙局"),
            .tree(.unknownParent(unit: "甲局", parent: "无")), .tree(.circle(unit: "甲局")), .tree(.tooDeep(unit: "甲局")),
            .badDay, .outdated, .nothingChanged, .card("“值班电话”列应为号码。"), .noSuchOfficer("X1"),
        ]
        #expect(Set(refusals.map(\.sentence)).count == refusals.count)
        #expect(refusals.allSatisfy { $0.sentence.hasSuffix("。") })
    }

    @Test("two who add the same unit at once: one is told that it is there", arguments: Backend.available)
    func race(_ backend: Backend) async throws {
        try await Self.with(backend) { _, desk, _ in
            let change = UnitChange(nil, to: HandlingUnit(name: "新局", group: "市直单位"))
            let answers = await withTaskGroup(of: UnitRefusal?.self) { group in
                for id in ["A", "B", "C"] {
                    group.addTask {
                        do {
                            try await desk.save(change, by: id, at: Self.now)
                            return nil
                        } catch { return error as? UnitRefusal ?? .missing("\(error)") }
                    }
                }
                return await group.reduce(into: [UnitRefusal?]()) { $0.append($1) }
            }
            #expect(answers.count { $0 == nil } == 1 && answers.count { $0 == .taken("新局") } == 2)
        }
    }
}
