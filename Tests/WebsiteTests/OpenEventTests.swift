import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 集中事件 at the desk: the next caller joins by one button, whatever else he left out.
@Suite struct OpenEventTests {
    private func declare(_ site: OfficeSite, _ statement: String, after seconds: Int) async throws -> String {
        let at = OfficeSite.now.advanced(bySeconds: seconds)
        let number = try await site.desk.register(SmallCity.appeal(at: at), by: SmallCity.callTaker, at: at).order
            .number
        let action = Action.declareIncident(statement: statement)
        _ = try await site.desk.carryOut(action, on: number, by: SmallCity.shiftLeader, at: at)
        return number
    }

    @Test func `a caller who only gives his number follows the event's order, with its matter and place`() async throws
    {
        try await OfficeSite.open { site, client in
            let leader = try await declare(site, "正在抢修，预计22点恢复。", after: 60)
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let page = try await visitor.get("/desk")
            #expect(page.body.contains("正在抢修，预计22点恢复。") && page.body.contains("0 件加入"))
            let items = [("callingNumber", "19900001234"), ("end", "join-\(leader)")]
            let answer = try await visitor.post("/desk", items)
            let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            let (own, first) = (try await site.desk.file(number).order, try await site.desk.file(leader).order)
            #expect(own.leader == leader && own.status == .handling)
            #expect(own.kind == first.kind && own.category == first.category && own.place.area == first.place.area)
            #expect(own.content.contains(leader))
            #expect(try await visitor.get("/desk").body.contains("1 件加入"))
        }
    }

    @Test func `what the caller says himself stays as he said it`() async throws {
        try await OfficeSite.open { site, client in
            let leader = try await declare(site, "正在抢修", after: 60)
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await visitor.post("/desk", [("content", "六楼也没水"), ("end", "join-\(leader)")])
            let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            #expect(try await site.desk.file(number).order.content == "六楼也没水")
        }
    }

    @Test func `an order that is no event, or not there, is joined by nobody and nothing is stored`() async throws {
        try await OfficeSite.open { site, client in
            let at = OfficeSite.now.advanced(bySeconds: 60)
            let plain = try await site.desk.register(SmallCity.appeal(at: at), by: SmallCity.callTaker, at: at).order
                .number
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.post("/desk", [("end", "join-\(plain)")]).status == 409)
            #expect(try await visitor.post("/desk", [("end", "join-none")]).status == 404)
            #expect(try await site.orderCount() == 2)
        }
    }

    @Test func `the newest events come first, three at most, and an order that is done is none`() async throws {
        try await OfficeSite.open { site, client in
            var numbers: [String] = []
            for index in 1...4 { numbers.append(try await declare(site, "口径\(index)", after: 60 * index)) }
            let answer = Action.answerDirectly(answer: "已恢复")
            let at = OfficeSite.now.advanced(bySeconds: 400)
            _ = try await site.desk.carryOut(answer, on: numbers[3], by: SmallCity.callTaker, at: at)
            let open = try await site.database.read { try $0.openIncidents(limit: 3) }
            #expect(
                open.map(\.number) == [numbers[2], numbers[1], numbers[0]] && open.allSatisfy { $0.followers == 0 }
            )
        }
    }

    @Test func `a call for help waits for no list`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let items = [
                ("content", "我要跳楼"), ("ending", "转110"), ("counterpart", "110"), ("receipt", "J0087"),
                ("end", "transfer"),
            ]
            let answer = try await visitor.post("/desk", items)
            let path = try #require(answer.header("Location"))
            let page = try await visitor.get(path)
            #expect(page.body.contains("已转110，回执J0087，2022-02-14 09:40，D-话务员 经办。"))
            let number = try #require(path.pieces(from: "registered=", to: "&").first)
            let order = try await site.desk.file(number).order
            #expect(order.kind == .assistance && order.category.names == ["其他"])
            #expect(try await visitor.post("/desk", [("content", "路灯不亮"), ("end", "wait")]).status == 422)
        }
    }
}
