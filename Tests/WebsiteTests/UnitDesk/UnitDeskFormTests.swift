import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// What a unit does beside its list: 签收, 联系, 下派, 答复, 延期, 退单, and what its centre decides.
@Suite struct UnitDeskFormTests {
    private static let (bureau, county, town) = (OfficeSite.bureau, OfficeSite.county, OfficeSite.town)

    private static func form(_ name: String, on page: Page) throws -> PageForm {
        try #require(PageForm.all(of: page).first { $0.path.hasSuffix("/actions/\(name)") }, "\(name): \(page.path)")
    }

    @Test func `acknowledging opens the next, contacting stays, and both say what was done`() async throws {
        try await OfficeSite.open { site, client in
            let (first, second) = (try await site.given(to: Self.bureau), try await site.given(to: Self.bureau))
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let form = try Self.form("acknowledge", on: try await visitor.get("/unit-desk"))
            #expect(form.items.contains { $0.name == "next" && $0.value == "\(second)-1" })
            let answer = try await visitor.post(form.path, form.sent())
            let next = try await visitor.get(answer.header("Location") ?? "")
            #expect(next.body.contains("已完成“签收”，工单 \(first)。") && next.listed == [second])
            let contact = try Self.form("recordAttempt", on: try await visitor.get("/unit-desk?tab=handling"))
            let reached = contact.sent().map { $0.0 == "note" ? ("note", "约好明天上门") : $0 }
            let stayed = try await visitor.post(contact.path, reached)
            #expect(stayed.header("Location")?.contains("open=\(first)-1") == true, "\(stayed.body)")
            let page = try await visitor.get(stayed.header("Location") ?? "")
            #expect(page.body.contains("联系上了：约好明天上门") && page.body.contains("/actions/reply\""))
            #expect(try await site.desk.file(first).dispatches.first?.contactedAt != nil)
        }
    }

    @Test func `a county passes an order on, its town answers, the county returns it, the town writes anew`()
        async throws
    {
        try await OfficeSite.open { site, client in
            let number = try await site.taken(by: Self.county)
            let county = try await OfficeSite.visitor("D-县", client)
            let address = "/unit-desk?tab=handling&act=passOn&dispatch=\(number)-1"
            let passing = try Self.form("passOn", on: try await county.get(address))
            let sent = passing.items.filter { $0.name != "units" }.map { ($0.name, $0.value) } + [("units", Self.town)]
            #expect(try await county.post(passing.path, sent).status == 303)
            site.clock.advance(by: 60)
            let town = try await OfficeSite.visitor("D-镇", client)
            let taking = try Self.form("acknowledge", on: try await town.get("/unit-desk"))
            #expect(try await town.post(taking.path, taking.sent()).status == 303)
            for (round, words) in ["已安排", "二月十五日已修好"].enumerated() {
                site.clock.advance(by: 60)
                let tab = round == 0 ? "handling&act=reply&dispatch=\(number)-2" : "returned"
                let reply = try Self.form("reply", on: try await town.get("/unit-desk?tab=\(tab)"))
                let answer = reply.sent(with: "publicAnswer", words).map { item in
                    switch item.0 {
                    case "result": ("result", "0")
                    case "promisedDay", "stages", "leavingOpen", "unresolvedReason": (item.0, "")
                    default: item
                    }
                }
                let written = try await town.post(reply.path, answer)
                #expect(written.status == 303, "\(written.body.suffix(9_000))")
                let signing = Action.sign(dispatch: "\(number)-2", isSigned: true, opinion: nil)
                try await site.act(number, signing, SmallCity.leader(Self.town))
                // Who passed it on doesn't review it: the county's leader does.
                let verdict: ReviewVerdict = round == 0 ? .returned : .passed
                let review = Action.review(dispatch: "\(number)-2", verdict, opinion: "写清时间")
                try await site.act(number, review, SmallCity.leader(Self.county))
            }
            #expect(try await site.desk.file(number).dispatch("\(number)-2")?.completedAt != nil)
            let own = try await county.get("/unit-desk?tab=handling&act=reply&dispatch=\(number)-1")
            #expect(own.body.contains("公开：二月十五日已修好") && own.body.contains("意见：写清时间"))
            #expect(try Self.form("reply", on: own).items.contains { $0.name == "publicAnswer" })
        }
    }

    @Test func `what waits for the county's review can't be reviewed by who passed it on, and says so`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.answered()
            let county = try await OfficeSite.visitor("D-县", client)
            let page = try await county.get("/unit-desk?tab=reviews")
            // D-县 is another than who passed it on here.
            #expect(page.listed == [number] && page.body.contains("/actions/review\""))
            let review = try Self.form("review", on: page)
            let without = review.sent().map {
                $0.0 == "verdict" ? ("verdict", "1") : ($0.0 == "opinion" ? ("opinion", "") : $0)
            }
            let refused = try await county.post(review.path, without)
            #expect(refused.status == 409 && refused.body.contains("回退理由"), "\(refused.status)")
            let passed = review.sent().map { $0.0 == "verdict" ? ("verdict", "0") : $0 }
            #expect(try await county.post(review.path, passed).status == 303)
            #expect(try await county.get("/unit-desk?tab=reviews").listed.isEmpty)
            let visits = try await county.get("/unit-desk?tab=visits")
            // Who reviewed doesn't visit.
            #expect(visits.listed == [number] && !visits.body.contains("/actions/visit\""))
        }
    }

    @Test func `an extension is asked for and granted, a send-back ruled on, at the county's desk`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.passedOn()
            try await site.act(number, .acknowledge(dispatch: "\(number)-2"), SmallCity.clerk(Self.town))
            let town = try await OfficeSite.visitor("D-镇", client)
            let deadline = try #require(try await site.desk.file(number).dispatch("\(number)-2")?.deadline)
            let address = "/unit-desk?tab=handling&act=requestExtension&dispatch=\(number)-2"
            let asking = try Self.form("requestExtension", on: try await town.get(address))
            let until = deadline.day.advanced(by: 1).description
            let sent = asking.sent(with: "until", until)
            let asked = try await town.post(asking.path, sent)
            #expect(asked.status == 303, "\(asked.body.pieces(from: "role=\"alert\"", to: "</div>"))")
            #expect(try await town.get("/unit-desk?tab=handling").body.contains("申请延期，等待审批"))
            site.clock.advance(by: 60)
            let county = try await OfficeSite.visitor("D-县", client)
            let ruling = try Self.form("ruleOnExtension", on: try await county.get("/unit-desk?tab=rulings"))
            #expect(try await county.post(ruling.path, ruling.sent(with: "opinion", "同意")).status == 303)
            #expect(try await site.desk.file(number).dispatch("\(number)-2")?.deadline.day.description == until)
            site.clock.advance(by: 60)
            let back = try Self.form(
                "requestSendBack",
                on: try await town.get("/unit-desk?tab=handling&act=requestSendBack&dispatch=\(number)-2")
            )
            #expect(try await town.post(back.path, back.sent()).status == 303)
            let page = try await county.get("/unit-desk?tab=rulings")
            #expect(page.listed == [number] && page.body.contains("第 1 次 · \(Self.town)"))
            let decision = try Self.form("ruleOnSendBack", on: page)
            let items = decision.items.filter { !$0.name.hasPrefix("units") }.map { ($0.name, $0.value) }
            let said = ["ruling": "0", "opinion": "同意改派"]
            let ruled = items.map { ($0.0, said[$0.0] ?? $0.1) } + [("units", SmallCity.towns[1])]
            let answer = try await county.post(decision.path, ruled)
            #expect(answer.status == 303, "\(answer.body.pieces(from: "role=\"alert\"", to: "</div>"))")
            #expect(try await site.desk.file(number).dispatches.map(\.unit).last == SmallCity.towns[1])
            #expect(try await town.get("/unit-desk?tab=handling").listed.isEmpty)
        }
    }

    @Test func `a reply that lacks what its result asks for is said at the form and nothing is lost`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.taken(by: Self.bureau)
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let path = "/unit-desk/\(number)/actions/reply"
            let base = [("dispatch", "\(number)-1"), ("list", "tab=handling"), ("open", "\(number)-1")]
            let words = [("internalAccount", "内部情况在此"), ("publicAnswer", "公开答复在此")]
            let missing = try await visitor.post(path, base + [("internalAccount", "内部情况在此"), ("publicAnswer", "")])
            #expect(missing.status == 422 && missing.body.contains("请填写“公开答复”"))
            let promise = try await visitor.post(path, base + words + [("result", "6")])
            #expect(promise.status == 409 && promise.body.contains("内部情况在此</textarea>"))
            #expect(promise.body.contains("公开答复在此</textarea>") && promise.body.contains("role=\"alert\""))
            #expect(promise.listed == [number] && promise.body.contains("<tr class=\"shown\">"))
            let unreachable = try await visitor.post(path, base + words + [("result", "4")])
            #expect(unreachable.status == 409 && unreachable.body.contains("联系"))
            #expect(try await site.desk.file(number).replies.isEmpty)
        }
    }

    @Test func `what a colleague has done meanwhile is said, with the order as it is now`() async throws {
        try await OfficeSite.open { site, client in
            let number = try await site.given(to: Self.bureau)
            let visitor = try await OfficeSite.visitor("D-经办", client)
            let form = try Self.form("acknowledge", on: try await visitor.get("/unit-desk"))
            try await site.act(number, .acknowledge(dispatch: "\(number)-1"), SmallCity.clerk(Self.bureau))
            let late = try await visitor.post(form.path, form.sent())
            #expect(late.status == 409 && late.body.contains("role=\"alert\""))
            #expect(try await site.actions(on: number).count { $0 == .acknowledge } == 1)
        }
    }

    @Test func `several are acknowledged at once, and one that can't be is named`() async throws {
        try await OfficeSite.open { site, client in
            let numbers = [try await site.given(to: Self.bureau), try await site.given(to: Self.bureau)]
            let visitor = try await OfficeSite.visitor("D-经办", client)
            #expect(try await visitor.get("/unit-desk").body.contains("form=\"bulk\""))
            let taken = try await site.taken(by: Self.bureau)
            let chosen = (numbers + [taken]).map { ("dispatch", "\($0)-1") } + [("dispatch", "无此件")]
            let page = try await visitor.post("/unit-desk/acknowledge", chosen)
            #expect(page.status == 200 && page.body.contains("已签收 2 件，1 件没有签收。"))
            #expect(
                page.body.contains("\(taken)</a>：") && page.count("waiting") == "0" && page.count("handling") == "3"
            )
            for number in numbers { #expect(try await site.desk.file(number).dispatches[0].acknowledgedAt != nil) }
            #expect(try await visitor.post("/unit-desk/acknowledge", []).body.contains("请先勾选要签收的工单"))
        }
    }

    @Test func `a unit's field offers the units below it and no other`() async throws {
        try await OfficeSite.open { _, client in
            let county = try await OfficeSite.visitor("D-县", client).get("/choices/units")
            for town in SmallCity.towns { #expect(county.body.contains(town)) }
            for other in SmallCity.bureaus + [Self.county] {
                #expect(!county.body.contains("\"\(other)\""), "\(other)")
            }
            let centre = try await OfficeSite.visitor("D-派单员", client).get("/choices/units")
            for unit in SmallCity.units { #expect(centre.body.contains(unit.name)) }
        }
    }
}
