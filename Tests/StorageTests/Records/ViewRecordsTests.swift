import Accounts
import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct ViewRecordsTests {
    private static let now = Instant(secondsSinceEpoch: 1_645_000_000)

    private static func view(
        _ name: String,
        _ owner: String,
        _ change: (inout SavedView) -> Void = { _ in }
    ) -> SavedView {
        var view = SavedView(owner: owner, name: name)
        change(&view)
        return view
    }

    @Test("his own come first in their order, then what is shared with him by name", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await backend.withSchema { database in
            let found = try await database.write { connection in
                try connection.insert(StoredOfficer(Account(id: "H02", name: "乙")))
                for (name, place) in [("二", 2), ("一", 1)] {
                    _ = try connection.insert(Self.view(name, "H01") { $0.position = place }, at: Self.now)
                }
                for (name, audience) in [("共享甲", ViewAudience.centre), ("共享", .centre), ("私", .nobody), ("处", .unit)] {
                    let view = Self.view(name, "H02") {
                        ($0.audience, $0.unit) = (audience, audience == .unit ? "市城管局" : nil)
                    }
                    _ = try connection.insert(view, at: Self.now)
                }
                return (
                    centre: try connection.views(of: "work-orders", for: "H01", inUnit: nil),
                    unit: try connection.views(of: "work-orders", for: "T01", inUnit: "市城管局"),
                    stranger: try connection.views(of: "work-orders", for: "T02", inUnit: "市水务局"),
                    other: try connection.views(of: "dispatches", for: "H01", inUnit: nil)
                )
            }
            #expect(found.centre.map(\.view.name) == ["一", "二", "共享", "共享甲"])
            #expect(found.centre.map(\.ownerName) == [nil, nil, "乙", "乙"])
            #expect(found.unit.map(\.view.name) == ["处"])
            #expect(found.stranger.isEmpty && found.other.isEmpty)
        }
    }

    @Test("a view comes back whole, and as it was changed", arguments: Backend.available)
    func whole(backend: Backend) async throws {
        try await backend.withSchema { database in
            var view = Self.view("积压", "H01") {
                $0.items = [QueryItem("status", "办理中"), QueryItem("text", "暖气 停")]
                ($0.columns, $0.audience, $0.unit) = (ColumnChoice(["number", "matter"], frozen: 2), .unit, "市城管局")
            }
            view.id = try await database.write { [view] in try $0.insert(view, at: Self.now) }
            let id = view.id
            let kept = try await database.read {
                (own: try $0.view(id, ownedBy: "H01"), other: try $0.view(id, ownedBy: "H02"))
            }
            #expect(kept.own == view && kept.other == nil)
            (view.name, view.items, view.columns, view.audience, view.unit) = ("积案", [], .standard, .nobody, nil)
            try await database.write { [view] in try $0.update(view, at: Self.now) }
            let changed = try await database.read { try $0.view(id, ownedBy: "H01") }
            #expect(changed == view)
        }
    }

    @Test("what is removed is in no list, gives its name free and comes back", arguments: Backend.available)
    func removed(backend: Backend) async throws {
        try await backend.withSchema { database in
            let id = try await database.write { try $0.insert(Self.view("积压", "H01"), at: Self.now) }
            try await database.write { try $0.setRemoved(id, at: Self.now) }
            #expect(try await database.read { try $0.views(of: "work-orders", for: "H01", inUnit: nil) }.isEmpty)
            #expect(try await database.read { try $0.view(id, ownedBy: "H01") } == nil)
            #expect(try await database.read { try $0.view(id, ownedBy: "H01", isRemoved: true) }?.name == "积压")
            let again = try await database.write { try $0.insert(Self.view("积压", "H01"), at: Self.now) }
            #expect(again == id + 1)
            try await database.write { connection in
                try connection.purgeViews(of: "H02", removedBefore: Self.now.advanced(bySeconds: 1))
                try connection.purgeViews(of: "H01", removedBefore: Self.now)
            }
            #expect(try await database.read { try $0.view(id, ownedBy: "H01", isRemoved: true) } != nil)
            try await database.write { try $0.purgeViews(of: "H01", removedBefore: Self.now.advanced(bySeconds: 1)) }
            #expect(try await database.read { try $0.view(id, ownedBy: "H01", isRemoved: true) } == nil)
            #expect(try await database.read { try $0.view(again, ownedBy: "H01") } != nil)
        }
    }

    @Test("an officer has no two views of a name", arguments: Backend.available)
    func names(backend: Backend) async throws {
        try await backend.withSchema { database in
            _ = try await database.write { try $0.insert(Self.view("积压", "H01"), at: Self.now) }
            let twice = await thrown(StorageError.self) {
                _ = try await database.write { try $0.insert(Self.view("积压", "H01"), at: Self.now) }
            }
            #expect(twice != nil)
            _ = try await database.write { try $0.insert(Self.view("积压", "H02"), at: Self.now) }
            _ = try await database.write {
                try $0.insert(Self.view("积压", "H01") { $0.list = "dispatches" }, at: Self.now)
            }
        }
    }

    @Test("what an officer remembers of a list is his own, and the last", arguments: Backend.available)
    func remembered(backend: Backend) async throws {
        try await backend.withSchema { database in
            #expect(try await database.read { try $0.officerList("work-orders", of: "H01") } == RememberedList())
            let second = RememberedList(columns: ColumnChoice(["matter"], frozen: 0), startView: 7)
            for remembered in [RememberedList(columns: ColumnChoice(["number"])), second] {
                try await database.write { try $0.put(remembered, for: "work-orders", of: "H01") }
                #expect(try await database.read { try $0.officerList("work-orders", of: "H01") } == remembered)
            }
            #expect(try await database.read { try $0.officerList("work-orders", of: "H02") } == RememberedList())
            #expect(try await database.read { try $0.officerList("dispatches", of: "H01") } == RememberedList())
        }
    }
}
