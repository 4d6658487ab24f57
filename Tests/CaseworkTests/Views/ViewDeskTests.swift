import Bulletins
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

extension ViewDesk {
    /// Keeps, changes, moves, removes and brings back; what it asks of the database is looked at.
    func useEverything(at now: Instant) async throws {
        let officer = Officer(id: "H01", role: "班长")
        var view = SavedView(owner: "H01", name: "甲")
        for name in ["甲", "乙"] {
            view.name = name
            view.id = try await keep(view, by: officer, mayShare: true, at: now)
        }
        try await change(view.id, by: officer, mayShare: true, at: now) { $0.audience = .centre }
        try await move(view.id, by: -1, by: officer, at: now)
        try await start("work-orders", with: view.id, by: officer)
        try await remember(ColumnChoice(["number"]), of: "work-orders", by: officer)
        try await remove(view.id, by: officer, at: now)
        try await restore(view.id, by: officer)
    }
}

@Suite struct ViewDeskTests {
    private static let now = Instant(secondsSinceEpoch: 1_645_000_000)
    private static let leader = Officer(id: "H01", role: "班长")
    private static let other = Officer(id: "H02", role: "话务员")
    private static let clerk = Officer(id: "T01", role: "经办人", unit: "市城管局")

    private static func names(_ database: any Database, _ officer: Officer) async throws -> [String] {
        try await database.read { try $0.views(of: "work-orders", for: officer.id, inUnit: officer.unit) }.map(
            \.view.name
        )
    }

    private static func keep(
        _ name: String,
        _ audience: ViewAudience = .nobody,
        by officer: Officer = leader,
        mayShare: Bool = true,
        in database: any Database
    ) async throws -> Int {
        let view = SavedView(owner: "", name: name, items: [QueryItem("status", "办理中")], audience: audience)
        return try await ViewDesk(database: database).keep(view, by: officer, mayShare: mayShare, at: now)
    }

    @Test(
        "a view is its owner's: others open it where it is shared, and change it nowhere",
        arguments: Backend.available
    )
    func shared(backend: Backend) async throws {
        try await backend.withSchema { database in
            let desk = ViewDesk(database: database)
            let id = try await Self.keep(" 我的  积压 ", .centre, in: database)
            _ = try await Self.keep("单位的", .unit, by: Self.clerk, in: database)
            #expect(try await Self.names(database, Self.leader) == ["我的 积压"])
            #expect(try await Self.names(database, Self.other) == ["我的 积压"])
            #expect(try await Self.names(database, Self.clerk) == ["单位的"])
            let attempts: [() async throws -> Void] = [
                { try await desk.change(id, by: Self.other, mayShare: true, at: Self.now) { $0.name = "别人" } },
                { try await desk.move(id, by: 1, by: Self.other, at: Self.now) },
                { try await desk.remove(id, by: Self.other, at: Self.now) },
                { try await desk.restore(id, by: Self.other) },
                { try await desk.start("work-orders", with: id, by: Self.clerk) },
            ]
            for attempt in attempts { #expect(await thrown(ViewRefusal.self, attempt) == .notYours) }
            try await desk.start("work-orders", with: id, by: Self.other)
            #expect(try await database.read { try $0.officerList("work-orders", of: "H02") }.startView == id)
        }
    }

    @Test("sharing needs its right, and who has lost it keeps what he shared", arguments: Backend.available)
    func right(backend: Backend) async throws {
        try await backend.withSchema { database in
            let desk = ViewDesk(database: database)
            for audience in [ViewAudience.centre, .unit] {
                let refusal = await thrown(ViewRefusal.self) {
                    _ = try await Self.keep("积压", audience, mayShare: audience == .unit, in: database)
                }
                #expect(refusal == .mayNotShare, "\(audience)")
            }
            let id = try await Self.keep("积压", .centre, in: database)
            try await desk.change(id, by: Self.leader, mayShare: false, at: Self.now) { $0.name = "积案" }
            #expect(try await Self.names(database, Self.other) == ["积案"])
            try await desk.change(id, by: Self.leader, mayShare: false, at: Self.now) { $0.audience = .nobody }
            #expect(try await Self.names(database, Self.other).isEmpty)
            let again = await thrown(ViewRefusal.self) {
                try await desk.change(id, by: Self.leader, mayShare: false, at: Self.now) { $0.audience = .centre }
            }
            #expect(again == .mayNotShare)
        }
    }

    @Test("a name has 1 to 30 characters and is one of its kind; of fifty views there is no fifty-first")
    func limits() async throws {
        try await Backend.sqlite.withSchema { database in
            for name in ["", "  ", String(repeating: "长", count: 31)] {
                #expect(await thrown(ViewRefusal.self) { _ = try await Self.keep(name, in: database) } == .name)
            }
            let first = try await Self.keep(String(repeating: "长", count: 30), in: database)
            _ = try await Self.keep("积压", in: database)
            #expect(await thrown(ViewRefusal.self) { _ = try await Self.keep("积压", in: database) } == .nameTaken("积压"))
            let renamed = await thrown(ViewRefusal.self) {
                try await ViewDesk(database: database).change(first, by: Self.leader, mayShare: true, at: Self.now) {
                    $0.name = " 积压"
                }
            }
            #expect(renamed == .nameTaken("积压"))
            for number in 3...ViewDesk.most { _ = try await Self.keep("视图\(number)", in: database) }
            #expect(await thrown(ViewRefusal.self) { _ = try await Self.keep("又一", in: database) } == .tooMany)
            let refusals: [ViewRefusal] = [.name, .nameTaken("甲"), .tooMany, .mayNotShare, .notYours, .number]
            for refusal in refusals { #expect(refusal.sentence.hasSuffix("。")) }
        }
    }

    @Test("views change places one by one, and an end is an end", arguments: Backend.available)
    func moved(backend: Backend) async throws {
        try await backend.withSchema { database in
            let desk = ViewDesk(database: database)
            var ids: [Int] = []
            for name in ["甲", "乙", "丙"] { ids.append(try await Self.keep(name, in: database)) }
            try await desk.move(ids[2], by: -1, by: Self.leader, at: Self.now)
            #expect(try await Self.names(database, Self.leader) == ["甲", "丙", "乙"])
            try await desk.move(ids[0], by: -1, by: Self.leader, at: Self.now)
            try await desk.move(ids[1], by: 1, by: Self.leader, at: Self.now)
            #expect(try await Self.names(database, Self.leader) == ["甲", "丙", "乙"])
            try await desk.remove(ids[0], by: Self.leader, at: Self.now)
            try await desk.move(ids[1], by: -1, by: Self.leader, at: Self.now)
            #expect(try await Self.names(database, Self.leader) == ["乙", "丙"])
        }
    }

    @Test("what was removed comes back within a day, unless its name is taken", arguments: Backend.available)
    func restored(backend: Backend) async throws {
        try await backend.withSchema { database in
            let desk = ViewDesk(database: database)
            let id = try await Self.keep("积压", in: database)
            try await desk.start("work-orders", with: id, by: Self.leader)
            try await desk.remove(id, by: Self.leader, at: Self.now)
            #expect(try await Self.names(database, Self.leader).isEmpty)
            #expect(
                await thrown(ViewRefusal.self) { try await desk.remove(id, by: Self.leader, at: Self.now) } == .notYours
            )
            try await desk.restore(id, by: Self.leader)
            #expect(try await Self.names(database, Self.leader) == ["积压"])
            try await desk.remove(id, by: Self.leader, at: Self.now)
            let other = try await Self.keep("积压", in: database)
            #expect(await thrown(ViewRefusal.self) { try await desk.restore(id, by: Self.leader) } == .nameTaken("积压"))
            let later = Self.now.advanced(bySeconds: ViewDesk.restoreSeconds + 1)
            try await desk.remove(other, by: Self.leader, at: later)
            #expect(await thrown(ViewRefusal.self) { try await desk.restore(id, by: Self.leader) } == .notYours)
            try await desk.restore(other, by: Self.leader)
        }
    }

    @Test("a change keeps whose view it is and where it stands", arguments: Backend.available)
    func changed(backend: Backend) async throws {
        try await backend.withSchema { database in
            let id = try await Self.keep("积压", in: database)
            try await ViewDesk(database: database).change(id, by: Self.leader, mayShare: true, at: Self.now) {
                ($0.id, $0.owner, $0.list, $0.position) = (99, "H02", "dispatches", 9)
                ($0.items, $0.columns) = ([], ColumnChoice(["number"]))
            }
            let view = try await database.read { try $0.view(id, ownedBy: "H01") }
            #expect(view == SavedView(id: id, owner: "H01", name: "积压", columns: ColumnChoice(["number"])))
            #expect(try await Self.names(database, Self.other).isEmpty)
        }
    }

    @Test("start and columns of a list are remembered beside each other", arguments: Backend.available)
    func remembered(backend: Backend) async throws {
        try await backend.withSchema { database in
            let desk = ViewDesk(database: database)
            let id = try await Self.keep("积压", in: database)
            try await desk.remember(ColumnChoice(["number"], frozen: 0), of: "work-orders", by: Self.leader)
            try await desk.start("work-orders", with: id, by: Self.leader)
            let both = RememberedList(columns: ColumnChoice(["number"], frozen: 0), startView: id)
            #expect(try await database.read { try $0.officerList("work-orders", of: "H01") } == both)
            try await desk.start("work-orders", with: nil, by: Self.leader)
            let columns = try await database.read { try $0.officerList("work-orders", of: "H01") }
            #expect(columns == RememberedList(columns: both.columns))
        }
    }
}
