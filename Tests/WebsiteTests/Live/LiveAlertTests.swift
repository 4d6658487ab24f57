import Casework
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// Urgent matters reach who is on duty while his page is open.
@Suite struct LiveAlertTests {
    private func heard(_ signals: AsyncStream<LiveHub.Signal>) async -> [LiveHub.Signal] {
        var heard: [LiveHub.Signal] = []
        for await signal in signals { heard.append(signal) }
        return heard
    }

    @Test("a registered threat is told to who is to confirm it, and everybody hears the count") func registered()
        async throws
    {
        try await OfficeSite.opened { site, website, client in
            let leader = try #require(website.live.listen(officer: "D-值班领导", session: "a"))
            let other = try #require(website.live.listen(officer: "D-督办", session: "b"))
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            let items = AppealTests.whole.filter { $0.0 != "content" } + [("content", "再不解决我就跳楼"), ("end", "wait")]
            let answer = try await callTaker.post("/desk", items)
            let number = try #require(answer.header("Location")?.pieces(from: "registered=", to: "&").first)
            website.live.close()
            let file = try await site.desk.file(number)
            let alert = try #require(file.matters.alerts.first)
            #expect(alert.told.contains("D-值班领导") && !alert.told.contains("D-督办"))
            let told = LiveHub.Signal.message(.alert(number: number, kind: alert.kind.title))
            #expect(await heard(leader.signals) == [told, .message(.alerts(count: 1))])
            #expect(await heard(other.signals) == [.message(.alerts(count: 1))])
        }
    }

    @Test("an appeal without anything urgent tells nobody anything") func quiet() async throws {
        try await OfficeSite.opened { _, website, client in
            let leader = try #require(website.live.listen(officer: "D-值班领导", session: "a"))
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            _ = try await callTaker.post("/desk", AppealTests.whole + [("end", "wait")])
            website.live.close()
            #expect(await heard(leader.signals).isEmpty)
        }
    }

    @Test("who hears of urgent matters may mute their sound, and nobody else has a button for it") func muting()
        async throws
    {
        try await OfficeSite.opened { _, _, client in
            for (officer, path, hears) in [
                ("D-值班领导", "/alerts", true), ("D-话务员", "/desk", true), ("D-审核员", "/work-orders", false),
                ("D-经办", "/unit-desk", false),
            ] {
                let page = try await OfficeSite.visitor(officer, client).get(path).body
                #expect(page.contains("data-sound aria-pressed=\"false\"") == hears, "\(officer)")
                #expect(page.contains("role=\"status\" data-urgent-status") == hears, "\(officer)")
                #expect(page.contains("/public/urgent."), "the script finds no work where there is none")
            }
            let nobody = try await Visitor(client: client, cookie: "", csrf: "").get("/sign-in").body
            #expect(!nobody.contains("data-sound"))
        }
    }

    @Test("a confirmed matter is told as one less, and not as a new one") func confirmed() async throws {
        try await OfficeSite.opened { site, website, client in
            let number = try await site.raiseAlert()
            let leader = try await OfficeSite.visitor("D-值班领导", client)
            let listener = try #require(website.live.listen(officer: "D-值班领导", session: "a"))
            try await website.refreshLive()
            let sequence = try await site.desk.file(number).matters.alerts.first?.sequence ?? 0
            let answer = try await leader.post("/alerts", [("number", number), ("sequence", "\(sequence)")])
            #expect(answer.status == 303)
            website.live.close()
            let heard = await heard(listener.signals)
            #expect(heard.first == .message(.alerts(count: 1)))
            #expect(!heard.contains { if case .message(.alert) = $0 { true } else { false } })
        }
    }
}
