import Bulletins
import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 单位工作台 as a unit's people see it.
@Suite struct UnitDeskPageTests {
    private static let (bureau, county, town) = (OfficeSite.bureau, OfficeSite.county, OfficeSite.town)

    @Test func `it is the first page of a unit's people, with the first dispatch open and its form`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.given(to: Self.bureau)
            for officer in ["D-经办", "D-领导"] {
                let entered = try await Visitor(client: client, cookie: "", csrf: "").post(
                    "/sign-in",
                    [("demo", officer)]
                )
                #expect(entered.header("Location") == "/unit-desk", "\(officer)")
                let page = try await OfficeSite.visitor(officer, client).get("/unit-desk")
                #expect(page.status == 200 && page.listed == [number] && page.count("waiting") == "1", "\(officer)")
                #expect(page.body.contains("<tr class=\"shown\">") && page.body.contains("路灯不亮"))
                #expect(page.body.contains("/unit-desk/\(number)/actions/acknowledge\""))
                #expect(page.body.contains("还剩 10 个工作日"))
            }
        }
    }

    @Test func `another unit's order is never seen, opened, acted on or counted`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.given(to: Self.bureau)
            let other = try await OfficeSite.visitor("D-别处", client)
            for tab in UnitTab.allCases {
                let page = try await other.get("/unit-desk?tab=\(tab.rawValue)")
                #expect(page.status == 200 && page.listed.isEmpty && !page.body.contains(number), "\(tab)")
                for name in page.tabs { #expect(page.count(name) == "0", "\(name)") }
            }
            #expect(try await other.get("/unit-desk?open=\(number)-1").status == 403)
            #expect(try await other.part("/unit-desk?open=\(number)-1").status == 403)
            let path = "/unit-desk/\(number)"
            #expect(try await other.post("\(path)/actions/acknowledge", [("dispatch", "\(number)-1")]).status == 403)
            #expect(try await other.post("\(path)/identity", [("dispatch", "\(number)-1")]).status == 403)
            let together = try await other.post("/unit-desk/acknowledge", [("dispatch", "\(number)-1")])
            #expect(together.status == 422 && !together.body.contains(number))
            #expect(try await other.get("/unit-desk?unit=\(URLText.encoded(Self.bureau))").status == 403)
            #expect(try await !site.actions(on: number).contains(.acknowledge))
        }
    }

    @Test func `the centre's people have other desks`() async throws {
        try await OfficeSite.open { _, client in
            for officer in ["D-话务员", "D-派单员", "D-审核员", "D-系统管理员"] {
                let visitor = try await OfficeSite.visitor(officer, client)
                #expect(try await visitor.get("/unit-desk").status == 403, "\(officer)")
                #expect(try await !visitor.get("/").body.contains("单位工作台"), "\(officer)")
            }
        }
    }

    @Test func `the tabs are those that concern who looks`() async throws {
        try await OfficeSite.open { _, client in
            let own = ["waiting", "handling", "soon", "overdue", "returned", "promised", "completed"]
            let clerk = try await OfficeSite.visitor("D-经办", client).get("/unit-desk")
            #expect(clerk.tabs == own)
            let leader = try await OfficeSite.visitor("D-领导", client).get("/unit-desk")
            #expect(leader.tabs.sorted() == (own + ["unsigned"]).sorted())
            let county = try await OfficeSite.visitor("D-县", client).get("/unit-desk")
            #expect(county.tabs == own + ["rulings", "reviews", "visits"])
            #expect(county.body.contains("下级待审核 <span class=\"count\""))
        }
    }

    @Test func `an empty tab says what will stand there`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-县", client)
            for tab in UnitTab.allCases {
                let page = try await visitor.get("/unit-desk?tab=\(tab.rawValue)")
                let said = page.body.pieces(from: "<div class=\"empty\">", to: "</div>").first ?? ""
                #expect(said.contains("没有\(tab.title)的工单") && said.withoutTags.count > 20, "\(tab): \(said)")
                #expect(!page.body.contains("class=\"action\""), "\(tab)")
            }
        }
    }

    @Test func `a script gets what stands beside the list alone`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-经办", client)
            #expect(try await visitor.part("/unit-desk").status == 404)
            let number = try await site.given(to: Self.bureau)
            let part = try await visitor.part("/unit-desk?open=\(number)-1")
            #expect(part.status == 200 && !part.body.contains("<html") && part.body.contains(number))
            #expect(try await visitor.part("/unit-desk?open=nothing").status == 404)
        }
    }

    @Test func `filters stay in the address and on every link of the list`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.given(to: Self.bureau) { $0.kind = .complaint }
            _ = try await site.given(to: Self.bureau)
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let page = try await visitor.get("/unit-desk?kind=\(URLText.encoded("投诉"))")
            let links = page.links.map(\.path).filter { $0.contains("open=") }
            #expect(page.listed == [number])
            #expect(!links.isEmpty && links.allSatisfy { $0.contains("kind=") }, "\(links)")
            #expect(try await visitor.get("/unit-desk?tab=soon&kind=").header("Location") == "/unit-desk?tab=soon")
            let bad = try await visitor.get("/unit-desk?tab=all&colour=red")
            #expect(bad.status == 400 && bad.body.contains("请填写") && bad.listed.isEmpty)
            #expect(try await visitor.get("/unit-desk?after=x").status == 400)
        }
    }

    @Test func `a county sees its towns' work beside its own, by unit and together, and no bureau's`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.passedOn()
            let visitor = try await OfficeSite.visitor("D-县", client)
            let own = try await visitor.get("/unit-desk?tab=handling")
            #expect(own.listed == [number] && own.body.contains("下派 1 家在办"))
            #expect(try await visitor.get("/unit-desk").listed.isEmpty)
            let together = try await visitor.get("/unit-desk?below=1")
            #expect(together.listed == [number] && together.body.contains("<span class=\"badge\">\(Self.town)</span>"))
            // Only what is its own may be chosen to be acknowledged.
            #expect(!together.body.contains("name=\"dispatch\" value=\"\(number)-2\" form=\"bulk\""))
            #expect(try await visitor.get("/unit-desk?unit=\(URLText.encoded(Self.town))").listed == [number])
            #expect(try await visitor.get("/unit-desk?unit=\(URLText.encoded(Self.bureau))").status == 403)
            let town = try await OfficeSite.visitor("D-镇", client)
            #expect(try await town.get("/unit-desk").listed == [number])
            #expect(try await town.get("/unit-desk?unit=\(URLText.encoded(Self.county))").status == 403)
        }
    }

    @Test func `each number of the units below leads to a list of as many`() async throws {
        try await OfficeSite.open { site, client in
            _ = try await site.passedOn()
            site.clock.advance(by: 30 * 86_400)
            let visitor = try await OfficeSite.visitor("D-县", client)
            let page = try await visitor.get("/unit-desk")
            let table = try #require(page.body.pieces(from: "下级在办</summary>", to: "</details>").first)
            let links = Page(body: table, path: "/unit-desk").links
            #expect(links.map(\.text) == ["1", "1"], "\(table)")
            #expect(try await visitor.get(links[0].path).total == "1")
            #expect(try await visitor.get(links[1].path).listed.count == 1)
        }
    }

    @Test func `why a reply came back stands before its form`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.taken(by: Self.bureau)
            let draft = ReplyDraft(internalAccount: "在修", publicAnswer: "在修", result: .resolved)
            try await site.act(number, .reply(dispatch: "\(number)-1", draft), SmallCity.clerk(Self.bureau))
            let opinion = "写清哪天修好"
            let refusing = Action.sign(dispatch: "\(number)-1", isSigned: false, opinion: opinion)
            try await site.act(number, refusing, SmallCity.leader(Self.bureau))
            let page = try await OfficeSite.visitor("D-经办", client).get("/unit-desk?tab=returned")
            #expect(page.listed == [number] && page.body.contains("负责人退回修改：\(opinion)"))
            #expect(page.body.contains("/actions/reply\"") && page.body.contains("退回重写</span>"))
            #expect(page.body.contains("未签发") && page.body.contains("公开：在修"))
        }
    }

    @Test func `the way of a reply through signing is told by its tabs`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.taken(by: Self.bureau)
            let draft = ReplyDraft(internalAccount: "修好", publicAnswer: "修好", result: .resolved)
            try await site.act(number, .reply(dispatch: "\(number)-1", draft), SmallCity.clerk(Self.bureau))
            let leader = try await OfficeSite.visitor("D-领导", client)
            let page = try await leader.get("/unit-desk?tab=unsigned")
            #expect(page.listed == [number] && page.body.contains("/unit-desk/\(number)/actions/sign\""))
            let path = "/unit-desk/\(number)/actions/sign"
            let signed = try await leader.post(
                path,
                [("dispatch", "\(number)-1"), ("isSigned", "0"), ("list", "tab=unsigned")]
            )
            #expect(signed.header("Location")?.hasPrefix("/unit-desk?tab=unsigned") == true, "\(signed.body)")
            #expect(try await leader.get("/unit-desk?tab=unsigned").listed.isEmpty)
            let waiting = try await leader.get("/unit-desk?tab=handling")
            #expect(waiting.body.contains("<span class=\"badge soon\">待审核</span>"))
            #expect(!waiting.body.contains("class=\"action\""))
        }
    }

    @Test func `what is suspended has no clock, and says until when`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.taken(by: Self.bureau)
            let until = CivilDay(year: 2022, month: 2, day: 25)
            let suspending = Action.suspend(
                dispatch: "\(number)-1",
                .expertise,
                document: "鉴定委托书1号",
                until: until
            )
            try await site.act(number, suspending, SmallCity.dispatcher)
            let page = try await OfficeSite.visitor("D-经办", client).get("/unit-desk?tab=handling")
            #expect(page.body.contains("挂起至 2022-02-25，时限不走") && page.body.contains("鉴定委托书1号"))
            #expect(page.body.contains("<span class=\"badge soon\">挂起</span>"))
        }
    }

    @Test func `what was promised stands with its day`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.taken(by: Self.bureau)
            var draft = ReplyDraft(internalAccount: "已立项", publicAnswer: "下月改造", result: .inProgress)
            draft.unresolvedReason = site.rules.reasons.unresolved.keys.sorted().first
            (draft.promisedDay, draft.stages) = (CivilDay(year: 2022, month: 3, day: 31), "三月底前完成")
            try await site.act(number, .reply(dispatch: "\(number)-1", draft), SmallCity.clerk(Self.bureau))
            let signing = Action.sign(dispatch: "\(number)-1", isSigned: true, opinion: nil)
            try await site.act(number, signing, SmallCity.leader(Self.bureau))
            let passing = Action.review(dispatch: "\(number)-1", .passed, opinion: nil)
            try await site.act(number, passing, SmallCity.reviewer)
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let page = try await visitor.get("/unit-desk?tab=promised")
            #expect(page.listed == [number] && page.body.contains("还剩 33 个工作日"))
            #expect(try await visitor.get("/unit-desk?tab=completed").body.contains("按期办结"))
        }
    }
}
