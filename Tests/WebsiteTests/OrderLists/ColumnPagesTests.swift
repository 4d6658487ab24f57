import Bulletins
import Casework
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// Columns of the list: chosen, ordered, remembered by officer and by view.
@Suite struct ColumnPagesTests {
    private static let some = [("column", "number"), ("column", "lead"), ("column", "title"), ("column", "status")]

    private static func open(
        _ test: @escaping @Sendable (OfficeSite, Visitor, Visitor) async throws -> Void
    ) async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.dispatched()
            let leader = try await OfficeSite.visitor("D-班长", client)
            try await test(site, leader, try await OfficeSite.visitor("D-分析员", client))
        }
    }

    private static func heads(_ page: Page) -> [String] {
        (page.body.pieces(from: "<thead", to: "</thead>").first ?? "").pieces(from: "<th", to: "</th>")
            .map { ("<th" + $0).withoutTags }.filter { !$0.isEmpty }
    }

    @Test func `who chose columns sees them in his order, and everybody else the usual ones`() async throws {
        try await Self.open { _, leader, analyst in
            let usual = ["工单编号", "受理时间", "诉求", "类型", "类别", "事发地", "渠道", "办理方式", "状态"]
            #expect(Self.heads(try await leader.get("/work-orders")) == usual)
            let places = [("at-number", "2"), ("at-lead", "1"), ("at-title", "4"), ("at-status", "3"), ("frozen", "2")]
            let answer = try await leader.post("/columns", Self.some + places + [("list", "hour=9"), ("act", "save")])
            #expect(answer.header("Location") == "/work-orders?hour=9")
            let page = try await leader.get("/work-orders")
            #expect(Self.heads(page) == ["主办单位", "工单编号", "状态", "诉求"])
            #expect(page.body.contains("<th scope=\"col\" class=\"frozen-1\">主办单位"))
            #expect(page.body.contains("class=\"frozen-2 tight\"") && !page.body.contains("frozen-3"))
            #expect(page.body.contains("<span class=\"line\">\(OfficeSite.bureau)</span>"))
            #expect(page.rows.count == 2 && page.body.contains("路灯不亮"))
            #expect(Self.heads(try await analyst.get("/work-orders")) == usual)
            _ = try await leader.post("/columns", [("list", ""), ("act", "standard")])
            #expect(Self.heads(try await leader.get("/work-orders")) == usual)
        }
    }

    @Test func `a view has its own columns, for whoever opens it`() async throws {
        try await Self.open { _, leader, analyst in
            let view = [("act", "save"), ("name", "进度"), ("list", "hour=9"), ("audience", "2")]
            let path = try await leader.post("/views", view).header("Location") ?? ""
            let form = try await leader.get("/columns?list=" + URLText.encoded("hour=9&view=1"))
            #expect(form.body.contains("视图“进度”可以有自己的列") && form.body.contains("value=\"view\""))
            _ = try await leader.post(
                "/columns",
                Self.some + [("list", "hour=9&view=1"), ("for", "view"), ("act", "save")]
            )
            for visitor in [leader, analyst] {
                #expect(Self.heads(try await visitor.get(path)) == ["工单编号", "主办单位", "诉求", "状态"])
                #expect(Self.heads(try await visitor.get("/work-orders")).count == 9)
            }
            // Another's view is not his to change: what he chooses is his own.
            let others = try await analyst.get("/columns?list=" + URLText.encoded("hour=9&view=1"))
            #expect(!others.body.contains("value=\"view\""))
            _ = try await analyst.post(
                "/columns",
                [("column", "tags"), ("list", "view=1"), ("for", "view"), ("act", "save")]
            )
            #expect(Self.heads(try await leader.get(path)).count == 4)
            #expect(Self.heads(try await analyst.get("/work-orders")) == ["工单编号", "标签"])
        }
    }

    @Test func `the form offers every column but identity, the chosen ones first`() async throws {
        try await Self.open { _, leader, _ in
            let plain = try await leader.get("/columns")
            let names = plain.body.pieces(from: "name=\"column\" value=\"", to: "\"")
            #expect(names.prefix(3) == ["number", "received", "title"] && Set(names).count == OrderColumn.open.count)
            #expect(!names.contains("name") && !names.contains("calling-number"))
            _ = try await leader.post("/columns", Self.some + [("list", ""), ("act", "save"), ("frozen", "3")])
            let form = try await leader.get("/columns")
            #expect(
                form.body.pieces(from: "name=\"column\" value=\"", to: "\"").prefix(4) == [
                    "number", "lead", "title", "status",
                ]
            )
            #expect(form.body.contains("<option value=\"3\" selected>"))
        }
    }

    @Test func `identity is no column however it is asked for, and the number always is one`() async throws {
        try await Self.open { site, leader, _ in
            _ = try await site.waiting { $0.citizen = Citizen(name: "周知微", callingNumber: "13955556666") }
            let asked = [("column", "name"), ("column", "calling-number"), ("column", "none"), ("column", "status")]
            _ = try await leader.post("/columns", asked + [("list", ""), ("act", "save"), ("frozen", "x")])
            let page = try await leader.get("/work-orders")
            #expect(Self.heads(page) == ["工单编号", "状态"])
            #expect(!page.body.contains("周知微") && !page.body.contains("13955556666"))
        }
    }

    @Test func `a confidential order shows no more in any column than in the usual ones`() async throws {
        try await Self.open { site, leader, _ in
            _ = try await site.waiting { order in
                order.isConfidential = true
                (order.title, order.content) = ("某局长受贿", "举报某局长受贿")
                order.place.address = "某花园3栋"
            }
            let all = OrderColumn.open.map { ("column", $0.rawValue) }
            _ = try await leader.post("/columns", all + [("list", ""), ("act", "save")])
            let page = try await leader.get("/work-orders")
            #expect(page.rows.count == 3 && page.body.contains("保密工单"))
            for secret in ["受贿", "某花园"] { #expect(!page.body.contains(secret), "\(secret)") }
        }
    }

    @Test func `what was looked for is marked in chosen columns as well`() async throws {
        try await Self.open { site, leader, _ in
            _ = try await leader.post("/columns", Self.some + [("list", ""), ("act", "save")])
            _ = try await TextIndexDesk(database: site.database, holder: "1").index(now: { site.clock.now })
            let page = try await leader.get("/work-orders?text=" + URLText.encoded("路灯"))
            #expect(page.body.contains("<mark>路灯</mark>") && Self.heads(page).count == 4)
        }
    }

    @Test func `a unit's officer has no such list`() async throws {
        try await OfficeSite.open { _, client in
            let clerk = try await OfficeSite.visitor("D-经办", client)
            #expect(try await clerk.get("/columns").header("Location") == "/dispatches")
            #expect(try await clerk.post("/columns", Self.some).status == 403)
        }
    }
}
