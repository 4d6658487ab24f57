import Bulletins
import TestSupport
import Testing
import WorkOrders

@testable import Website

/// How many wait is told while the dispatcher's page is open.
@Suite struct LiveWaitingTests {
    private func counts(_ signals: AsyncStream<LiveHub.Signal>) async -> [[WaitingQueue: Int]] {
        var counts: [[WaitingQueue: Int]] = []
        for await signal in signals {
            if case .message(.waiting(let told)) = signal { counts.append(told) }
        }
        return counts
    }

    @Test("a dispatch is told at once, with one less to dispatch and one more to acknowledge") func dispatched()
        async throws
    {
        try await OfficeSite.opened { site, website, client in
            let number = try await site.waiting()
            let listener = try #require(website.live.listen(officer: "D-派单员", session: "a"))
            let visitor = try await OfficeSite.visitor("D-派单员", client)
            try await website.refreshLive()
            let sent = [("units", OfficeSite.bureau)]
            #expect(try await visitor.post("/dispatching/\(number)/actions/dispatch", sent).status == 303)
            website.live.close()
            let told = await counts(listener.signals)
            #expect(told.map { $0[.orders] } == [2, 1] && told.map { $0[.unacknowledged] } == [0, 1])
        }
    }

    @Test("numbers that stay are told once, and nobody is asked for where nobody listens") func quiet() async throws {
        try await OfficeSite.opened { site, website, _ in
            try await website.refreshLive()
            let listener = try #require(website.live.listen(officer: "D-派单员", session: "a"))
            for _ in 0..<3 { try await website.refreshLive() }
            website.live.close()
            #expect(await counts(listener.signals).count == 1)
            #expect(try await site.orderCount() == 1)
        }
    }

    @Test("the message names every queue, with nothing for one that wasn't counted") func message() {
        let json = LiveMessage.waiting([.orders: 3, .sendBacks: 1]).json
        #expect(json.contains("\"topic\": \"dispatching\"") && json.contains("\"orders\": 3"))
        for queue in WaitingQueue.allCases { #expect(json.contains("\"\(queue.rawValue)\": "), "\(queue)") }
    }

    @Test("a page that opens is told how things stand, if its officer dispatches") func state() async throws {
        try await OfficeSite.opened { _, _, client in
            let dispatcher = try await OfficeSite.visitor("D-派单员", client)
            #expect(try await dispatcher.get("/live/state").body.contains("\"orders\": 1"))
            let callTaker = try await OfficeSite.visitor("D-话务员", client)
            #expect(try await !callTaker.get("/live/state").body.contains("dispatching"))
        }
    }
}
