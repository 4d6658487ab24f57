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

extension Connection {
    /// The standard rules with the units that the database holds.
    public func rules(_ calendar: WorkCalendar) throws -> Rules {
        Rules(units: try UnitTree(units()), calendar: calendar)
    }
}
