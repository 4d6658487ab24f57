import Testing

@testable import Website

/// Who hears what on the live stream.
@Suite struct LiveHubTests {
    private func heard(_ signals: AsyncStream<LiveHub.Signal>) async -> [LiveHub.Signal] {
        var heard: [LiveHub.Signal] = []
        for await signal in signals { heard.append(signal) }
        return heard
    }

    @Test("an officer hears what is meant for him, in every browser of his") func addressed() async throws {
        let hub = LiveHub()
        let one = try #require(hub.listen(officer: "T001", session: "a"))
        let two = try #require(hub.listen(officer: "T001", session: "b"))
        let other = try #require(hub.listen(officer: "T002", session: "c"))
        hub.send(.alert(number: "N1", kind: "危及生命"), to: ["T001"])
        hub.sendToAll(.missedCalls)
        hub.close()
        let expected: [LiveHub.Signal] = [.message(.alert(number: "N1", kind: "危及生命")), .message(.missedCalls)]
        #expect(await heard(one.signals) == expected)
        #expect(await heard(two.signals) == expected)
        #expect(await heard(other.signals) == [.message(.missedCalls)])
        #expect(hub.listen(officer: "T003", session: "d") == nil, "a server that stops takes nobody more")
    }

    @Test("a call is told once, and again to who comes back") func once() async throws {
        let hub = LiveHub()
        hub.tell(call: "a", to: "T001")
        let one = try #require(hub.listen(officer: "T001", session: "a"))
        for id in ["a", "a", "b", "b"] { hub.tell(call: id, to: "T001") }
        hub.leave(one.id)
        #expect(await heard(one.signals) == [.message(.call(id: "a")), .message(.call(id: "b"))])
        let again = try #require(hub.listen(officer: "T001", session: "a"))
        hub.tell(call: "b", to: "T001")
        hub.close()
        #expect(await heard(again.signals) == [.message(.call(id: "b"))])
    }

    @Test("the number of alerts is told when it changes") func counts() async throws {
        let hub = LiveHub()
        let one = try #require(hub.listen(officer: "T001", session: "a"))
        for count in [0, 1, 1, 2, 0] { hub.tell(alerts: count) }
        hub.close()
        let expected = [1, 2, 0].map { LiveHub.Signal.message(.alerts(count: $0)) }
        #expect(await heard(one.signals) == expected)
    }

    @Test("a slow browser loses the oldest, never the newest, and costs no more than its buffer") func bounded()
        async throws
    {
        let hub = LiveHub()
        let one = try #require(hub.listen(officer: "T001", session: "a"))
        for count in 1...1_000 { hub.tell(alerts: count) }
        hub.close()
        let heard = await heard(one.signals)
        #expect(heard.count == LiveHub.buffered && heard.last == .message(.alerts(count: 1_000)))
    }

    @Test("signing out ends the streams of that session and of no other") func sessions() async throws {
        let hub = LiveHub()
        let gone = try #require(hub.listen(officer: "T001", session: "a"))
        let stays = try #require(hub.listen(officer: "T001", session: "b"))
        hub.end(session: "a")
        hub.beat()
        #expect(hub.count == 1)
        hub.leave(stays.id)
        #expect(await heard(gone.signals).isEmpty)
        #expect(await heard(stays.signals) == [.heartbeat])
    }

    @Test("one officer has so many streams and no more") func most() throws {
        let hub = LiveHub()
        for _ in 0..<LiveHub.mostOfOfficer { #expect(hub.listen(officer: "T001", session: "a") != nil) }
        #expect(hub.listen(officer: "T001", session: "a") == nil && hub.listen(officer: "T002", session: "b") != nil)
    }

    @Test("a message is one line whatever stands in it") func lines() {
        let messages: [LiveMessage] = [
            .call(id: "a\"\n\\b"), .alert(number: "N", kind: "危及\r\n生命"), .alerts(count: 3), .missedCalls, .signedOut,
            .full,
        ]
        for message in messages {
            #expect(message.event.hasPrefix("data: {") && message.event.hasSuffix("}\n\n"))
            #expect(message.event.split(separator: "\n").count == 1 && !message.event.contains("\r"))
        }
        #expect(LiveMessage.alerts(count: 3).json == #"{ "topic": "alerts", "count": 3}"#)
    }
}
