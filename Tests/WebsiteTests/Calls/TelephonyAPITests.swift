import Casework
import Hummingbird
import HummingbirdTesting
import Storage
import TestSupport
import Testing
import WorkingDays

@testable import Website

/// What a telephony system sends, and what it is answered.
@Suite struct TelephonyAPITests {
    /// A system with its token.
    struct Sender: Sendable {
        let client: any TestClientProtocol
        var token: String

        func send(_ body: String, _ header: String? = nil) async throws -> Page {
            let answer = try await client.execute(
                uri: "/api/telephony/calls",
                method: .post,
                headers: [.authorization: header ?? "Bearer \(token)", .contentType: "application/json"],
                body: ByteBuffer(string: body)
            )
            return Page(answer, "/api/telephony/calls")
        }
    }

    static func opened(_ test: @escaping @Sendable (OfficeSite, Website, Sender) async throws -> Void) async throws {
        try await OfficeSite.opened { site, website, client in
            let desk = TelephonyDesk(database: site.database, seal: try SampleSite.seal())
            let token = try await desk.newToken(for: "交换机", by: "命令行", at: site.clock.now)
            try await test(site, website, Sender(client: client, token: token))
        }
    }

    private static let ringing = """
        {"id": "c-1", "direction": "in", "calling": "19900001234", "offered": "2022-02-14 09:39:00",
         "rung": "2022-02-14 09:39:05", "agent": "D-话务员", "queue": "市民"}
        """

    @Test("a call is taken, once, and told at the desk of its agent") func taken() async throws {
        try await Self.opened { site, website, sender in
            let listener = try #require(website.live.listen(officer: "D-话务员", session: "x"))
            let first = try await sender.send(Self.ringing)
            let again = try await sender.send(Self.ringing)
            #expect(first.status == 200 && first.body == "{\"taken\": true, \"news\": true}\n")
            #expect(again.status == 200 && again.body.contains("\"news\": false"))
            #expect(first.header("Content-Type") == "application/json; charset=utf-8")
            website.live.close()
            var heard: [LiveHub.Signal] = []
            for await signal in listener.signals { heard.append(signal) }
            #expect(heard == [.message(.call(id: "c-1"))])
            #expect(try await site.callDesk().call("c-1", for: "D-话务员").number == "19900001234")
        }
    }

    @Test("without the right token nothing is taken, and the answer tells nothing of why") func tokens() async throws {
        try await Self.opened { site, _, sender in
            var bodies: Set<String> = []
            for header in [
                "", "Bearer", "Bearer ", "Bearer 1.x", "Basic \(sender.token)", "Bearer \(sender.token)x", sender.token,
            ] {
                let answer = try await sender.send(Self.ringing, header)
                #expect(answer.status == 401 && answer.header("WWW-Authenticate") == "Bearer", "\(header)")
                bodies.insert(answer.body)
            }
            #expect(bodies.count == 1)
            #expect(try await site.database.read { try $0.call("c-1") } == nil)
        }
    }

    @Test("whoever guesses tokens is slowed down, and the right one still comes in") func guesses() async throws {
        try await Self.opened { _, _, sender in
            var statuses: [Int] = []
            for _ in 0..<40 { statuses.append(try await sender.send("{}", "Bearer 1.guess").status) }
            #expect(statuses.prefix(30).allSatisfy { $0 == 401 } && statuses.suffix(10).allSatisfy { $0 == 429 })
            #expect(try await sender.send(Self.ringing).status == 200)
        }
    }

    @Test("a message that can't be is refused by name and repeats no number") func refused() async throws {
        try await Self.opened { site, _, sender in
            let cases: [(String, Int, String)] = [
                ("", 400, "JSON"), ("[]", 400, "JSON"), ("{", 400, "JSON"), ("\u{0}", 400, "JSON"),
                (#"{"id": "c-1"}"#, 422, "direction"), (#"{"direction": "in"}"#, 422, "id"),
                (#"{"id": "c-1", "direction": "in", "callling": "19900001234"}"#, 422, "callling"),
                (#"{"id": "c-1", "direction": "in", "calling": "x19900001234y12345678901"}"#, 422, "calling"),
                (#"{"id": "c-1", "direction": "in", "ended": "2022-02-15 10:00"}"#, 422, "晚于现在"),
                (#"{"id": "c-1", "direction": "in", "end": "party"}"#, 422, "ended"),
            ]
            for (body, status, words) in cases {
                let answer = try await sender.send(body)
                #expect(answer.status == status && answer.body.contains(words), "\(body): \(answer.body)")
                #expect(!answer.body.contains("19900001234"))
            }
            #expect(try await site.database.read { try $0.call("c-1") } == nil)
        }
    }

    @Test("a message over 16 kB isn't read") func tooLong() async throws {
        try await Self.opened { _, _, sender in
            let long = String(repeating: "x", count: 20_000)
            let answer = try await sender.send(#"{"id": "c-1", "direction": "in", "recording": "\#(long)"}"#)
            #expect(answer.status == 413)
        }
    }

    @Test("a system that has gone wild is asked to wait") func wild() async throws {
        try await Self.opened { site, _, sender in
            var statuses: [Int] = []
            for _ in 0..<510 { statuses.append(try await sender.send("[]").status) }
            #expect(statuses.filter { $0 == 400 }.count == 500 && statuses.filter { $0 == 429 }.count == 10)
            site.clock.advance(by: 1)
            #expect(try await sender.send(Self.ringing).status == 200)
        }
    }
}

/// So many at once, and so many more each second.
@Suite struct RateLimitTests {
    private let start = Instant(secondsSinceEpoch: 1_000)

    @Test("what is left grows with the seconds, never over the burst") func grows() {
        let limit = RateLimit(burst: 3, perSecond: 1)
        func taken(_ seconds: Int) -> Int {
            (0..<10).count { _ in limit.allows("a", at: start.advanced(bySeconds: seconds)) }
        }
        #expect([0, 0, 1, 3, 100].map(taken) == [3, 0, 1, 2, 3])
    }

    @Test("each name has its own, and a clock that goes back gives nothing") func names() {
        let limit = RateLimit(burst: 1, perSecond: 1)
        #expect(limit.allows("a", at: start) && limit.allows("b", at: start) && !limit.allows("a", at: start))
        #expect(!limit.allows("a", at: start.advanced(bySeconds: -50)))
        limit.sweep(at: start.advanced(bySeconds: 9))
        #expect(limit.allows("a", at: start.advanced(bySeconds: 9)))
    }
}
