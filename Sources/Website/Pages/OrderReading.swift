import Calls
import Casework
import Storage
import WorkOrders
import WorkingDays

/// An order with who acted on it and the calls behind it, read at one moment: all that its page tells.
struct OrderReading: Sendable {
    var record: OrderRecord
    /// Who did what stands in its timeline; nobody where no officer looks.
    let people: TimelinePeople
    let names: OfficerNames
    private let foundCalls: [CallDesk.CallOfOrder]

    /// The officers' looks: whom a page names, and whether it tells of calls.
    enum Depth {
        /// The order alone, on a site that only shows.
        case order
        case people
        case peopleAndCalls
    }

    /// The look-ups of the order's file, a range of its events, and one step for each person and call.
    init(_ number: String, reasons: Reasons, _ depth: Depth, on connection: any Connection) throws {
        record = try OrderRecord(number, reasons: reasons, on: connection)
        let stamps = depth == .order ? [] : try connection.eventStamps(ofOrder: record.id)
        let order = record.order
        let contacts = Set(record.contacts.map(\.at))
        let acts = stamps.filter { contacts.contains($0.at) }
            .map { CallDesk.Act(order: order.number, officer: $0.officer, at: $0.at) }
        people = TimelinePeople(stamps)
        foundCalls = depth == .peopleAndCalls ? try connection.calls(of: order, acts) : []
        let ids = people.ids.union(foundCalls.compactMap(\.call.agent))
        names = OfficerNames(names: try connection.officerNames(ids))
    }

    /// None of a confidential order to whom it doesn't concern.
    var calls: [CallDesk.CallOfOrder] { record.isClosed ? [] : foundCalls }
}

extension Website {
    /// Reads an order for its page; calls are told to the centre's officers alone.
    func reading(_ number: String, calls: Bool = true) async throws -> OrderReading {
        let depth: OrderReading.Depth =
            visitor == nil ? .order : calls && ownUnit == nil ? .peopleAndCalls : .people
        do {
            return try await database.read { [reasons] in
                try OrderReading(number, reasons: reasons, depth, on: $0)
            }
        } catch StorageError.notFound {
            throw PageError.notFound("没有编号为“\(number)”的工单，请核对编号，或在工单清单中按编号开头查找。")
        }
    }
}
