import Calls
import Casework
import Storage
import TestSupport
import Testing
import WorkingDays

/// 回拨: whom nobody answered is called back.
@Suite struct MissedCallTests {
    @Test(
        "a number stands once in the list, the longest waiting first, however often it called",
        arguments: Backend.available
    )
    func list(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.miss("a", at: 0)
            try await place.miss("b", from: CallPlace.otherNumber, at: 60)
            try await place.miss("c", at: 120)
            let missed = try await place.desk.missed(limit: 50)
            #expect(missed.map(\.opened.number) == [CallPlace.number, CallPlace.otherNumber])
            #expect(missed.map(\.count) == [2, 1] && missed.map(\.opened.stored.call.id) == ["a", "b"])
        }
    }

    @Test(
        "a call without a number, one that ended in the menu and an answered one need no call back",
        arguments: Backend.available
    )
    func notMissed(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let number = CallPlace.number
            try await place.tell("a", #""direction": "in", "offered": @0, "ended": @30"#)
            try await place.tell("b", #""direction": "in", "calling": "\#(number)", "ended": @30"#)
            try await place.tell("c", #""direction": "in", "calling": "\#(number)", "offered": @0, "answered": @9"#)
            #expect(try await place.desk.missed(limit: 50).isEmpty)
        }
    }

    @Test(
        "an answered call to the number settles what it missed before, a call in vain does not",
        arguments: Backend.available
    )
    func calledBack(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.miss("a", at: 0)
            try await place.miss("b", at: 60)
            let to = #""direction": "out", "called": "0\#(CallPlace.number)", "agent": "T001""#
            try await place.tell("vain", to + #", "rung": @100, "ended": @130, "end": "no-answer""#)
            #expect(try await place.desk.missed(limit: 50).map(\.count) == [2])
            try await place.tell("back", to + #", "rung": @200, "answered": @210"#)
            #expect(try await place.desk.missed(limit: 50).isEmpty)
            for id in ["a", "b"] { #expect(try await place.stored(id)?.callback == .reached) }
            try await place.miss("again", at: 400)
            #expect(try await place.desk.missed(limit: 50).map(\.opened.stored.call.id) == ["again"])
        }
    }

    @Test("whoever calls again and is answered needs no call back", arguments: Backend.available)
    func calledAgain(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.miss("a", at: 0)
            try await place.tell(
                "b",
                #""direction": "in", "calling": "\#(CallPlace.number)", "offered": @50, "answered": @60"#
            )
            #expect(try await place.stored("a")?.callback == .calledAgain)
        }
    }

    @Test("a miss that is told of late waits for nobody when he was spoken to meanwhile", arguments: Backend.available)
    func late(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            let to = #""direction": "out", "called": "\#(CallPlace.number)""#
            try await place.tell("back", to + #", "answered": @210"#)
            try await place.miss("a", at: 0)
            #expect(try await place.stored("a")?.callback == .reached)
            #expect(try await place.desk.missed(limit: 50).isEmpty)
        }
    }

    @Test("an answer that is told of after the end takes the call off the list", arguments: Backend.available)
    func answeredLate(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.miss("a", at: 0)
            try await place.tell("a", #""direction": "in", "answered": @10, "agent": "T001""#)
            #expect(try await place.stored("a")?.callback == nil)
        }
    }

    @Test("after three attempts in vain the number is given up, for all its calls", arguments: Backend.available)
    func attempts(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.miss("a", at: 0)
            try await place.miss("b", at: 60)
            var states: [Callback] = []
            for (index, result) in [CallbackResult.noAnswer, .switchedOff, .noAnswer].enumerated() {
                states.append(try await place.desk.note(result, on: "a", by: "T001", at: place.at(100 + index)))
            }
            #expect(states == [.waiting, .waiting, .givenUp])
            #expect(try await place.stored("b")?.callback == .givenUp)
            let again = await thrown(CallRefusal.self) {
                _ = try await place.desk.note(.reached, on: "a", by: "T001", at: place.at(200))
            }
            #expect(again == .notWaiting)
        }
    }

    @Test("whoever is reached is done at once", arguments: Backend.available)
    func reached(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await place.miss("a", at: 0)
            #expect(try await place.desk.note(.reached, on: "a", by: "T001", at: place.at(99)) == .reached)
            #expect(try await place.desk.missed(limit: 50).isEmpty)
        }
    }
}
