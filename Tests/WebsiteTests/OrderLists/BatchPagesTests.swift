import Casework
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// 批量办理 from the list: choose, look at it, do it, see what became of each.
@Suite struct BatchPagesTests {
    private static func open(
        _ officer: String,
        _ test: @escaping @Sendable (OfficeSite, Visitor) async throws -> Void
    ) async throws {
        try await OfficeSite.open { site, client in try await test(site, try await OfficeSite.visitor(officer, client))
        }
    }

    private static func chosen(_ act: String, _ numbers: [String], _ more: (String, String)...) -> [(String, String)] {
        [("act", act), ("list", "")] + numbers.map { ("number", $0) } + more
    }

    /// The address of what was chosen.
    private static func prepare(_ visitor: Visitor, _ items: [(String, String)]) async throws -> String {
        let answer = try await visitor.post("/batches", items)
        #expect(answer.status == 303, "\(answer.body.prefix(900))")
        return answer.header("Location") ?? ""
    }

    @Test func `orders that are ticked are looked at, reminded of and told of, each once`() async throws {
        try await Self.open("D-话务员") { site, visitor in
            let numbers = [try await site.dispatched(), try await site.waiting()]
            let gone = try await site.waiting()
            _ = try await site.desk.carryOut(
                .answerDirectly(answer: "已说明"),
                on: gone,
                by: SmallCity.callTaker,
                at: site.clock.now
            )
            let list = try await visitor.get("/work-orders")
            #expect(list.body.contains("name=\"number\" value=\"\(numbers[0])\" form=\"batch\""))
            let path = try await Self.prepare(visitor, Self.chosen("remind", numbers + [gone]))
            let look = try await visitor.get(path)
            #expect(look.body.contains("可以催办 2 件，不能 1 件") && look.body.contains("id=\"a-channel\""))
            #expect(look.links.contains { $0.text == gone })
            for _ in 1...2 {
                let answer = try await visitor.post(path, [("channel", "电话"), ("content", "请尽快办理")])
                #expect(answer.status == 303 && answer.header("Location") == path)
            }
            let result = try await visitor.get(path)
            #expect(result.body.contains("已催办 <strong>2</strong> 件，没有办成 <strong>1</strong> 件"))
            #expect(!result.body.contains("重新核对") && !result.body.contains("撤销"))
            for number in numbers { #expect(try await site.desk.file(number).contacts.count == 1) }
        }
    }

    @Test func `a field that is missing is told at its place and nothing is done`() async throws {
        try await Self.open("D-督办") { site, visitor in
            let number = try await site.dispatched()
            let path = try await Self.prepare(visitor, Self.chosen("supervise", [number]))
            let answer = try await visitor.post(path, [("level", "0"), ("addressee", ""), ("ground", "逾期")])
            #expect(answer.status == 422 && answer.body.contains("请填写“督办对象”"))
            #expect(answer.body.contains(">逾期</textarea>"))
            #expect(try await site.desk.file(number).supervisions.isEmpty)
            let sent = [("level", "0"), ("addressee", OfficeSite.bureau), ("ground", "逾期"), ("limit", "3个工作日")]
            #expect(try await visitor.post(path, sent).status == 303)
            #expect(try await site.desk.file(number).supervisions.map(\.addressee) == [OfficeSite.bureau])
        }
    }

    @Test func `all that a list finds is taken as it is when it is looked at`() async throws {
        try await Self.open("D-话务员") { site, visitor in
            let first = try await site.dispatched()
            let items = [("act", "remind"), ("list", "status=" + URLText.encoded("办理中")), ("scope", "all")]
            let path = try await Self.prepare(visitor, items)
            let later = try await site.waiting()
            _ = try await site.desk.carryOut(
                .dispatch([Assignment(OfficeSite.bureau)], Handover()),
                on: later,
                by: SmallCity.dispatcher,
                at: site.clock.now
            )
            _ = try await visitor.post(path, [("channel", "电话")])
            #expect(try await site.desk.file(first).contacts.count == 1)
            #expect(try await site.desk.file(later).contacts.isEmpty)
            let result = try await visitor.get(path)
            #expect(result.body.contains("已催办 <strong>1</strong> 件"))
            #expect(result.links.contains { $0.text == "返回工单清单" && $0.path.contains("status=") })
            #expect(result.body.contains("data-chosen-done=\"status="))
        }
    }

    @Test func `what somebody changed meanwhile is told, and looked at once more`() async throws {
        try await Self.open("D-话务员") { site, visitor in
            let number = try await site.dispatched()
            let path = try await Self.prepare(visitor, Self.chosen("remind", [number]))
            _ = try await site.desk.carryOut(
                .acknowledge(dispatch: "\(number)-1"),
                on: number,
                by: SmallCity.clerk(OfficeSite.bureau),
                at: site.clock.now
            )
            _ = try await visitor.post(path, [("channel", "电话")])
            let result = try await visitor.get(path)
            #expect(result.body.contains("刚被他人改动"))
            let retry = try #require(PageForm.all(of: result).first { $0.items.contains { $0.name == "retry" } })
            let again = try await Self.prepare(visitor, retry.sent())
            let look = try await visitor.get(again)
            #expect(again != path && look.body.contains("可以催办 1 件"))
            _ = try await visitor.post(again, [("channel", "电话")])
            #expect(try await site.desk.file(number).contacts.count == 1)
        }
    }

    @Test func `dispatches are taken back together within their seconds and not after`() async throws {
        try await Self.open("D-派单员") { site, visitor in
            let numbers = [try await site.waiting(), try await site.waiting()]
            let path = try await Self.prepare(visitor, Self.chosen("dispatch", numbers))
            #expect(try await visitor.post(path, [("units", OfficeSite.bureau), ("units", "")]).status == 303)
            let result = try await visitor.get(path)
            #expect(result.body.contains("已派单 2 件，10 秒内可一并撤销"))
            #expect(try await visitor.post("\(path)/undo", []).status == 303)
            let undone = try await visitor.get(path)
            #expect(undone.body.contains("已撤销 <strong>2</strong> 件"))
            for number in numbers { #expect(try await site.desk.file(number).order.status == .registered) }
            #expect(try await visitor.post("\(path)/undo", []).status == 409)
            let other = try await Self.prepare(visitor, Self.chosen("dispatch", numbers))
            _ = try await visitor.post(other, [("units", OfficeSite.bureau)])
            site.clock.advance(by: 60)
            #expect(try await !visitor.get(other).body.contains("可一并撤销"))
            #expect(try await visitor.post("\(other)/undo", []).status == 409)
        }
    }

    @Test func `tags are put on and taken off, and the others stay`() async throws {
        try await Self.open("D-派单员") { site, visitor in
            let number = try await site.waiting { $0.tags = ["老年", "舆情"] }
            let path = try await Self.prepare(visitor, Self.chosen("tags", [number]))
            for (items, told) in [([("added", "群体")], "请填写“更正理由”"), ([("reason", "核实")], "请填写“加上标签”")] {
                let answer = try await visitor.post(path, items)
                #expect(answer.status == 422 && answer.body.contains(told), "\(told)")
            }
            _ = try await visitor.post(path, [("added", "群体"), ("removed", "舆情"), ("reason", "核实")])
            #expect(try await site.desk.file(number).order.tags == ["老年", "群体"])
        }
    }

    @Test func `nothing chosen, a strange act and too many are told over the list`() async throws {
        try await Self.open("D-话务员") { _, visitor in
            let nothing = try await visitor.post("/batches", Self.chosen("remind", []))
            #expect(nothing.status == 422 && nothing.body.contains("请先勾选工单") && nothing.rows.count == 1)
            let strange = try await visitor.post("/batches", Self.chosen("supervise", ["1"]))
            #expect(strange.status == 422 && strange.body.contains("您的角色不能批量督办"))
            #expect(try await visitor.post("/batches", Self.chosen("close", ["1"])).status == 400)
            let many = try await visitor.post("/batches", Self.chosen("remind", (0...1_000).map { "X\($0)" }))
            #expect(many.status == 422 && many.body.contains("一次最多批量办理1000件"))
            let faulty = [("act", "remind"), ("list", "colour=red"), ("scope", "all")]
            #expect(try await visitor.post("/batches", faulty).status == 400)
        }
    }

    @Test func `only who may act is offered to choose, and a batch is its officer's`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let analyst = try await OfficeSite.visitor("D-分析员", client)
            #expect(try await !analyst.get("/work-orders").body.contains("id=\"batch\""))
            #expect(try await analyst.post("/batches", Self.chosen("remind", [number])).status == 409)
            let taker = try await OfficeSite.visitor("D-话务员", client)
            let path = try await Self.prepare(taker, Self.chosen("remind", [number]))
            let leader = try await OfficeSite.visitor("D-班长", client)
            #expect(try await leader.get(path).status == 404)
            #expect(try await leader.post(path, [("channel", "电话")]).status == 404)
            #expect(try await taker.get("/batches/none").status == 404)
            let clerk = try await OfficeSite.visitor("D-经办", client)
            #expect(try await clerk.post("/batches", Self.chosen("remind", [number])).status == 403)
            #expect(try await site.desk.file(number).contacts.isEmpty)
        }
    }

    @Test func `a list that is empty offers nothing to choose, and one that is short offers all of it`() async throws {
        try await Self.open("D-话务员") { _, visitor in
            #expect(try await !visitor.get("/work-orders?number=none").body.contains("id=\"batch\""))
            let list = try await visitor.get("/work-orders?hour=9")
            #expect(list.body.contains("全部符合条件的 1 件"))
            let offered = list.body.pieces(from: "<select id=\"batch-act\"", to: "</select>").first ?? ""
            #expect(
                offered.pieces(from: "value=\"", to: "\"") == ["dispatch", "remind", "amend", "tags", "joinIncident"]
            )
        }
    }
}
