import Calls
import Casework
import TestSupport
import Testing
import WorkingDays

@testable import Website

/// 话务: figures, and the calls behind each.
@Suite struct CallFiguresTests {
    /// 90 calls of a morning: answered after 0…29 s, abandoned, lost.
    private func fill(_ site: OfficeSite) async throws {
        let desk = try site.callDesk()
        let start = OfficeSite.now.advanced(bySeconds: -7_200)
        for index in 0..<90 {
            let offered = start.advanced(bySeconds: index * 60)
            var call = Call(id: "c-\(index)", direction: .incoming, beganAt: offered)
            call.offeredAt = offered
            call.queue = index % 2 == 0 ? "市民" : "企业"
            if index % 9 < 7 {
                call.answeredAt = offered.advanced(bySeconds: index % 30)
                (call.agent, call.agentSince) = ("D-\(index % 3)", call.answeredAt)
            } else {
                call.end = index % 9 == 7 ? .party : .noAnswer
            }
            call.endedAt = offered.advanced(bySeconds: 200)
            _ = try await desk.take(CallReport(call, calling: "1990000\(1_000 + index)"), at: site.clock.now)
        }
    }

    @Test("every number of the page leads to a list of as many calls") func lists() async throws {
        try await OfficeSite.opened { site, _, client in
            try await fill(site)
            let visitor = try await OfficeSite.visitor("D-班长", client)
            let page = try await visitor.get("/calls?period=2022-02-14")
            #expect(page.status == 200 && page.body.contains("77.78%"))
            let links = page.links.filter { $0.path.hasPrefix("/calls/list") }
            #expect(links.count > 30)
            for link in links {
                var path = link.path
                var count = 0
                while true {
                    let list = try await visitor.get(path)
                    #expect(list.status == 200)
                    count += list.rows.count
                    guard let next = list.links.first(where: { $0.text == "下一页" }) else { break }
                    path = next.path
                }
                #expect("\(count)" == link.text, "\(link)")
            }
        }
    }

    @Test("a list shows masked numbers alone") func masked() async throws {
        try await OfficeSite.opened { site, _, client in
            try await site.miss("m-1")
            let visitor = try await OfficeSite.visitor("D-值班领导", client)
            let list = try await visitor.get("/calls/list?period=2022-02-14").body
            #expect(list.contains("199****1234") && !list.contains("19900001234") && list.contains("放弃"))
        }
    }

    @Test("a period or condition that can't be is refused with a sentence") func refused() async throws {
        try await OfficeSite.opened { _, _, client in
            let visitor = try await OfficeSite.visitor("D-班长", client)
            #expect(try await visitor.get("/calls").body.contains("2022-02-14"), "today without a period")
            for path in [
                "/calls?period=2022-13", "/calls/list", "/calls/list?period=2022-02&hour=24",
                "/calls/list?period=2022-02&fate=x",
                "/calls/list?period=2022-02&before=x", "/calls/list?period=2022-02&colour=red",
            ] { #expect(try await visitor.get(path).status == 400, "\(path)") }
        }
    }

    @Test("spans, means and rates as people read them") func wording() {
        #expect(
            [0, 59, 60, 125, 3_599, 3_600, 7_325].map(CallWording.span) == [
                "0秒", "59秒", "1分00秒", "2分05秒", "59分59秒", "1小时00分", "2小时02分",
            ]
        )
        #expect(
            CallWording.percentage(CallRate(2, over: 3)) == "66.67%"
                && CallWording.percentage(CallRate(0, over: 0)) == "—"
        )
        #expect(CallWording.mean(CallRate(31, over: 2)) == "16秒" && CallWording.mean(CallRate(0, over: 0)) == "—")
    }
}
