import Calls
import Casework
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Website

/// 话务 names people with their 工号.
@Suite struct CallNamesTests {
    private func answer(_ id: String, by agent: String, _ site: OfficeSite) async throws {
        var call = Call(id: id, direction: .incoming, beganAt: site.clock.now.advanced(bySeconds: -100))
        (call.offeredAt, call.answeredAt) = (call.beganAt, call.beganAt.advanced(bySeconds: 5))
        (call.agent, call.agentSince) = (agent, call.answeredAt)
        (call.endedAt, call.end) = (call.beganAt.advanced(bySeconds: 65), .party)
        _ = try await site.callDesk().take(CallReport(call, calling: "19900001234"), at: site.clock.now)
    }

    @Test("figures, lists and conditions name an agent, and one without an account keeps his number") func agents()
        async throws
    {
        try await OfficeSite.opened { site, _, client in
            try await answer("c-1", by: "D-话务员", site)
            try await answer("c-2", by: "S009", site)
            let leader = try await OfficeSite.visitor("D-班长", client)
            let figures = try await leader.get("/calls?period=2022-02-14")
            #expect(figures.body.contains(">演示话务员 D-话务员</th>") && figures.body.contains(">S009</th>"))
            let list = try await leader.get("/calls/list?period=2022-02-14")
            #expect(list.body.contains(">演示话务员 D-话务员</td>") && list.body.contains(">S009</td>"))
            let own = try #require(figures.links.first { $0.path.contains("agent=D-") })
            #expect(try await leader.get(own.path).body.contains("坐席 演示话务员 D-话务员"))
            let unknown = try #require(figures.links.first { $0.path.contains("agent=S009") })
            #expect(try await leader.get(unknown.path).body.contains("坐席 S009"))
            let idle = try await leader.get("/calls/list?period=2022-02-14&agent=D-%E7%8F%AD%E9%95%BF").body
            #expect(idle.contains("坐席 演示班长 D-班长"), "of somebody without calls too")
        }
    }

    @Test("who tried to call back stands in the list by name") func attempts() async throws {
        try await OfficeSite.opened { site, _, client in
            try await site.miss("m-1")
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            _ = try await visitor.post("/calls/missed", [("call", "m-1"), ("result", "无人接听")])
            #expect(try await visitor.get("/calls/missed").body.contains("无人接听，演示话务员 D-话务员"))
        }
    }

    @Test("a name stands before its 工号, and who acted for a unit says so") func wording() {
        let names = OfficerNames(names: ["T001": "张某某"])
        #expect(names.name("T001") == "张某某 T001" && names.name("T002") == "T002")
        let stamp = EventStamp(at: OfficeSite.now, officer: "T001", onBehalfOf: "市城管局")
        #expect(names.name(stamp) == "张某某 T001，代市城管局办理")
    }
}
