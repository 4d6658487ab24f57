public import Storage
import Synchronization
public import WorkOrders

/// Where orders are registered and acted on: one transaction for each action, its event in the same.
///
/// Acknowledged means durable: when a call returns, its event is on disk. A connection that breaks while committing
/// is looked into as soon as there is another: either the event is found, or the action is carried out then. Only
/// where nobody answers any more it throws ``StorageError/uncertain(_:)``; see docs/operations.md for what to do.
public struct WorkOrderDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal
    /// The city's rules that it acts by.
    public let rules: Rules
    let pools: Pools

    /// What desks of one process share.
    final class Pools: Sendable {
        let orders = IdPool(.workOrder)
        let dispatches = IdPool(.dispatch)
        let names = Mutex<NameIndex?>(nil)
    }

    public init(database: any Database, seal: CitizenSeal, rules: Rules) {
        self.database = database
        self.seal = seal
        self.rules = rules
        pools = Pools()
    }

    private init(_ desk: WorkOrderDesk, rules: Rules) {
        (database, seal, pools) = (desk.database, desk.seal, desk.pools)
        self.rules = rules
    }

    /// The same desk under other rules: a city may change them while orders are open.
    public func under(_ rules: Rules) -> WorkOrderDesk { WorkOrderDesk(self, rules: rules) }

    /// The file of an order without the citizen's identity.
    public func file(_ number: String) async throws -> CaseFile {
        do {
            return try await database.read { try $0.caseFile(number).file }
        } catch StorageError.notFound {
            throw DeskError.unknownOrder(number)
        }
    }
}
