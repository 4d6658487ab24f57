import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// What a dispatcher does beside his list: 派单, 退单裁定, 延期审批, 撤回, 加派, 更正.
@Suite struct DispatchingFormTests {
    private static let (bureau, other) = (OfficeSite.bureau, OfficeSite.otherBureau)

    @Test
    func `a dispatch to three units with a deadline of its own, an opinion and a call, then the next order is open`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let (first, second) = (try await site.waiting(), try await site.waiting())
            let form = try #require(PageForm.all(of: try await visitor.get("/dispatching?order=\(first)")).dispatch)
            #expect(form.items.contains { $0.name == "next" && $0.value == second })
            let sent = form.items.filter { !$0.name.hasPrefix("units") }.map {
                ($0.name, Self.typed[$0.name] ?? $0.value)
            }
            let units = [
                ("units", Self.bureau), ("units-at", ""), ("units", Self.other), ("units-at", "2022-02-16T12:00"),
                ("units", SmallCity.bureaus[2]), ("units-at", ""),
            ]
            let answer = try await visitor.post(form.path, sent + units)
            #expect(answer.header("Location")?.contains("order=\(second)") == true, "\(answer.body)")
            let file = try await site.desk.file(first)
            #expect(file.dispatches.map(\.unit) == [Self.bureau, Self.other, SmallCity.bureaus[2]])
            #expect(file.dispatches.map(\.role) == [.lead, .assisting, .assisting])
            #expect(file.dispatches[1].deadline == Instant("2022-02-16 12:00"))
            let words = try await site.desk.events(first).last?.words ?? ""
            #expect(words.contains("请现场核实") && words.contains("电话交办王主任（2022-02-14 09:35）"))
            let next = try await visitor.get(answer.header("Location") ?? "")
            #expect(next.body.contains("已派单，10 秒内可撤销"))
            #expect(next.body.contains("action=\"/dispatching/\(first)/actions/undo\""))
        }
    }

    private static let typed = [
        "note": "请现场核实", "phoned": "王主任", "phoned-at": "2022-02-14T09:35", "override": "",
    ]

    @Test func `a deadline later than the limit, or that is no time, is said at the form and nothing is lost`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let path = "/dispatching/\(try await site.waiting())/actions/dispatch"
            for (time, status) in [("2023-02-16T12:00", 409), ("明天", 422), ("2020-01-01T00:00", 409)] {
                let answer = try await visitor.post(
                    path,
                    [("units", Self.bureau), ("units-at", time), ("note", "意见在此")]
                )
                #expect(answer.status == status && answer.body.contains("意见在此"), "\(time)")
                #expect(answer.body.contains("value=\"\(time)\""), "\(time)")
            }
            let unnamed = try await visitor.post(path, [("units", ""), ("units", Self.other), ("note", "")])
            #expect(unnamed.status == 409 && unnamed.body.contains("主办"))
        }
    }

    @Test func `undo takes the dispatch back and leads to the order again`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let path = "/dispatching/\(number)/actions"
            #expect(try await visitor.post("\(path)/dispatch", [("units", Self.bureau)]).status == 303)
            let undone = try await visitor.post("\(path)/undo", [])
            #expect(undone.header("Location")?.contains("order=\(number)") == true)
            #expect(try await site.desk.file(number).order.status == .registered)
            #expect(try await visitor.post("\(path)/undo", []).status == 409)
        }
    }

    @Test func `units by their letters and a category from the list, for who has no script`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let amend = "/dispatching/\(number)/actions/amend"
            let wrong = try await visitor.post(amend, [("category", "无此类别"), ("reason", "归类有误")])
            #expect(wrong.status == 422 && wrong.body.contains("“诉求类别”应为列表中的一个类别"))
            _ = try await site.waiting { $0.category = CategoryPath(["市场监管", "价格"]) ?? $0.category }
            site.clock.advance(by: 60)
            let right = try await visitor.post(amend, [("category", "价格"), ("reason", "归类有误")])
            #expect(right.status == 303, "\(right.body)")
            #expect(try await site.desk.file(number).order.category.names == ["市场监管", "价格"])
            let sent = try await visitor.post("/dispatching/\(number)/actions/dispatch", [("units", "scgj")])
            #expect(sent.status == 303)
            #expect(try await site.desk.file(number).dispatches.map(\.unit) == [Self.bureau])
        }
    }

    @Test func `a send-back shows who sent it back and why, is refused once, and after three rounds binds`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let path = "/dispatching/\(number)/actions"
            _ = try await visitor.post("\(path)/dispatch", [("units", Self.bureau)])
            let units = [Self.bureau, Self.other, SmallCity.bureaus[2]]
            for (index, unit) in units.enumerated() {
                try await site.sendBack(number, index + 1, from: unit, "第\(index + 1)次不属本单位")
                let page = try await visitor.get("/dispatching?queue=send-backs")
                #expect(page.body.contains("第 \(index + 1) 次 · \(unit)") && page.body.contains("不属本单位"))
                let isLast = index + 1 == 3
                #expect(page.body.contains("改派的单位即为指定承办") == isLast)
                let next = isLast ? SmallCity.county : units[index + 1]
                let items = [
                    ("dispatch", "\(number)-\(index + 1)"), ("ruling", "0"), ("opinion", "同意改派"), ("units", next),
                    ("list", "queue=send-backs"),
                ]
                let ruled = try await visitor.post("\(path)/ruleOnSendBack", items)
                #expect(ruled.header("Location")?.hasPrefix("/dispatching?queue=send-backs") == true, "\(ruled.body)")
            }
            let last = try #require(try await site.desk.file(number).dispatches.last)
            #expect(last.unit == SmallCity.county && last.isDesignated)
        }
    }

    @Test func `recall before acknowledgement needs a reason, and an added unit gets its part`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let path = "/dispatching/\(number)/actions"
            _ = try await visitor.post("\(path)/dispatch", [("units", Self.bureau)])
            let page = try await visitor.get("/dispatching?queue=unacknowledged")
            #expect(page.body.contains("撤回派单 · \(Self.bureau)") && page.body.contains("/actions/recall\""))
            let added = try await visitor.post("\(path)/addUnit", [("unit", Self.other), ("note", "配合")])
            #expect(added.status == 303, "\(added.body)")
            let recalled = [("dispatch", "\(number)-2"), ("reason", "")]
            #expect(try await visitor.post("\(path)/recall", recalled).status == 422)
            let reasoned = [("dispatch", "\(number)-2"), ("reason", "派错")]
            #expect(try await visitor.post("\(path)/recall", reasoned).status == 303)
            #expect(try await site.desk.file(number).dispatches.map(\.end) == [nil, .recalled])
        }
    }

    @Test func `what somebody else has done meanwhile is said, with the order as it is now`() async throws {
        try await OfficeSite.open { site, client in
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            let number = try await site.waiting()
            let form = try #require(PageForm.all(of: try await visitor.get("/dispatching?order=\(number)")).dispatch)
            let action = Action.dispatch([Assignment(Self.other)], Handover())
            _ = try await site.desk.carryOut(action, on: number, by: SmallCity.dispatcher, at: site.clock.now)
            let late = try await visitor.post(form.path, form.sent(with: "units", Self.bureau))
            #expect(late.status == 409 && late.body.contains("role=\"alert\""))
            #expect(try await site.desk.file(number).dispatches.map(\.unit) == [Self.other])
        }
    }
}

extension [PageForm] {
    /// The form of a dispatch beside the list.
    fileprivate var dispatch: PageForm? { first { $0.path.hasSuffix("/actions/dispatch") } }
}

extension OfficeSite {
    /// Has a unit send its dispatch back, a minute later.
    func sendBack(_ number: String, _ dispatch: Int, from unit: String, _ basis: String) async throws {
        clock.advance(by: 60)
        let code = try #require(rules.reasons.sendBack.keys.sorted().first)
        let action = Action.requestSendBack(dispatch: "\(number)-\(dispatch)", reasonCode: code, basis: basis)
        _ = try await desk.carryOut(action, on: number, by: SmallCity.clerk(unit), at: clock.now)
        clock.advance(by: 60)
    }
}
