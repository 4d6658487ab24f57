import Bulletins
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework
@testable import Website

/// The live stream of a site.
@Suite struct LiveStreamTests {
    @Test("a stream begins with how things stand, and ends when its session does") func stream() async throws {
        try await OfficeSite.opened { site, website, client in
            let number = try await site.raiseAlert()
            let leader = try await OfficeSite.visitor("D-值班领导", client)
            let page = try await withThrowingTaskGroup(of: Page?.self) { group in
                group.addTask { try await leader.get("/live") }
                group.addTask {
                    while website.live.count == 0 { try await Task.sleep(for: .milliseconds(5)) }
                    website.live.send(.alert(number: number, kind: "危及生命"), to: ["D-值班领导"])
                    _ = try await leader.post("/sign-out", [])
                    return nil
                }
                return try await group.compactMap { $0 }.first { _ in true }
            }
            let events = try #require(page).body
            #expect(page?.header("Content-Type") == "text/event-stream; charset=utf-8")
            #expect(page?.header("Cache-Control") == "no-store" && page?.header("X-Accel-Buffering") == "no")
            #expect(events.contains(#""topic": "alerts", "count": 1"#) && events.contains(number))
            #expect(events.contains("signed-out") && website.live.count == 0)
        }
    }

    @Test("a stream whose session is over ends with the next heartbeat, a good one goes on") func heartbeat()
        async throws
    {
        try await OfficeSite.opened { site, website, client in
            let gone = try await OfficeSite.visitor("D-话务员", client)
            let stays = try await OfficeSite.visitor("D-班长", client)
            let bodies = try await withThrowingTaskGroup(of: (String, String)?.self) { group in
                group.addTask { ("gone", try await gone.get("/live").body) }
                group.addTask { ("stays", try await stays.get("/live").body) }
                group.addTask {
                    while website.live.count < 2 { try await Task.sleep(for: .milliseconds(5)) }
                    try await site.database.write { try $0.endSessions(of: "D-话务员") }
                    site.forgetSessions()
                    website.live.beat()
                    while website.live.count > 1 { try await Task.sleep(for: .milliseconds(5)) }
                    website.live.close()
                    return nil
                }
                return try await group.reduce(into: [String: String]()) { found, pair in
                    if let pair { found[pair.0] = pair.1 }
                }
            }
            #expect(bodies["gone"]?.contains("signed-out") == true)
            #expect(bodies["stays"]?.contains("signed-out") == false && bodies["stays"]?.contains(":") == true)
        }
    }

    @Test("asking for the head of a stream leaves no listener behind") func head() async throws {
        try await OfficeSite.opened { _, website, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let answer = try await client.execute(uri: "/live", method: .head, headers: [.cookie: visitor.cookie])
            #expect(answer.status == .ok && website.live.count == 0)
        }
    }

    @Test("a page without a stream asks how things stand") func state() async throws {
        try await OfficeSite.opened { site, _, client in
            let leader = try await OfficeSite.visitor("D-值班领导", client)
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await leader.get("/live/state").body.contains(#""count": 0"#))
            _ = try await site.raiseAlert()
            #expect(try await leader.get("/live/state").body.contains(#""count": 1"#))
            #expect(
                try await callTaker.get("/live/state").body.contains(#""events": []"#),
                "who reads no alerts hears of none"
            )
        }
    }

    @Test("what another process did is told with the next look at the database") func refresh() async throws {
        try await OfficeSite.opened { site, website, _ in
            let listener = try #require(website.live.listen(officer: "D-话务员", session: "x"))
            try await website.refreshLive()
            _ = try await site.raiseAlert()
            try await site.ring("c-1", at: "D-话务员")
            for _ in 0..<3 { try await website.refreshLive() }
            website.live.close()
            var heard: [LiveHub.Signal] = []
            for await signal in listener.signals { heard.append(signal) }
            let waiting = heard.compactMap { signal in
                if case .message(.waiting(let counts)) = signal { counts[.orders] } else { nil }
            }
            #expect(waiting == [1, 2])
            let others = heard.filter { if case .message(.waiting) = $0 { false } else { true } }
            #expect(others == [.message(.alerts(count: 1)), .message(.call(id: "c-1"))])
        }
    }

    @Test("an open page alone keeps no session alive") func idle() async throws {
        try await OfficeSite.opened { site, _, client in
            let visitor = try await OfficeSite.visitor("D-话务员", client)
            let seen = { try await site.database.read { try $0.sessions(of: "D-话务员").map(\.seenAt) } }
            let before = try await seen()
            site.clock.advance(by: 120)
            _ = try await visitor.get("/live/state")
            #expect(try await seen() == before)
            _ = try await visitor.get("/desk")
            #expect(try await seen() != before)
        }
    }
}
