import Bulletins
import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 审核台 as a reviewer of the centre sees it.
@Suite struct ReviewPageTests {
    private static let bureau = OfficeSite.bureau

    @Test func `it is a reviewer's first page, with the reply, what it says and the form beside the list`() async throws
    {
        try await OfficeSite.open { site, client in
            let number = try await site.signed()
            let entered = try await Visitor(client: client, cookie: "", csrf: "").post("/sign-in", [("demo", "D-审核员")])
            #expect(entered.header("Location") == "/reviews")
            let page = try await OfficeSite.visitor("D-审核员", client).get("/reviews")
            #expect(page.status == 200 && page.listed == [number] && page.body.contains("data-review-count=\"own\">1<"))
            #expect(page.body.contains("公开：路灯已修复") && page.body.contains("内部：已派人修好"))
            #expect(page.body.contains("<dt>办理结果</dt><dd>已解决</dd>") && page.body.contains("审核：还剩 1 个工作日"))
            #expect(page.body.contains("action=\"/reviews/\(number)/actions/review\""))
            #expect(!page.body.contains("/identity\""))
        }
    }

    @Test func `returning needs a reason, which the unit then reads; passing completes and opens the next`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let (first, second) = (try await site.signed(), try await site.signed())
            let visitor = try await OfficeSite.visitor("D-审核员", client)
            let form = try Self.form(on: try await visitor.get("/reviews"))
            #expect(form.items.contains { $0.name == "next" && $0.value == "\(second)-1" })
            let returning = form.sent(with: "verdict", "1").map { $0.0 == "opinion" ? ("opinion", "") : $0 }
            let refused = try await visitor.post(form.path, returning)
            #expect(refused.status == 409 && refused.body.contains("回退理由") && refused.listed == [first, second])
            let reasoned = returning.map { $0.0 == "opinion" ? ("opinion", "写清哪天修好") : $0 }
            let answer = try await visitor.post(form.path, reasoned)
            #expect(answer.header("Location")?.contains("open=\(second)-1") == true, "\(answer.body)")
            let clerk = try await OfficeSite.visitor("D-经办", client).get("/unit-desk?tab=returned")
            #expect(clerk.listed == [first] && clerk.body.contains("审核回退：写清哪天修好"))
            let next = try await visitor.get(answer.header("Location") ?? "")
            #expect(next.body.contains("已完成“审核答复”，工单 \(first)。") && next.listed == [second])
            let passing = try Self.form(on: next)
            #expect(try await visitor.post(passing.path, passing.sent(with: "verdict", "0")).status == 303)
            #expect(try await site.desk.file(second).dispatches[0].completedAt != nil)
            #expect(try await visitor.get("/reviews").body.contains("没有待审核的答复"))
        }
    }

    @Test func `who dispatched it finds it in the other queue, without a form, and is refused`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.signed(dispatchedBy: Officer(id: "D-审核员", role: "派单员"))
            let visitor = try await OfficeSite.visitor("D-审核员", client)
            let own = try await visitor.get("/reviews")
            #expect(own.listed.isEmpty && own.body.contains("data-review-count=\"others\">1<"))
            let others = try await visitor.get("/reviews?queue=others")
            #expect(others.listed == [number] && !others.body.contains("class=\"action\""))
            let sent = [("dispatch", "\(number)-1"), ("verdict", "0"), ("list", "queue=others")]
            let answer = try await visitor.post("/reviews/\(number)/actions/review", sent)
            #expect(answer.status == 409)
            #expect(try await site.desk.file(number).dispatches[0].completedAt == nil)
        }
    }

    @Test func `a result that citizens seldom take, and a round of rework, stand on the row and first`() async throws {
        try await OfficeSite.open { site, client in
            let (plain, rare) = (try await site.signed(), try await site.signed(result: .unfounded))
            let page = try await OfficeSite.visitor("D-审核员", client).get("/reviews")
            #expect(page.listed == [rare, plain])
            #expect(page.body.contains("<span class=\"badge soon\">诉求不属实</span>"))
            #expect(!page.body.contains("<span class=\"badge soon\">已解决</span>"))
        }
    }

    @Test func `other roles have no queue, and a reviewer no unit's desk`() async throws {
        try await OfficeSite.open { _, client in
            for officer in ["D-话务员", "D-派单员", "D-经办", "D-回访员"] {
                let visitor = try await OfficeSite.visitor(officer, client)
                #expect(try await visitor.get("/reviews").status == 403, "\(officer)")
                #expect(try await !visitor.get("/").body.contains("审核台"), "\(officer)")
            }
        }
    }

    @Test func `addresses are read back, and faults in them are said`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.signed()
            let visitor = try await OfficeSite.visitor("D-审核员", client)
            #expect(try await visitor.get("/reviews?queue=own&kind=").header("Location") == "/reviews?queue=own")
            #expect(try await visitor.get("/reviews?kind=\(URLText.encoded("投诉"))").listed.isEmpty)
            let bad = try await visitor.get("/reviews?queue=all&colour=red")
            #expect(bad.status == 400 && bad.listed.isEmpty && bad.body.contains("请填写"))
            #expect(try await visitor.get("/reviews?after=x").status == 400)
            #expect(try await visitor.get("/reviews?open=nothing").status == 404)
            let part = try await visitor.part("/reviews?open=\(number)-1")
            #expect(part.status == 200 && !part.body.contains("<html") && part.body.contains("/actions/review\""))
        }
    }

    @Test func `no identity stands on the page, and no number in a reply`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.signed { $0.citizen = Citizen(name: "欧阳测试", callingNumber: "19912345678") }
            let page = try await OfficeSite.visitor("D-审核员", client).get("/reviews")
            #expect(page.listed.count == 1 && !page.body.contains("19912345678") && !page.body.contains("欧阳测试"))
        }
    }

    @Test func `a reply that was signed is told to open pages, once`() async throws {
        try await OfficeSite.opened { site, website, client in
            let listener = try #require(website.live.listen(officer: "D-审核员", session: "a"))
            _ = try await site.signed()
            for _ in 0..<3 { try await website.refreshLive() }
            let visitor = try await OfficeSite.visitor("D-审核员", client)
            #expect(try await visitor.get("/live/state").body.contains("\"topic\": \"reviews\""))
            website.live.close()
            var told: [Int] = []
            for await signal in listener.signals {
                if case .message(.reviews(let count)) = signal { told.append(count) }
            }
            #expect(told == [1])
        }
    }

    private static func form(on page: Page) throws -> PageForm {
        try #require(PageForm.all(of: page).first { $0.path.hasSuffix("/actions/review") }, "\(page.path)")
    }
}

extension OfficeSite {
    /// A reply that a bureau's leader has signed.
    fileprivate func signed(
        dispatchedBy dispatcher: Officer = SmallCity.dispatcher,
        result: CompletionResult = .resolved,
        _ change: (inout WorkOrder) -> Void = { _ in }
    ) async throws -> String {
        let number = try await waiting(change)
        let dispatch = "\(number)-1"
        try await act(number, .dispatch([Assignment(Self.bureau)], Handover()), dispatcher)
        try await act(number, .acknowledge(dispatch: dispatch), SmallCity.clerk(Self.bureau))
        let draft = ReplyDraft(internalAccount: "已派人修好", publicAnswer: "路灯已修复", result: result)
        try await act(number, .reply(dispatch: dispatch, draft), SmallCity.clerk(Self.bureau))
        try await act(number, .sign(dispatch: dispatch, isSigned: true, opinion: nil), SmallCity.leader(Self.bureau))
        return number
    }
}
