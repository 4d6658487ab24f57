import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// Whom to call at a unit, where an order or a call is handled.
@Suite struct UnitCardTextTests {
    private static let bureau = OfficeSite.bureau
    private static let path = "/unit-card?unit=" + URLText.encoded(bureau)

    /// A site whose bureau has a card: Monday, 14 February 2022, half past nine.
    private static func open(
        _ test: @escaping @Sendable (OfficeSite, @Sendable (String) async throws -> Visitor) async throws -> Void
    )
        async throws
    {
        try await OfficeSite.open { site, client in
            let desk = UnitDesk(site.settings)
            let cells = ["王联络", "刘局长", "工作日 8-18 9000001;9000002", "", "", "<先打手机>", ""]
            let change = CardChange(bureau, from: desk.card(of: bureau), to: cells)
            try await desk.save(change, by: "A001", at: OfficeSite.now)
            try await test(site) { try await OfficeSite.visitor($0, client) }
        }
    }

    @Test func `an order's lane tells whom to call now, and the leader to those who may know`() async throws {
        try await Self.open { site, visitor in
            let number = try await site.dispatched()
            let dispatcher = try await visitor("D-派单员").get("/work-orders/\(number)").body
            #expect(dispatcher.contains("王联络") && dispatcher.contains("<dd>9000001</dd>"))
            #expect(dispatcher.contains("刘局长") && dispatcher.contains("&lt;先打手机&gt;"))
            let callTaker = try await visitor("D-话务员").get("/work-orders/\(number)").body
            #expect(callTaker.contains("王联络") && !callTaker.contains("刘局长"))
            let clerk = try await visitor("D-经办").get("/work-orders/\(number)").body
            #expect(!clerk.contains("王联络"), "a unit's own officers don't need it")
        }
    }

    @Test func `the number is the one of the moment`() async throws {
        try await Self.open { site, visitor in
            let callTaker = try await visitor("D-话务员")
            #expect(try await callTaker.get(Self.path).body.contains("<dd>9000001</dd>"))
            site.clock.advance(by: 10 * 3_600)
            let later = try await visitor("D-话务员")
            #expect(try await later.get(Self.path).body.contains("<dd>9000002</dd>"))
        }
    }

    @Test func `a field that names no unit gets nothing, and who may not read cards gets no answer`() async throws {
        try await Self.open { _, visitor in
            let callTaker = try await visitor("D-话务员")
            for typed in ["", "没有的局", SmallCity.county] {
                let page = try await callTaker.get("/unit-card?unit=" + URLText.encoded(typed))
                #expect(page.status == 200 && !page.body.contains("<dl"), "\(typed)")
            }
            #expect(try await visitor("D-经办").get(Self.path).status == 403)
            #expect(try await visitor("D-系统管理员").get(Self.path).status == 403)
        }
    }

    @Test func `the desk shows the card of the unit that the form names, without script`() async throws {
        try await Self.open { _, visitor in
            let callTaker = try await visitor("D-话务员")
            let empty = try await callTaker.get("/desk").body
            #expect(!empty.contains("王联络") && empty.contains("data-card-into=\"unit-card\""))
            let items = [("unit", Self.bureau), ("content", "路灯不亮"), ("callingNumber", "19900001234")]
            let again = try await callTaker.post("/desk/caller", items).body
            #expect(again.contains("王联络") && again.contains("<dd>9000001</dd>") && !again.contains("刘局长"))
        }
    }
}
