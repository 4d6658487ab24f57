import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 来件: a matter from a platform above, from the form to the answer there.
@Suite struct IncomingPageTests {
    private static let whole: [(String, String)] = [
        ("channel", "网站"), ("platform", "省平台"), ("externalNumber", "S1"), ("externalDeadline", "2022-02-21"),
        ("kind", "求助"), ("category", "城市管理/路灯"), ("content", "路灯不亮。"), ("urgency", "一般"),
    ]

    private static func with(_ changes: [(String, String)]) -> [(String, String)] {
        whole.filter { item in !changes.contains { $0.0 == item.0 } } + changes
    }

    /// Registers a matter; its number.
    private static func register(_ visitor: Visitor, _ changes: [(String, String)] = []) async throws -> String {
        let answer = try await visitor.post("/incoming/new", with(changes))
        #expect(answer.status == 303, "\(answer.body.prefix(300))")
        return try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
    }

    @Test func `a matter is registered with its platform, number and limit, and waits for its answer`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            #expect(try await visitor.get("/incoming").body.contains("没有待回复上级的工单"))
            let number = try await Self.register(visitor, [("contactNumber", "19912345678")])
            let file = try await site.desk.file(number)
            #expect(file.order.external?.platform == "省平台" && file.order.external?.number == "S1")
            #expect(file.order.external?.deadline == CivilDay("2022-02-22")?.start)
            #expect(file.order.channel == "网站" && file.order.status == .registered)
            let earlier = try await visitor.post("/desk/caller", [("callingNumber", "19912345678")])
            #expect(earlier.body.contains(number))
            let list = try await visitor.get("/incoming?registered=\(number)")
            #expect(list.body.contains("已登记 <a") && list.body.contains("省平台") && list.body.contains("还剩 5 个工作日"))
            #expect(!list.body.contains("19912345678"))
        }
    }

    @Test(arguments: [("channel", "请选择来源渠道"), ("platform", "请填写来件平台"), ("content", "请填写诉求内容"), ("kind", "请选择诉求类型")])
    func `what is missing is named at its field, and what was typed stays`(field: String, told: String) async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let answer = try await visitor.post("/incoming/new", Self.with([(field, "")]))
            #expect(answer.status == 422 && answer.body.contains(told))
            #expect(answer.body.contains("value=\"S1\"") && answer.body.contains("value=\"2022-02-21\""))
            #expect(try await site.orderCount() == 1)
        }
    }

    @Test(arguments: [("2022-02-21", true), ("2022-02-21 17:30", true), ("2022-02-21T17:30", true), ("下周一", false)])
    func `a limit is a day or a minute`(typed: String, isGood: Bool) async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let answer = try await visitor.post("/incoming/new", Self.with([("externalDeadline", typed)]))
            #expect(answer.status == (isGood ? 303 : 422))
            #expect(isGood || answer.body.contains("外部时限应写成"))
        }
    }

    @Test func `the same number of a platform is told of, and registered again only on purpose`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let number = try await Self.register(visitor)
            let again = try await visitor.post("/incoming/new", Self.whole)
            #expect(
                again.status == 422 && again.body.contains("已经登记过") && again.body.contains("/work-orders/\(number)")
            )
            #expect(try await site.orderCount() == 2)
            _ = try await Self.register(visitor, [("platform", "人民网")])
            _ = try await Self.register(visitor, [("isWanted", "1")])
            #expect(try await site.orderCount() == 4)
        }
    }

    @Test func `a pasted text fills what is empty, and nothing is registered by it`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let text = "平台：人民网\n留言编号：R9\n联系电话：19912345678\n留言内容：路灯不亮。\n很黑。"
            let page = try await visitor.post("/incoming/pasted", [("pasted", text), ("platform", "省平台")])
            #expect(page.status == 200 && page.body.contains("已读出 3 个栏目"))
            #expect(page.body.contains("value=\"省平台\"") && page.body.contains("value=\"R9\""))
            #expect(page.body.contains(">路灯不亮。\n很黑。</textarea>") && page.body.contains("value=\"19912345678\""))
            #expect(try await site.orderCount() == 1)
            let empty = try await visitor.post("/incoming/pasted", [("pasted", " ")])
            #expect(empty.body.contains("没有读出新的栏目"))
        }
    }

    @Test func `the answer above is given by the order's form, interim first, and ends the waiting`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            let number = try await Self.register(visitor)
            let form = try await visitor.get("/work-orders/\(number)/actions/answerUpward")
            #expect(form.status == 200 && form.body.contains("上级回执编号"))
            let interim = [("text", "正在办理"), ("isFinal", "1")]
            #expect(try await visitor.post(form.path, interim).status == 303)
            #expect(try await site.desk.file(number).matters.upward?.answers.map(\.isFinal) == [false])
            let tooEarly = try await visitor.post(form.path, [("text", "已办结"), ("isFinal", "0")])
            #expect(tooEarly.status == 409)
            let taker = try await OfficeSite.visitor("D-话务员", client)
            let direct = "/work-orders/\(number)/actions/answerDirectly"
            #expect(try await taker.post(direct, [("answer", "已告知。")]).status == 303)
            let final = [("text", "已办结"), ("receipt", "H7"), ("isFinal", "0")]
            #expect(try await visitor.post(form.path, final).status == 303)
            #expect(try await site.desk.file(number).matters.upward?.answers.last?.receipt == "H7")
            #expect(try await visitor.get("/incoming").body.contains("没有待回复上级的工单"))
        }
    }

    @Test func `a confidential matter shows no text in the queue`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-来件员", client)
            _ = try await Self.register(visitor, [("isConfidential", "1")])
            let list = try await visitor.get("/incoming").body
            #expect(!list.contains("路灯不亮") && list.contains("保密工单"))
        }
    }

    @Test func `only who takes matters in comes to them`() async throws {
        try await OfficeSite.open { _, client in
            for (id, isLet) in [("D-来件员", true), ("D-班长", true), ("D-话务员", false), ("D-经办", false)] {
                let visitor = try await OfficeSite.visitor(id, client)
                for path in ["/incoming", "/incoming/new"] {
                    #expect(try await visitor.get(path).status == (isLet ? 200 : 403), "\(id) \(path)")
                }
            }
        }
    }
}
