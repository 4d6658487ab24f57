public import Storage
public import WorkOrders
public import WorkingDays

extension WorkOrderDesk {
    /// The history of an order, oldest first; none where it came by import and nobody has touched it since.
    public func events(_ number: String) async throws -> [Event] {
        do {
            return try await database.read { connection in
                let id = try connection.workOrder(number).id
                return try connection.events(ofOrder: id).map { try EventText.event($0.content) }
            }
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
    }
}

extension WorkOrderDesk {
    /// Whether an order looks like one of a 集中事件; nil where it doesn't.
    public func incident(of number: String, at now: Instant) async throws -> IncidentProposal? {
        let terms = rules.terms
        let since = now.advanced(bySeconds: -terms.incidentMinutes * 60)
        let recent = try await database.read { try $0.recentAppeals(like: number, since: since) }
        return IncidentProposal(of: number, among: recent, terms: terms)
    }
}

extension Connection {
    /// The standard rules with the units that the database holds.
    public func rules(_ calendar: WorkCalendar) throws -> Rules {
        Rules(units: try UnitTree(units()), calendar: calendar)
    }
}
