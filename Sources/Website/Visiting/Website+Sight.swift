import Accounts
import Bulletins
import Casework
import Storage
import WorkOrders
import WorkingDays

extension Website {
    /// Whose orders a visitor sees: nil for the centre's officers, who see all; else his unit, with all below it.
    var ownUnit: String? { visitor?.grant.unit }

    /// An order is seen by the centre and by units that it was dispatched to, or whose subordinates it was.
    func requireSight(of dispatches: [Dispatch]) throws(PageError) {
        guard let unit = ownUnit, let tree = entrance.desk?.rules.units else { return }
        guard dispatches.contains(where: { tree.isSubordinate($0.unit, of: unit) }) else { throw .forbidden }
    }

    /// A unit sees the dispatches of one unit at a time, its own or one below it.
    func limited(_ query: DispatchQuery) throws(PageError) -> DispatchQuery {
        guard let unit = ownUnit, let tree = entrance.desk?.rules.units else { return query }
        var query = query
        let asked = query.unit ?? unit
        guard tree.isSubordinate(asked, of: unit) else { throw .forbidden }
        query.unit = asked
        return query
    }
}
