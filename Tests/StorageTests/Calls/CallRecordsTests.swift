import Calls
import Storage
import TestSupport
import Testing
import WorkingDays

/// Calls as rows, the same on every engine.
@Suite struct CallRecordsTests {
    static let start = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)

    /// An incoming call, offered so many seconds after the start.
    static func stored(_ id: String, at seconds: Int = 0, _ change: (inout StoredCall) -> Void = { _ in }) -> StoredCall
    {
        let began = start.advanced(bySeconds: seconds)
        var stored = StoredCall(Call(id: id, direction: .incoming, beganAt: began))
        stored.call.offeredAt = began
        stored.numbers.calling = "sealed"
        (stored.numbers.partyHash, stored.numbers.partyTail) = ("hash \(id)", "tail")
        change(&stored)
        return stored
    }

    static func missed(_ id: String, at seconds: Int = 0, hash: String? = nil) -> StoredCall {
        stored(id, at: seconds) { stored in
            stored.call.endedAt = stored.call.beganAt.advanced(bySeconds: 30)
            stored.call.end = .party
            stored.callback = .waiting
            if let hash { stored.numbers.partyHash = hash }
        }
    }

    @Test("a call is read as it was stored, and stored again in its own place", arguments: Backend.available)
    func roundTrip(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var whole = Self.stored("a-1") { stored in
                (stored.call.queue, stored.call.agent, stored.call.agentSince) = ("市民", "T001", Self.start)
                (stored.call.rungAt, stored.call.answeredAt) = (Self.start, Self.start.advanced(bySeconds: 9))
                (stored.call.endedAt, stored.call.end) = (Self.start.advanced(bySeconds: 99), .transferred)
                (stored.call.recording, stored.call.rating) = ("a/b.wav", .fair)
                (stored.call.order, stored.call.disposition) = ("20220214000001", "02")
                (stored.numbers.called) = "sealed too"
            }
            let first = whole
            try await database.write { try $0.save(first) }
            #expect(try await database.read { try ($0.call("a-1")) } == whole)
            whole.call.rating = .dissatisfied
            let second = whole
            try await database.write { try $0.save(second) }
            #expect(try await database.read { try ($0.call("a-1")) } == whole)
            #expect(try await database.read { try ($0.call("a-2")) } == nil)
        }
    }

    @Test("an order that was linked meanwhile isn't lost, and the first stays", arguments: Backend.available)
    func linking(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let call = Self.stored("a-1")
            try await database.write { connection in
                try connection.save(call)
                try connection.linkCall("a-1", toOrder: "N1")
                try connection.save(call)
                try connection.linkCall("a-1", toOrder: "N2")
                try connection.linkCall("unknown", toOrder: "N3")
            }
            #expect(try await database.read { try $0.call("a-1")?.call.order } == "N1")
        }
    }

    @Test("the schema refuses what no call can be", arguments: Backend.available)
    func constraints(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let answered = Self.stored("a") { $0.call.answeredAt = Self.start.advanced(bySeconds: 9) }
            let bad: [StoredCall] = [
                {
                    var call = answered
                    call.call.endedAt = Self.start
                    return call
                }(),
                {
                    var call = answered
                    call.call.end = .party
                    return call
                }(),
                {
                    var call = answered
                    call.callback = .waiting
                    return call
                }(),
                {
                    var call = Self.missed("a")
                    call.numbers.partyHash = nil
                    return call
                }(),
                {
                    var call = Self.missed("a")
                    call.call.id = ""
                    return call
                }(),
            ]
            for call in bad {
                let error = await thrown(StorageError.self) { try await database.write { try $0.save(call) } }
                guard case .refused = error else {
                    Issue.record("\(call): \(String(describing: error))")
                    continue
                }
            }
        }
    }

    @Test("missed calls wait in the order they came until their number is settled", arguments: Backend.available)
    func missedList(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let calls = [
                Self.missed("c", at: 30, hash: "h1"), Self.missed("a", at: 10, hash: "h1"), Self.missed("b", at: 20),
                Self.stored("open", at: 5),
            ]
            try await database.write { connection in for call in calls { try connection.save(call) } }
            #expect(try await database.read { try $0.missedCalls(limit: 9).map(\.call.id) } == ["a", "b", "c"])
            #expect(try await database.read { try $0.missedCalls(limit: 2).map(\.call.id) } == ["a", "b"])
            let until = Self.start.advanced(bySeconds: 20)
            try await database.write { try $0.setCallback(.reached, from: ["h0", "h1"], until: until) }
            #expect(try await database.read { try $0.missedCalls(limit: 9).map(\.call.id) } == ["b", "c"])
            #expect(try await database.read { try $0.call("a")?.callback } == .reached)
        }
    }

    @Test("attempts are kept in their order, each once", arguments: Backend.available)
    func attempts(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (call, at) = (Self.missed("a"), Self.start)
            let attempts = [
                CallbackAttempt(at: at, officer: "T001", result: .noAnswer),
                CallbackAttempt(at: at.advanced(bySeconds: 600), officer: "T002", result: .reached),
            ]
            try await database.write { connection in
                try connection.save(call)
                for (index, attempt) in attempts.enumerated() {
                    try connection.insert(attempt, sequence: index + 1, of: "a")
                }
            }
            #expect(try await database.read { try $0.callbackAttempts("a") } == attempts)
            let again = await thrown(StorageError.self) {
                try await database.write { try $0.insert(attempts[0], sequence: 2, of: "a") }
            }
            #expect(again == .duplicate)
        }
    }

    @Test("a system has one token, and a token one system", arguments: Backend.available)
    func tokens(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let at = Self.start
            try await database.write { connection in
                try connection.setTelephonyToken("h1", of: "pbx", at: at)
                try connection.setTelephonyToken("h2", of: "pbx", at: at.advanced(bySeconds: 1))
            }
            let found = try await database.read { try ($0.telephonySystem("h1"), $0.telephonySystem("h2")) }
            #expect(found.0 == nil && found.1 == "pbx")
            let taken = await thrown(StorageError.self) {
                try await database.write { try $0.setTelephonyToken("h2", of: "other", at: at) }
            }
            #expect(taken == .duplicate)
            #expect(try await database.read { try $0.telephonySystems().map(\.name) } == ["pbx"])
            let removed = try await database.write { connection in
                (try connection.removeTelephonyToken(of: "pbx"), try connection.removeTelephonyToken(of: "pbx"))
            }
            #expect(removed == (true, false))
        }
    }
}
