import Bulletins
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// How many wait is told to a unit's people while their desk is open, and to nobody else.
@Suite struct UnitLiveTests {
    private static let (bureau, other) = (OfficeSite.bureau, OfficeSite.otherBureau)

    private func counts(_ signals: AsyncStream<LiveHub.Signal>) async -> [[UnitTab: Int]] {
        var counts: [[UnitTab: Int]] = []
        for await signal in signals {
            if case .message(.unit(let told)) = signal { counts.append(told) }
        }
        return counts
    }

    @Test func `a dispatch and its acknowledgement are told at once to their unit alone`() async throws {
        try await OfficeSite.opened { site, website, client in
            let number = try await site.waiting()
            let own = try #require(website.live.listen(officer: "D-经办", session: "a", unit: Self.bureau))
            let others = try #require(website.live.listen(officer: "D-别处", session: "b", unit: Self.other))
            let dispatcher = try await OfficeSite.visitor("D-派单员", client)
            let sent = [("units", Self.bureau)]
            #expect(try await dispatcher.post("/dispatching/\(number)/actions/dispatch", sent).status == 303)
            let clerk = try await OfficeSite.visitor("D-经办", client)
            site.clock.advance(by: 60)
            #expect(try await clerk.post("/unit-desk/acknowledge", [("dispatch", "\(number)-1")]).status == 200)
            website.live.close()
            let told = await counts(own.signals)
            #expect(told.map { $0[.waiting] } == [1, 0] && told.map { $0[.handling] } == [0, 1])
            #expect(await counts(others.signals).isEmpty)
        }
    }

    @Test func `what another process did is found with the next looks, told once`() async throws {
        try await OfficeSite.opened { site, website, _ in
            let own = try #require(website.live.listen(officer: "D-经办", session: "a", unit: Self.bureau))
            _ = try await site.given(to: Self.bureau)
            for _ in 0..<3 { try await website.refreshLive() }
            website.live.close()
            #expect(await counts(own.signals).map { $0[.waiting] } == [1])
        }
    }

    @Test func `units are looked at in turn, each before any a second time`() {
        let hub = LiveHub()
        for unit in ["丙", "甲", "乙", "甲"] { _ = hub.listen(officer: unit, session: unit, unit: unit) }
        _ = hub.listen(officer: "D-派单员", session: "c")
        #expect(hub.units == ["甲", "乙", "丙"])
        let all = ["丙", "乙", "甲"].sorted()
        #expect(hub.nextUnits(2) == Array(all.prefix(2)))
        #expect(hub.nextUnits(2) == [all[2], all[0]])
        #expect(Set(hub.nextUnits(9)) == hub.units)
        #expect(LiveHub().nextUnits(3).isEmpty)
    }

    @Test func `the message names every tab, and a page that opens is told how things stand`() async throws {
        let json = LiveMessage.unit([.waiting: 3]).json
        #expect(json.contains("\"topic\": \"unit-desk\"") && json.contains("\"waiting\": 3"))
        for tab in UnitTab.allCases { #expect(json.contains("\"\(tab.rawValue)\": "), "\(tab)") }
        try await OfficeSite.opened { site, _, client in
            _ = try await site.given(to: Self.bureau)
            let clerk = try await OfficeSite.visitor("D-经办", client)
            #expect(try await clerk.get("/live/state").body.contains("\"waiting\": 1"))
            let other = try await OfficeSite.visitor("D-别处", client)
            #expect(try await other.get("/live/state").body.contains("\"waiting\": 0"))
            let centre = try await OfficeSite.visitor("D-派单员", client)
            #expect(try await !centre.get("/live/state").body.contains("unit-desk"))
        }
    }
}
