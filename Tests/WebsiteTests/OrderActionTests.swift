import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// What officers do on the page of an order, as forms without script.
@Suite struct OrderActionTests {
    @Test func `a page offers what this officer may do with this order now`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let before = try await clerk.get("/work-orders/\(number)").body
            #expect(before.contains(">签收</button>") && !before.contains(">审核答复<"))
            let done = try await clerk.post("/work-orders/\(number)/actions/acknowledge", [("dispatch", "\(number)-1")])
            #expect(done.status == 303)
            let after = try await clerk.get(try #require(done.header("Location"))).body
            #expect(after.contains("已完成“签收”") && !after.contains(">签收</button>"))
            #expect(after.contains("actions/reply?dispatch="))
            let reviewer = try await OfficeSite.visitor("D-审核员", client)
            #expect(try await !reviewer.get("/work-orders/\(number)").body.contains(">签收</button>"))
        }
    }

    @Test func `an order goes from its unit's reply to its closing through the pages alone`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let path = { (name: String) in "/work-orders/\(number)/actions/\(name)" }
            let dispatch = ("dispatch", "\(number)-1")
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let leader = try await OfficeSite.visitor("D-领导", client)
            let reviewer = try await OfficeSite.visitor("D-审核员", client)
            let visitor = try await OfficeSite.visitor("D-回访员", client)
            let steps: [(Visitor, String, [(String, String)])] = [
                (clerk, "acknowledge", [dispatch]),
                (clerk, "recordAttempt", [dispatch, ("isReached", "0")]),
                (
                    clerk, "reply",
                    [dispatch, ("internalAccount", "已更换灯头。"), ("publicAnswer", "您好，路灯已修好。"), ("result", "0")]
                ),
                (leader, "sign", [dispatch, ("isSigned", "0")]),
                (reviewer, "review", [dispatch, ("verdict", "0")]),
                (visitor, "visit", [("unit", "0"), ("method", "电话"), ("isReached", "0"), ("result", "1")]),
                (visitor, "close", []),
            ]
            for (officer, name, items) in steps {
                let answer = try await officer.post(path(name), items)
                #expect(answer.status == 303, "\(name): \(answer.body.pieces(from: "role=\"alert\">", to: "</div>"))")
            }
            #expect(try await site.desk.file(number).order.status == .closed)
        }
    }

    @Test func `the centre sees the clock of its own work, a unit doesn't`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let action = { (name: String) in "/work-orders/\(number)/actions/\(name)" }
            let dispatch = ("dispatch", "\(number)-1")
            for items in [
                ("acknowledge", [dispatch]), ("recordAttempt", [dispatch, ("isReached", "0")]),
                ("reply", [dispatch, ("internalAccount", "已换。"), ("publicAnswer", "您好，已修好。"), ("result", "0")]),
            ] {
                #expect(try await clerk.post(action(items.0), items.1).status == 303)
            }
            let leader = try await OfficeSite.visitor("D-领导", client)
            #expect(try await leader.post(action("sign"), [dispatch, ("isSigned", "0")]).status == 303)
            let reviewer = try await OfficeSite.visitor("D-审核员", client)
            #expect(try await reviewer.get("/work-orders/\(number)").body.contains("审核时限"))
            #expect(try await !clerk.get("/work-orders/\(number)").body.contains("审核时限"))
        }
    }

    @Test func `what is missing is named by its label and what was typed stays`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let items = [("dispatch", "\(number)-1"), ("basis", "三定方案 <b>")]
            let answer = try await clerk.post("/work-orders/\(number)/actions/requestSendBack", items)
            #expect(answer.status == 422 && answer.body.contains("请填写“退单理由”。"))
            #expect(answer.body.contains("三定方案 &lt;b&gt;"))
            #expect(try await site.desk.file(number).sendBacks.isEmpty)
        }
    }

    @Test func `a day that is none is said to be none`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let items = [
                ("dispatch", "\(number)-1"), ("until", "2022-02-30"), ("reason", "待料"), ("isCitizenTold", "1"),
            ]
            let answer = try await clerk.post("/work-orders/\(number)/actions/requestExtension", items)
            #expect(answer.status == 422 && answer.body.contains("延期到") && answer.body.contains("待料"))
        }
    }

    @Test func `who acts on an older state sees the newer and keeps his words`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let form = try await clerk.get("/work-orders/\(number)/actions/requestSendBack?dispatch=\(number)-1")
            let revision = try #require(form.body.pieces(from: "name=\"revision\" value=\"", to: "\"").first)
            _ = try await site.desk.carryOut(
                .acknowledge(dispatch: "\(number)-1"),
                on: number,
                by: SmallCity.clerk(OfficeSite.bureau),
                at: OfficeSite.now.advanced(bySeconds: 300)
            )
            let items = [
                ("dispatch", "\(number)-1"), ("revision", revision), ("reasonCode", "0"), ("basis", "不属本单位"),
            ]
            let answer = try await clerk.post("/work-orders/\(number)/actions/requestSendBack", items)
            #expect(answer.status == 409 && answer.body.contains("刚被他人改动") && answer.body.contains("不属本单位"))
            let newer = try #require(answer.body.pieces(from: "name=\"revision\" value=\"", to: "\"").first)
            #expect(newer != revision)
            let again = items.filter { $0.0 != "revision" } + [("revision", newer)]
            #expect(try await clerk.post("/work-orders/\(number)/actions/requestSendBack", again).status == 303)
        }
    }

    @Test func `every action that people do has a form whose fields have labels`() async throws {
        try await OfficeSite.open { site, _ in
            let file = try await site.desk.file(try await site.dispatched())
            let fields = ActionFields(file, site.rules.reasons)
            let silent: Set<ActionName> = [
                .register, .adopt, .split, .inheritResult, .passAlertOn, .warn, .recomputeDeadlines, .undo,
            ]
            for name in ActionName.allCases {
                let all = fields.fields(name)
                #expect(all.isEmpty == silent.union(ActionFields.atOnce).contains(name), "\(name)")
                #expect(all.allSatisfy { !$0.label.isEmpty }, "\(name)")
                #expect(Set(all.map(\.name)).count == all.count, "\(name)")
            }
        }
    }

    @Test func `the draft of a form is named by action and dispatch, and ends when the server has it`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.dispatched()
            let dispatch = try #require(try await site.desk.file(number).dispatches.first?.number)
            let clerk = try await OfficeSite.visitor("D-经办", client)
            let path = "/work-orders/\(number)/actions/requestSendBack"
            let form = try await clerk.get("\(path)?dispatch=\(dispatch)")
            #expect(form.body.contains("data-draft=\"\(path) \(dispatch)\" data-draft-key=\""))
            #expect(OrderActionPage.draft(path, nil) == path && OrderActionPage.draft(path, "A-1") == "\(path) A-1")
            let items = [("dispatch", dispatch), ("reasonCode", "01"), ("basis", "职责不符")]
            let next = try #require(try await clerk.post(path, items).header("Location"))
            #expect(next.contains("drafted=") && next.contains("done="))
        }
    }

    @Test func `an action on an order that isn't there is answered by a page`() async throws {
        try await OfficeSite.open { _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await visitor.get("/work-orders/none/actions/amend").status == 404)
            #expect(try await visitor.post("/work-orders/none/actions/amend", [("reason", "x")]).status == 404)
        }
    }

    @Test func `the units of a dispatch are taken in the order of the form, the first leading`() async throws {
        try await OfficeSite.open { site, client in
            let at = OfficeSite.now.advanced(bySeconds: 60)
            let number = try await site.desk.register(SmallCity.appeal(at: at), by: SmallCity.callTaker, at: at).order
                .number
            let dispatcher = try await OfficeSite.visitor("D-派单员", client)
            let form = try await dispatcher.get("/work-orders/\(number)/actions/dispatch")
            #expect(form.body.contains("主办单位") && form.body.contains("协办单位"))
            let items = [
                ("units", OfficeSite.otherBureau), ("units", ""), ("units", OfficeSite.bureau), ("note", "请速办"),
            ]
            #expect(try await dispatcher.post("/work-orders/\(number)/actions/dispatch", items).status == 303)
            let dispatches = try await site.desk.file(number).dispatches
            #expect(dispatches.map(\.unit) == [OfficeSite.otherBureau, OfficeSite.bureau])
            #expect(dispatches.map(\.role) == [.lead, .assisting])
        }
    }
}
