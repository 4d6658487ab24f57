import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// Who did what with an order, read beside the events themselves.
@Suite struct EventStampTests {
    @Test("stamps say of each event who, when and in whose place, as the event does", arguments: Backend.available)
    func whole(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.dispatched()
            let (number, dispatch) = (file.order.number, file.dispatches[0])
            // The words look like the name of a field; in the text of an event they are escaped.
            let words = "单位没人接，\"onBehalfOf\":\"市城管局\""
            let attempt = Action.recordAttempt(dispatch: dispatch.number, isReached: true, note: words)
            try await city.act(number, attempt, by: SmallCity.clerk(dispatch.unit))
            try await city.act(number, attempt, by: SmallCity.dispatcher)
            let (stamps, opened) = try await city.database.read { connection in
                let id = try connection.workOrder(number).id
                return (
                    try connection.eventStamps(ofOrder: id),
                    try connection.eventAuthors(ofOrder: id).map { $0.substituted != nil }
                )
            }
            let events = try await city.desk.events(number)
            let told = events.map { EventStamp(at: $0.at, officer: $0.by.id, onBehalfOf: $0.by.onBehalfOf) }
            #expect(stamps == told && stamps.last?.onBehalfOf == dispatch.unit)
            #expect(opened == events.map { $0.by.onBehalfOf != nil }, "no other event is opened")
            #expect(opened.count(where: { $0 }) == 1)
        }
    }

    @Test("an order that came by import has no stamps", arguments: Backend.available)
    func none(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let stamps = try await city.database.read { try $0.eventStamps(ofOrder: 7) }
            #expect(stamps.isEmpty)
        }
    }
}
