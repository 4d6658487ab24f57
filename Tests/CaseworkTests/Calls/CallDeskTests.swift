import Calls
import Casework
import Sealing
import Storage
import TestSupport
import Testing
import WorkingDays

/// What is told of calls, and what becomes of it.
@Suite struct CallDeskTests {
    @Test("a call told in parts is one record, its number sealed", arguments: Backend.available)
    func parts(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let number = CallPlace.number
            let parts = [
                #""direction": "in", "offered": @0, "queue": "市民", "calling": "\#(number)", "called": "12345""#,
                #""direction": "in", "rung": @4, "agent": "T001""#,
                #""direction": "in", "answered": @10, "agent": "T001""#,
                #""direction": "in", "ended": @190, "end": "party""#, #""direction": "in", "rating": 1"#,
            ]
            for (index, order) in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3, 2, 0]].enumerated() {
                for part in order { try await place.tell("c-\(index)", parts[part]) }
            }
            let calls = try await [place.stored("c-0"), place.stored("c-1"), place.stored("c-2")].compactMap(\.self)
            #expect(calls.count == 3)
            for stored in calls {
                var call = stored.call
                call.id = "c-0"
                #expect(call == calls[0].call && stored.callback == nil)
                #expect(stored.numbers.calling != nil && !"\(stored)".contains(number))
                #expect(stored.numbers.partyHash == calls[0].numbers.partyHash)
            }
            #expect(calls[0].call.answeredAt == place.at(10) && calls[0].call.beganAt == place.at(0))
            let opened = try await place.desk.call("c-1", for: "T001")
            #expect(opened.number == number)
        }
    }

    @Test("the same message again is no news", arguments: Backend.available)
    func again(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let text = #""direction": "in", "rung": @4, "agent": "T001", "calling": "\#(CallPlace.number)""#
            let first = try await place.tell("a", text)
            let before = try await place.stored("a")
            let second = try await place.tell("a", text)
            #expect(first.isNews && first.reached == "T001" && !second.isNews && second.reached == nil)
            #expect(try await place.stored("a") == before)
        }
    }

    @Test(
        "a call comes to an agent once, to the next when it moves on, and to nobody when it is over",
        arguments: Backend.available
    )
    func reached(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let told = try await [
                place.tell("a", #""direction": "in", "offered": @0"#),
                place.tell("a", #""direction": "in", "rung": @4, "agent": "T001""#),
                place.tell("a", #""direction": "in", "rung": @24, "agent": "T002""#),
                place.tell("a", #""direction": "in", "answered": @30, "agent": "T002""#),
                place.tell("a", #""direction": "in", "ended": @90, "agent": "T003""#),
            ]
            #expect(told.map(\.reached) == [nil, "T001", "T002", nil, nil])
        }
    }

    @Test(
        "a number that is none and an unknown disposition are refused, and nothing is kept",
        arguments: Backend.available
    )
    func refused(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let number = await thrown(CallFault.self) {
                try await place.tell("a", #""direction": "in", "calling": "unknown", "offered": @0"#)
            }
            #expect(number == .badNumber(field: "calling"))
            var report = try place.report("a", #""direction": "in", "offered": @0"#)
            report.call.disposition = "99"
            let told = report
            let code = await thrown(CallFault.self) { _ = try await place.desk.take(told, at: place.at(9)) }
            #expect(code == .noSuchDisposition("99"))
            #expect(try await place.stored("a") == nil)
        }
    }

    @Test("an agent sees the number of his own call and of nobody else's", arguments: Backend.available)
    func whose(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let number = CallPlace.number
            try await place.tell("a", #""direction": "in", "calling": "\#(number)", "rung": @0, "agent": "T001""#)
            #expect(try await place.desk.call("a", for: "T001").number == number)
            let other = await thrown(CallRefusal.self) { _ = try await place.desk.call("a", for: "T002") }
            let none = await thrown(CallRefusal.self) { _ = try await place.desk.call("b", for: "T001") }
            #expect(other == .notYours && none == .unknownCall)
            #expect(try await place.desk.current(of: "T001", at: place.at(60))?.number == number)
            #expect(try await place.desk.current(of: "T002", at: place.at(60)) == nil)
            #expect(try await place.desk.current(of: "T001", at: place.at(CallDesk.forgotten + 1)) == nil)
        }
    }

    @Test("an answered call without an order gets a result from whoever had it, once", arguments: Backend.available)
    func settling(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            for id in ["a", "b", "rung"] {
                let answered = id == "rung" ? "" : #", "answered": @5"#
                try await place.tell(id, #""direction": "in", "rung": @0, "agent": "T001"\#(answered)"#)
            }
            #expect(try await place.desk.unsettled(of: "T001", at: place.at(60)).map(\.stored.call.id) == ["b", "a"])
            try await place.desk.settle("a", as: "04", by: "T001")
            let refusals = [
                await refusal { try await place.desk.settle("a", as: "04", by: "T001") },
                await refusal { try await place.desk.settle("b", as: "99", by: "T001") },
                await refusal { try await place.desk.settle("b", as: "04", by: "T002") },
                await refusal { try await place.desk.settle("rung", as: "04", by: "T001") },
            ]
            #expect(refusals == [.settled, .noSuchDisposition, .notYours, .notAnswered])
            #expect(try await place.stored("a")?.call.disposition == "04")
            #expect(try await place.desk.unsettled(of: "T001", at: place.at(60)).map(\.stored.call.id) == ["b"])
        }
    }

    private func refusal(_ body: () async throws -> Void) async -> CallRefusal? {
        await thrown(CallRefusal.self, body)
    }
}
