import Casework
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 派单台 as its dispatcher sees it.
@Suite struct DispatchingPageTests {
    @Test func `it is the first page of a dispatcher, with the first order open and its form`() async throws {
        try await OfficeSite.open { _, client in
            let stranger = Visitor(client: client, cookie: "", csrf: "")
            let entered = try await stranger.post("/sign-in", [("demo", "D-派单员")])
            #expect(entered.header("Location") == "/dispatching")
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let page = try await visitor.get("/dispatching")
            #expect(page.status == 200 && page.body.contains("data-waiting=\"orders\">1<"))
            #expect(page.body.contains("<tr class=\"shown\">") && page.body.contains("路灯不亮"))
            #expect(page.body.contains("/actions/dispatch\"") && page.body.contains("还剩 1 个工作日"))
        }
    }

    @Test func `an empty queue says what will stand there`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            for queue in ["send-backs", "extensions", "unacknowledged"] {
                let page = try await visitor.get("/dispatching?queue=\(queue)")
                #expect(page.body.contains("新登记的工单、退单和延期申请会出现在这里"), "\(queue)")
                #expect(!page.body.contains("class=\"action\""), "\(queue)")
            }
        }
    }

    @Test func `a script gets what stands beside the list alone`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let part = try await visitor.part("/dispatching?order=\(number)")
            #expect(part.status == 200 && !part.body.contains("<html") && part.body.contains(number))
            #expect(try await visitor.part("/dispatching?order=nothing").status == 404)
        }
    }

    @Test func `filters stay in the address and on every link of the list`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.waiting { $0.urgency = .urgent }
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let page = try await visitor.get("/dispatching?urgency=%E7%B4%A7%E6%80%A5")
            let links = page.links.map(\.path).filter { $0.contains("order=") }
            #expect(links.count >= 1 && links.allSatisfy { $0.contains("urgency=%E7%B4%A7%E6%80%A5") }, "\(links)")
            #expect(try await visitor.get("/dispatching?queue=orders&urgency=").header("Location") != nil)
            let bad = try await visitor.get("/dispatching?urgency=x&colour=red")
            #expect(bad.status == 400 && bad.body.contains("请填写"))
            #expect(try await visitor.get("/dispatching?after=x").status == 400)
        }
    }

    @Test func `a complaint that names a bureau warns before it is dispatched`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.waiting { ($0.kind, $0.subject) = (.complaint, OfficeSite.bureau) }
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let page = try await visitor.get("/dispatching?order=\(number)")
            #expect(page.body.contains("被反映对象涉及\(OfficeSite.bureau)，须回避"))
            let path = "/dispatching/\(number)/actions/dispatch"
            let refused = try await visitor.post(path, [("units", OfficeSite.bureau), ("note", "请尽快")])
            #expect(refused.status == 409 && refused.body.contains("不能只交给它办"))
            #expect(refused.body.contains("请尽快</textarea>") && refused.body.contains("value=\"\(OfficeSite.bureau)\""))
            let both = [("units", OfficeSite.otherBureau), ("units", OfficeSite.bureau)]
            #expect(try await visitor.post(path, both).status == 303)
        }
    }

    @Test func `an order that waits for its citizen stands in the queue without a clock, with the form for his answer`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let number = try await site.waiting()
            let action = Action.requestSupplement(question: "几号楼")
            _ = try await site.desk.carryOut(action, on: number, by: SmallCity.dispatcher, at: site.clock.now)
            let page = try await OfficeSite.visitor("D-派单员", client).get("/dispatching?order=\(number)")
            #expect(page.body.contains("待补充") && page.body.contains("已请诉求人补充：几号楼"))
            #expect(page.body.contains("/actions/supplement\"") && !page.body.contains("/actions/dispatch\""))
        }
    }

    @Test func `a unit's officer and a call-taker have no queue`() async throws {
        try await OfficeSite.open { _, client in
            for officer in ["D-话务员", "D-经办", "D-审核员"] {
                let visitor = try await OfficeSite.visitor(officer, client)
                #expect(try await visitor.get("/dispatching").status == 403, "\(officer)")
                #expect(try await !visitor.get("/").body.contains("派单台"), "\(officer)")
            }
        }
    }

    @Test func `the whole course beside the list says who did it, by name`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.waiting()
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            _ = try await visitor.post("/dispatching/\(number)/actions/dispatch", [("units", OfficeSite.bureau)])
            site.clock.advance(by: 60)
            let page = try await visitor.get("/dispatching?queue=unacknowledged&order=\(number)")
            #expect(page.body.contains("<span class=\"who\">演示派单员 D-派单员</span>"))
            // Who registered it has no account here: his number alone.
            #expect(page.body.contains("<span class=\"who\">\(SmallCity.callTaker.id)</span>"))
        }
    }

    @Test func `no identity stands on the page`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.waiting {
                $0.citizen = Citizen(name: "欧阳测试", callingNumber: "19912345678")
                $0.content = "请回电19912345678"
            }
            let page = try await OfficeSite.visitor("D-派单员", client).get("/dispatching?order=\(number)")
            #expect(!page.body.contains("19912345678") && !page.body.contains("欧阳测试"))
        }
    }
}

extension OfficeSite {
    /// An order that waits for its dispatch, registered a minute before the clock of the site.
    func waiting(_ change: (inout WorkOrder) -> Void = { _ in }) async throws -> String {
        let at = clock.now.advanced(bySeconds: -60)
        var draft = SmallCity.appeal(at: at)
        change(&draft)
        return try await desk.register(draft, by: SmallCity.callTaker, at: at).order.number
    }
}

extension Visitor {
    /// What a script of a page asks for.
    func part(_ path: String) async throws -> Page {
        var headers: HTTPFields = [.cookie: cookie]
        if let name = HTTPFields.Element.Name("X-Part") { headers[name] = "1" }
        return try await Page(client.execute(uri: path, method: .get, headers: headers), path)
    }
}
