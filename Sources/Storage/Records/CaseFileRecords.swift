public import WorkOrders
import WorkingDays

/// A file as it is stored, with what the next event needs.
public struct StoredCaseFile: Sendable {
    public var id: Int
    /// Without the citizen's identity.
    public var file: CaseFile
    public var identity: SealedIdentity
    /// The code of the last event; nil for an order without events.
    public var lastMac: String?
    /// The ids of its dispatches by their numbers.
    public var dispatchIds: [String: Int]

    /// A new file, not stored yet.
    public init(id: Int, file: CaseFile, identity: SealedIdentity) {
        self.id = id
        self.file = file
        self.identity = identity
        dispatchIds = [:]
    }
}

extension Connection {
    /// The whole file of an order: its row, its dispatches, its last event, and only those tables that hold rows of it.
    ///
    /// Each is a look-up by unique key or a range by the order's id. `askingAllTables` believes nothing of what the
    /// order's row says about the tables, for a verification. Throws `notFound`.
    public func caseFile(_ number: String, askingAllTables: Bool = false) throws -> StoredCaseFile {
        let stored = try workOrder(number)
        var result = StoredCaseFile(id: stored.id, file: CaseFile(order: stored.order), identity: stored.identity)
        try readDispatches(&result)
        let told = try readLastEvent(&result)
        let presence = askingAllTables ? .all : told
        try readProceedings(&result, presence)
        if presence.contains(.matters) { result.file.matters = try presentMatters(ofOrder: stored.id) }
        return result
    }

    private func readProceedings(_ result: inout StoredCaseFile, _ presence: Presence) throws {
        let id = result.id
        if presence.contains(.sendBacks) { result.file.sendBacks = try sendBacks(ofOrder: id) }
        if presence.contains(.extensions) { result.file.extensions = try extensions(ofOrder: id) }
        if presence.contains(.attempts) { result.file.attempts = try contactAttempts(ofOrder: id) }
        if presence.contains(.replies) { result.file.replies = try replies(ofOrder: id) }
        if presence.contains(.visits) { result.file.visits = try visits(ofOrder: id) }
        if presence.contains(.supervisions) { result.file.supervisions = try supervisions(ofOrder: id) }
        if presence.contains(.contacts) {
            result.file.contacts = try followUpContacts(ofOrder: id).map(\.contact)
        }
    }

    private func readDispatches(_ result: inout StoredCaseFile) throws {
        let found = try rows(
            """
            SELECT d.id, \(Dispatch.columns)
            FROM dispatch d
            JOIN work_order w ON w.id = d.order_id
            JOIN handling_unit u ON u.id = d.unit_id
            LEFT JOIN dispatch p ON p.id = d.parent_id
            WHERE d.order_id = \(result.id) ORDER BY d.dispatched_at, d.id
            """
        )
        for var row in found {
            let id = try row.integer()
            let dispatch = try Dispatch(fields: &row)
            result.dispatchIds[dispatch.number] = id
            result.file.dispatches.append(dispatch)
        }
    }

    /// Returns which tables the order's row says hold anything; all, where there is no event to go by.
    private func readLastEvent(_ result: inout StoredCaseFile) throws -> Presence {
        guard result.file.order.revision > 0 else { return .all }
        let last = try rows(
            """
            SELECT e.happened_at, e.mac, w.presence FROM event e JOIN work_order w ON w.id = e.order_id
            WHERE e.order_id = \(result.id) AND e.sequence = \(result.file.order.revision)
            """
        )
        guard var row = last.first else { return .all }
        result.file.lastEventAt = try row.instant()
        result.lastMac = try row.text()
        return Presence(rawValue: try row.integer())
    }
}
