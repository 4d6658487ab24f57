import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 受理台: what a call-taker does with a call, as forms without script.
@Suite struct AppealTests {
    static let whole: [(String, String)] = [
        ("callingNumber", "19912345678"), ("name", "测试甲"), ("kind", "求助"),
        ("category", "城市管理/路灯"), ("content", "小区门口路灯不亮，\r\n夜里看不见路。"), ("channel", "电话"),
        ("place", SmallCity.county), ("urgency", "一般"),
    ]

    @Test func `a call that is answered at once is registered, answered and closed`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await visitor.post("/desk", Self.whole + [("end", "answer"), ("answer", "已告知报修电话。")])
            let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            let file = try await site.desk.file(number)
            #expect(file.order.status == .closed && file.order.content == "小区门口路灯不亮，\n夜里看不见路。")
            let page = try await visitor.get("/desk?registered=\(number)")
            #expect(page.body.contains(number) && page.body.contains("已经当场答复"))
        }
    }

    @Test func `a call that is dispatched tells what the caller is told`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await visitor.post(
                "/desk",
                Self.whole + [("end", "dispatch"), ("unit", OfficeSite.bureau)]
            )
            let path = try #require(answer.header("Location"))
            let page = try await visitor.get(path)
            #expect(page.body.contains("已转\(OfficeSite.bureau)办理"))
            #expect(try await site.orderCount() == 2)
        }
    }

    @Test func `what is missing is named at its field, what was typed stays, nothing is stored`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let cases: [([(String, String)], String)] = [
                ([("kind", "求助"), ("category", "城市管理/路灯")], "请填写诉求内容"),
                ([("kind", "求助"), ("content", "路灯")], "请从类别表中选择"),
                ([("category", "城市管理/路灯"), ("content", "路灯")], "请选择诉求类型"),
                (Self.whole + [("contactNumber", "abc")], "这不是电话号码"),
                (Self.whole + [("end", "answer")], "请填写答复内容"),
                (Self.whole + [("end", "dispatch")], "请选择承办单位"),
                (Self.whole + [("end", "decline")], "请选择不予受理的依据"),
                (Self.whole + [("end", "transfer"), ("counterpart", "110")], "请选择转往哪里"),
            ]
            for (items, sentence) in cases {
                let answer = try await visitor.post("/desk", items)
                #expect(answer.status == 422 && answer.body.contains(sentence), "\(sentence)")
                for (name, value) in items where name == "content" {
                    #expect(answer.body.contains(value.replacing("\r\n", with: "\n")))
                }
            }
            #expect(try await site.orderCount() == 1)
        }
    }

    @Test func `what the rule refuses is said and nothing is stored`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let items = Self.whole + [("end", "dispatch"), ("unit", "没有的单位")]
            let answer = try await visitor.post("/desk", items)
            #expect(answer.status == 409 && answer.body.contains("没有的单位") && answer.body.contains("路灯不亮"))
            #expect(try await site.orderCount() == 1)
        }
    }

    @Test func `a caller's earlier orders come up with a sentence to read and one key for each call`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            _ = try await visitor.post("/desk", Self.whole + [("end", "dispatch"), ("unit", OfficeSite.bureau)])
            let found = try await visitor.post(
                "/desk/caller",
                [("callingNumber", "199-1234-5678"), ("content", "在打字")]
            )
            for text in ["告知进度", "催办", "再次反映", "撤诉", "已转\(OfficeSite.bureau)办理", "在打字"] {
                #expect(found.body.contains(text), "\(text)")
            }
            let path = try #require(found.body.pieces(from: "action=\"", to: "\"").first { $0.hasSuffix("/remind") })
            let done = try await visitor.post(path, [("from", "desk"), ("channel", "电话")])
            let next = try #require(done.header("Location"))
            #expect(next.hasPrefix("/desk?about=") && !next.contains("199"))
            #expect(try await visitor.get(next).body.contains("已记录“催办”"))
        }
    }

    @Test func `a number that is none is said to be none, a new one has no orders`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.post("/desk/caller", [("callingNumber", "abc")]).body.contains("这不是电话号码"))
            #expect(try await visitor.post("/desk/caller", []).body.contains("请填写来电号码"))
            let new = try await visitor.post("/desk/caller", [("callingNumber", "18800001111")])
            #expect(new.body.contains("这个号码没有工单"))
        }
    }

    @Test func `a threat is flagged while it is typed, with what to say and who will be told`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let piece = try await visitor.post("/desk/check", [("text", "再不解决我就跳楼，电话13812345678")])
            #expect(piece.body.contains("不要挂断") && piece.body.contains("演示值班领导 D-值班领导"))
            #expect(piece.body.contains("138****5678") && !piece.body.contains("13812345678"))
            #expect(try await visitor.post("/desk/check", [("text", "路灯不亮")]).body.contains("没有发现"))
        }
    }

    @Test func `a threat that is registered reaches the duty leader, who confirms it in one touch`() async throws {
        try await OfficeSite.open { site, client in
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            let items = Self.whole.filter { $0.0 != "content" } + [("content", "再不解决我就跳楼"), ("end", "wait")]
            let answer = try await callTaker.post("/desk", items)
            let page = try await callTaker.get(try #require(answer.header("Location")))
            #expect(page.body.contains("紧急敏感") && page.body.contains("已通知 演示值班领导 D-值班领导、演示班长 D-班长"))
            let leader = try await OfficeSite.visitor("D-值班领导", client)
            let list = try await leader.get("/alerts")
            #expect(list.body.contains("已通知 演示值班领导 D-值班领导、演示班长 D-班长，等待确认"))
            let number = try #require(list.body.pieces(from: "name=\"number\" value=\"", to: "\"").first)
            let done = try await leader.post("/alerts", [("number", number), ("sequence", "1")])
            #expect(done.status == 303)
            #expect(try await site.desk.file(number).matters.alerts.first?.confirmedBy == "D-值班领导")
            #expect(try await leader.get("/alerts").body.contains("演示值班领导 D-值班领导 已确认"))
        }
    }

    @Test func `a call about a declared event is joined to it by one key`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let at = OfficeSite.now.advanced(bySeconds: 500)
            let leader = try await site.desk.register(SmallCity.appeal(at: at), by: SmallCity.callTaker, at: at)
            let number = leader.order.number
            let declaring = Action.declareIncident(statement: "正在抢修")
            _ = try await site.desk.carryOut(declaring, on: number, by: SmallCity.shiftLeader, at: at)
            let place = [("place", "\(SmallCity.county)/\(SmallCity.towns[0])"), ("address", "惠黎路"), ("end", "wait")]
            let answer = try await visitor.post("/desk", Self.whole.filter { $0.0 != "place" } + place)
            let page = try await visitor.get(try #require(answer.header("Location")))
            #expect(page.body.contains("已设为集中事件\(number)") && page.body.contains("Alt+J"))
            let path = try #require(
                page.body.pieces(from: "action=\"", to: "\"").first { $0.hasSuffix("joinIncident") }
            )
            #expect(try await visitor.post(path, [("from", "desk"), ("leader", number)]).status == 303)
            let own = try #require(path.split(separator: "/").dropFirst().first)
            #expect(try await site.desk.file(String(own)).order.leader == number)
        }
    }

    @Test func `a confidential text is shown to whom it concerns and to nobody else`() async throws {
        try await OfficeSite.open { site, client in
            let at = OfficeSite.now.advanced(bySeconds: 60)
            var draft = SmallCity.appeal(at: at)
            draft.isConfidential = true
            let dispatch = Action.dispatch([Assignment(OfficeSite.bureau)], Handover())
            let officer = Officer(id: "D-派单", role: "派单员")
            let number = try await site.desk.register(draft, by: SmallCity.callTaker, at: at).order.number
            _ = try await site.desk.carryOut(dispatch, on: number, by: officer, at: at)
            for (id, isShown) in [("D-经办", true), ("D-派单员", true), ("D-分析员", false)] {
                let page = try await OfficeSite.visitor(id, client).get("/work-orders/\(number)")
                #expect(page.status == 200 && page.body.contains(draft.content) == isShown, "\(id)")
            }
        }
    }

    @Test(arguments: ["name", "content", "address", "subject", "category", "unit", "answer", "title"])
    func `what is typed into a field comes back as text and never as markup`(field: String) async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let items = Self.whole.filter { $0.0 != field } + [(field, SampleSite.hostile), ("kind", "x")]
            let answer = try await visitor.post("/desk", items.filter { $0.0 != "kind" })
            #expect(!answer.body.contains("<script>alert"))
            #expect(answer.body.contains("&lt;script&gt;") || field == "title")
        }
    }
}

extension OfficeSite {
    func orderCount() async throws -> Int {
        try await database.read { connection in
            var count = 0
            try connection.forEachRow("SELECT COUNT(*) FROM work_order") { count = $0.integer(0) ?? 0 }
            return count
        }
    }

    /// An order that was dispatched to the bureau.
    func dispatched() async throws -> String {
        let at = OfficeSite.now.advanced(bySeconds: 60)
        let file = try await desk.register(SmallCity.appeal(at: at), by: SmallCity.callTaker, at: at)
        let action = Action.dispatch([Assignment(OfficeSite.bureau)], Handover())
        let number = file.order.number
        _ = try await desk.carryOut(action, on: number, by: SmallCity.dispatcher, at: at.advanced(bySeconds: 60))
        return number
    }
}
