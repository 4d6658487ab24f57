import Calls
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// The calls behind an order.
@Suite struct CallOfOrderTests {
    private func order(from call: String?, _ place: CallPlace) -> WorkOrder {
        var order = SmallCity.appeal(at: place.at(0))
        (order.number, order.callNumber) = ("A1", call)
        return order
    }

    private func answer(
        _ id: String,
        by agent: String,
        at seconds: Int,
        order: String?,
        _ place: CallPlace
    ) async throws {
        try await place.tell(
            id,
            #""direction": "in", "offered": @\#(seconds), "answered": @\#(seconds + 5), "ended": @\#(seconds + 60), "#
                + #""end": "party", "agent": "\#(agent)""#,
            at: seconds + 100
        )
        guard let order else { return }
        try await place.desk.link(id, toOrder: order, by: agent)
    }

    private func found(
        _ order: WorkOrder,
        _ acts: [CallDesk.Act],
        _ place: CallPlace
    ) async throws -> [CallDesk.CallOfOrder] {
        try await place.database.read { try $0.calls(of: order, acts) }
    }

    @Test("an order has the call it came from and those in which it was spoken about", arguments: Backend.available)
    func found(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await answer("first", by: "T001", at: 0, order: "A1", place)
            try await answer("about", by: "T002", at: 4_000, order: "A1", place)
            try await answer("other", by: "T002", at: 4_100, order: "A2", place)
            try await answer("none", by: "T002", at: 4_200, order: nil, place)
            try await answer("later", by: "T002", at: 9_000, order: "A1", place)
            let act = { CallDesk.Act(order: "A1", officer: $0, at: place.at($1)) }
            let acts = [act("T002", 4_300), act("T002", 4_310), act("T003", 4_300), act("T001", 9_000)]
            let calls = try await found(order(from: "first", place), acts, place)
            #expect(calls.map(\.call.id) == ["first", "about"], "each once, and none of the time after")
            #expect(calls.map(\.at) == [place.at(0), place.at(4_300)])
        }
    }

    @Test("a call of more than two hours before is another conversation", arguments: Backend.available)
    func old(_ backend: Backend) async throws {
        try await backend.withCalls { place in
            try await answer("about", by: "T002", at: 0, order: "A1", place)
            for (seconds, count) in [(CallDesk.forgotten, 1), (CallDesk.forgotten + 1, 0)] {
                let act = CallDesk.Act(order: "A1", officer: "T002", at: place.at(seconds))
                let calls = try await found(order(from: nil, place), [act], place)
                #expect(calls.count == count, "\(seconds)")
            }
            let calls = try await found(order(from: "unknown", place), [], place)
            #expect(calls.isEmpty)
        }
    }
}
