import Accounts
import Casework
import Exchange
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct SettingsDeskTests {
    static let now = Instant(day: CivilDay(year: 2022, month: 3, day: 1), secondOfDay: 36_000)
    static let roster = "起,止,类别,人员\n0,24,,T001;T002\n"

    /// A desk on a city with a roster and channels, and another process' desk beside it.
    static func withDesks(
        _ backend: Backend,
        _ test: (any Database, SettingsDesk, SettingsDesk) async throws -> Void
    ) async throws {
        try await backend.withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            var base = CityRules()
            try base.read(.duty, "起,止,类别,人员\n8,20,,H01\n")
            try base.read(.channels, "来源渠道\n电话\n网站\n")
            let city = base
            try await test(
                database,
                try await SettingsDesk(database: database, seal: seal, base: city),
                try await SettingsDesk(database: database, seal: seal, base: city)
            )
        }
    }

    @Test("a saved roster counts at once here, and in another process within seconds", arguments: Backend.available)
    func saved(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { _, desk, other in
            try await desk.save(.duty, Self.roster, over: 0, by: "A001", at: Self.now)
            #expect(desk.rules.duty.chain(.danger, at: Self.now) == ["T001", "T002"])
            #expect(other.rules.duty.chain(.danger, at: Self.now) == ["H01"])
            try await other.refresh(at: Self.now)
            #expect(other.rules.duty.chain(.danger, at: Self.now) == ["T001", "T002"])
            let events = try await desk.changes(of: .duty)
            #expect(events.map(\.words) == ["第1版：增1行，删1行"] && events.map(\.officer) == ["A001"])
        }
    }

    @Test("a sweep that repeats goes by what was saved since the last one", arguments: Backend.available)
    func sweeping(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { database, desk, other in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let orders = WorkOrderDesk(database: database, seal: seal, rules: other.rules)
            let sweeps = SweepDesk(database: database, desk: orders, seal: seal, holder: "a")
            #expect(sweeps.under(other.rules).rules.terms.noticeDays == 90)
            try await desk.save(.terms, "通知保留天数: 7\n撤销秒数: 30\n", over: 0, by: "A001", at: Self.now)
            try await other.refresh(at: Self.now)
            let next = sweeps.under(other.rules)
            #expect(next.rules.terms.noticeDays == 7 && next.rules.terms.undoSeconds == 30)
            #expect(sweeps.rules.terms.noticeDays == 90, "the desk of the last sweep is another value")
            #expect(try await next.sweep(at: Self.now).isLeader)
            let error = await thrown(CityFileError.self) {
                try await desk.save(.terms, "撤销秒数: 301\n", over: 1, by: "A001", at: Self.now)
            }
            #expect(error?.message.contains("“撤销秒数”的值“301”无法识别，请填写0到300的整数。") == true)
        }
    }

    @Test("another process' change is looked for every few seconds, not with every page", arguments: Backend.available)
    func looking(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { _, desk, other in
            try await other.refresh(at: Self.now)
            try await desk.save(.duty, Self.roster, over: 0, by: "A001", at: Self.now)
            try await other.refresh(at: Self.now.advanced(bySeconds: 2))
            #expect(other.rules.duty.entries.map(\.chain) == [["H01"]])
            try await other.refresh(at: Self.now.advanced(bySeconds: 3))
            #expect(other.rules.duty.entries.map(\.chain) == [["T001", "T002"]])
        }
    }

    @Test(
        "who changes what somebody else just changed is told, and nothing is overwritten",
        arguments: Backend.available
    )
    func outdated(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { _, desk, other in
            try await desk.save(.duty, Self.roster, over: 0, by: "A001", at: Self.now)
            let late = await thrown(SettingsRefusal.self) {
                try await other.save(.duty, "起,止,类别,人员\n0,24,,X\n", over: 0, by: "A002", at: Self.now)
            }
            #expect(late == .outdated)
            try await other.save(.duty, "起,止,类别,人员\n0,24,,X\n", over: 1, by: "A002", at: Self.now)
            #expect(try await desk.versions(of: .duty).map(\.version) == [2, 1])
        }
    }

    @Test("what the file's parser refuses isn't saved, nor what is as it was", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { _, desk, _ in
            let bad: [(CityFile, String)] = [
                (.duty, "起,止,类别,人员\n25,8,,X\n"), (.limits, "诉求类型,时限\n咨询,3个工作日\n"), (.terms, "派单时限: 明天\n"),
                (.channels, "渠道\n电话\n"), (.limits, "来源渠道,时限\n传真,1小时\n,2小时\n"), (.signIn, "口令最短位数: 2\n"),
                (.supervision, "{没有这个名称}"), (.calendar, "working-hours: x"),
            ]
            for (file, text) in bad {
                let error = await thrown(CityFileError.self) {
                    try await desk.save(file, text, over: 0, by: "A001", at: Self.now)
                }
                #expect(error != nil, "\(text)")
            }
            let same = await thrown(SettingsRefusal.self) {
                try await desk.save(.channels, "来源渠道\r\n电话\r\n网站", over: 0, by: "A001", at: Self.now)
            }
            #expect(same == .nothingChanged)
            let newest = try await desk.newest()
            #expect(newest.isEmpty)
        }
    }

    @Test("cards and leaders are of units that the city has", arguments: Backend.available)
    func units(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { database, desk, _ in
            let cards = "承办单位,值班电话\n甲局,0561-9000001\n"
            let strange = await thrown(SettingsRefusal.self) {
                try await desk.save(.unitCards, cards, over: 0, by: "A001", at: Self.now)
            }
            #expect(strange == .unknownUnit("甲局"))
            try await database.insert([HandlingUnit(name: "甲局", group: "市直")])
            try await desk.save(.unitCards, cards, over: 0, by: "A001", at: Self.now)
            #expect(desk.city.cards["甲局"]?.number(at: Self.now, .standard) == "0561-9000001")
        }
    }

    @Test("a stored version that this program can't read leaves the folder's in force", arguments: Backend.available)
    func fault(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { database, _, other in
            let bad = CitySetting(file: "duty.csv", version: 1, content: "?", savedAt: Self.now, savedBy: "x")
            try await database.write { try $0.insert(bad) }
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let desk = try await SettingsDesk(database: database, seal: seal, base: other.city)
            #expect(desk.rules.duty.entries.map(\.chain) == [["H01"]] && desk.faults.count == 1)
        }
    }

    @Test("where a city has no file, changing begins with what the program has", arguments: Backend.available)
    func standard(_ backend: Backend) async throws {
        try await Self.withDesks(backend) { _, desk, _ in
            for file in [CityFile.limits, .alertWords, .reasons, .roles] {
                var city = CityRules()
                try city.read(file, desk.text(file))
                switch file {
                case .limits: #expect(city.limits == .standard)
                case .alertWords: #expect(city.alertWords == .standard)
                case .reasons: #expect(city.reasons == .standard)
                default: #expect(city.permissions == .standard)
                }
            }
        }
    }
}
