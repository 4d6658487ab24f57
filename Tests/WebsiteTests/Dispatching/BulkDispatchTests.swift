import Casework
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// 批量派单: several orders by one form, each with its own outcome, taken back together.
@Suite struct BulkDispatchTests {
    private static let (bureau, other) = (OfficeSite.bureau, OfficeSite.otherBureau)

    private static func chosen(_ numbers: [String], _ more: (String, String)...) -> [(String, String)] {
        numbers.map { ("number", $0) } + more
    }

    @Test func `every chosen order goes to the units, and one button takes all of them back`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let numbers = [try await site.waiting(), try await site.waiting(), try await site.waiting()]
            let items = Self.chosen(numbers, ("units", Self.bureau), ("units", Self.other), ("note", "请核实"))
            let answer = try await visitor.post("/dispatching/bulk", items)
            #expect(answer.status == 200 && answer.body.contains("已派 3 件。"))
            #expect(answer.body.contains("已派单 3 件，10 秒内可一并撤销"))
            for number in numbers {
                let file = try await site.desk.file(number)
                #expect(file.dispatches.map(\.unit) == [Self.bureau, Self.other])
                #expect(file.dispatches.map(\.role) == [.lead, .assisting])
            }
            let undo = try #require(PageForm.all(of: answer).first { $0.path == "/dispatching/undo" })
            #expect(undo.items.contains { $0.name == "number" && $0.value == numbers[0] })
            let undone = try await visitor.post(undo.path, Self.chosen(numbers))
            #expect(undone.status == 303)
            #expect(try await visitor.get(undone.header("Location") ?? "").body.contains("共 3 件"))
            for number in numbers { #expect(try await site.desk.file(number).order.status == .registered) }
            #expect(try await visitor.post(undo.path, Self.chosen(numbers)).status == 409)
        }
    }

    @Test func `one that is refused keeps no other back and says why`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let plain = try await site.waiting()
            let barred = try await site.waiting { ($0.kind, $0.subject) = (.complaint, Self.bureau) }
            let gone = try await site.dispatched()
            let items = Self.chosen([barred, plain, gone, "nothing"], ("units", Self.bureau))
            let answer = try await visitor.post("/dispatching/bulk", items)
            #expect(answer.body.contains("已派 1 件，3 件没有派出"))
            #expect(answer.body.contains("不能只交给它办") && answer.body.contains("nothing"))
            #expect(try await site.desk.file(plain).dispatches.count == 1)
            #expect(try await site.desk.file(barred).dispatches.isEmpty)
        }
    }

    @Test func `what somebody has gone on with stays when the others are taken back`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let (first, second) = (try await site.waiting(), try await site.waiting())
            _ = try await visitor.post("/dispatching/bulk", Self.chosen([first, second], ("units", Self.bureau)))
            let action = Action.acknowledge(dispatch: "\(first)-1")
            let clerk = SmallCity.clerk(Self.bureau)
            _ = try await site.desk.carryOut(action, on: first, by: clerk, at: site.clock.now)
            let undone = try await visitor.post("/dispatching/undo", Self.chosen([first, second]))
            let page = try await visitor.get(undone.header("Location") ?? "")
            #expect(page.body.contains("共 1 件，另有 1 件已有人继续办理，没有撤销"))
            #expect(try await site.desk.file(first).order.status == .handling)
            #expect(try await site.desk.file(second).order.status == .registered)
        }
    }

    @Test func `nothing chosen and no unit are said, and nothing is done`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let cases = [
                (Self.chosen([], ("units", Self.bureau)), "请先勾选要派的工单"),
                (Self.chosen([number], ("units", "")), "请填写批量派单的主办单位"),
            ]
            for (items, sentence) in cases {
                let answer = try await visitor.post("/dispatching/bulk", items)
                #expect(answer.status == 422 && answer.body.contains(sentence))
            }
            #expect(try await site.desk.file(number).dispatches.isEmpty)
        }
    }

    @Test func `an order that is chosen twice is dispatched once, and of a hundred no more than a page`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let strangers = (0..<100).map { "X\($0)" }
            let items = Self.chosen([number, number] + strangers, ("units", Self.bureau))
            let answer = try await visitor.post("/dispatching/bulk", items)
            #expect(answer.body.contains("已派 1 件，49 件没有派出"))
        }
    }

    @Test func `only what waits for its dispatch can be chosen`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.dispatched()
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            #expect(try await visitor.get("/dispatching").body.contains("id=\"bulk\""))
            let others = try await visitor.get("/dispatching?queue=unacknowledged")
            #expect(!others.body.contains("id=\"bulk\"") && !others.body.contains("type=\"checkbox\" name=\"number\""))
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await callTaker.post("/dispatching/bulk", []).status == 403)
        }
    }
}
