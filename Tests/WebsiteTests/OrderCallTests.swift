import Calls
import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 工单详情: its calls and recordings by right, and who did what.
@Suite struct OrderCallTests {
    /// An order of a call, and a call about it; its number.
    private func order(_ site: OfficeSite, _ visitor: Visitor) async throws -> String {
        try await site.ring("c-1", at: "D-话务员")
        let form = AppealTests.whole.filter { $0.0 != "callNumber" } + [("callNumber", "c-1"), ("end", "wait")]
        let answer = try await visitor.post("/desk", form)
        let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
        try await hangUp("c-1", recording: "REC/1.wav", site)
        site.clock.advance(by: 600)
        try await site.ring("c-2", at: "D-话务员")
        let about = [("from", "desk"), ("channel", "电话"), ("call", "c-2")]
        _ = try await visitor.post("/work-orders/\(number)/actions/recordProgressCall", about)
        return number
    }

    private func hangUp(_ id: String, recording: String, _ site: OfficeSite) async throws {
        var call = Call(id: id, direction: .incoming, beganAt: site.clock.now)
        (call.answeredAt, call.endedAt) = (site.clock.now, site.clock.now.advanced(bySeconds: 95))
        (call.end, call.recording) = (.party, recording)
        site.clock.advance(by: 120)
        _ = try await site.callDesk().take(CallReport(call), at: site.clock.now)
    }

    @Test("the page of an order has its calls, and each contact leads to the one in which it was said") func calls()
        async throws
    {
        try await OfficeSite.opened { site, _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let number = try await order(site, visitor)
            let page = try await visitor.get("/work-orders/\(number)").body
            #expect(page.contains("<dd>c-1</dd>") && page.contains("<dd>c-2</dd>") && page.contains("1分35秒"))
            for anchor in ["call-1", "call-2"] {
                #expect(page.contains("href=\"#\(anchor)\"") && page.contains("id=\"\(anchor)\""), "\(anchor)")
            }
            let contact = try #require(page.pieces(from: "<li", to: "</li>").first { $0.contains("诉求人通过电话进度查询") })
            #expect(contact.contains("#call-2") && contact.contains("演示话务员 D-话务员"))
        }
    }

    @Test("where a recording is kept is told to who had the call and to 班长; a unit sees no calls") func recordings()
        async throws
    {
        try await OfficeSite.opened { site, _, client in
            let own = try await OfficeSite.visitor("D-话务员", client)
            let number = try await order(site, own)
            site.clock.advance(by: 60)
            let assignment = Assignment(OfficeSite.bureau, role: .lead)
            _ = try await site.desk.carryOut(
                .dispatch([assignment], Handover(note: "请办理")),
                on: number,
                by: SmallCity.dispatcher,
                at: site.clock.now
            )
            for (officer, hears) in [("D-话务员", true), ("D-班长", true), ("D-派单员", false), ("D-审核员", false)] {
                let visitor = try await OfficeSite.visitor(officer, client)
                let page = try await visitor.get("/work-orders/\(number)").body
                #expect(page.contains("REC/1.wav") == hears, "\(officer)")
                #expect(page.contains("有录音，请联系班长调听") != hears, "\(officer)")
                #expect(page.contains("没有录音"), "\(officer): the second call has none")
            }
            let unit = try await OfficeSite.visitor("D-经办", client)
            let page = try await unit.get("/work-orders/\(number)").body
            #expect(!page.contains("录音") && !page.contains("id=\"call-1\"") && page.contains("派单1"))
        }
    }

    @Test("of two who did something in one second nobody is named, nor the program itself") func people() throws {
        func event(_ id: String, _ seconds: Int) -> EventStamp {
            EventStamp(at: OfficeSite.now.advanced(bySeconds: seconds), officer: id)
        }
        let people = TimelinePeople([
            event("T001", 0), event("T001", 0), event("T001", 1), event("T002", 1), event("T002", 2),
            event(Officer.system.id, 3),
        ])
        let found = (0...4).map { people.stamp(at: OfficeSite.now.advanced(bySeconds: $0))?.officer }
        #expect(found == ["T001", nil, "T002", nil, nil])
        #expect(people.ids == ["T001", "T002"] && TimelinePeople().ids.isEmpty)
    }
}
