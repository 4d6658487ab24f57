import SampleCity
import Storage
import WorkOrders

/// The filling of an empty database inside its transaction.
final class DemoFilling {
    private let connection: any Connection
    private let seal: CitizenSeal
    private var ids: ImportIds
    private var names: NameIndex
    private(set) var count = 0

    init(_ connection: any Connection, seal: CitizenSeal, ids: ImportIds) throws {
        self.connection = connection
        self.seal = seal
        self.ids = ids
        names = try NameIndex(connection)
    }

    func addLists() throws {
        for unit in City.units { _ = try names.addUnit(unit, on: connection) }
        for category in City.categories { _ = try connection.insertIfAbsent(category) }
        for tag in City.tags { _ = try connection.insertIfAbsent(tag) }
        for figure in City.history { _ = try connection.insertIfAbsent(figure) }
        names = try NameIndex(connection)
    }

    func add(_ batch: [SealedCase]) throws {
        for sealed in batch { try add(sealed) }
        count += batch.count
    }

    private func add(_ sealed: SealedCase) throws {
        let sample = sealed.sample
        let id = try ids.nextOrder(on: connection)
        let stored = StoredWorkOrder(id: id, order: sample.order, identity: sealed.identity)
        try connection.enqueue(try connection.insertion(of: stored, names: &names))
        try connection.oweUpward(sample.order, id: id)
        if !sample.order.tags.isEmpty { try connection.insertTags(of: stored, names: &names) }
        let key = OrderKey(stored)
        let dispatches = try add(sample.dispatches, of: key)
        for visit in sample.visits {
            try connection.enqueue(
                connection.insertion(of: visit, order: key, unit: visit.unit.flatMap { names.unit($0) })
            )
        }
        try addProceedings(of: sample, order: key.id, dispatches: dispatches)
    }

    /// Parents come before their children.
    private func add(_ dispatches: [Dispatch], of order: OrderKey) throws -> [String: Int] {
        var known: [String: Int] = [:]
        for dispatch in dispatches {
            guard let unit = names.unit(dispatch.unit) else { throw StorageError.notFound }
            let id = try ids.nextDispatch(on: connection)
            let parent = dispatch.parent.flatMap { known[$0] }
            try connection.enqueue(
                connection.insertion(of: dispatch, id: id, order: order, unit: unit, parent: parent)
            )
            known[dispatch.number] = id
        }
        return known
    }

    private func addProceedings(of sample: SampleCase, order: Int, dispatches: [String: Int]) throws {
        for attempt in sample.contactAttempts {
            if let id = dispatches[attempt.dispatch] { _ = try connection.insertIfAbsent(attempt, dispatch: id) }
        }
        for back in sample.sendBacks {
            guard let id = dispatches[back.dispatch] else { continue }
            let unit = back.redirectedTo.flatMap { names.unit($0) }
            _ = try connection.insertIfAbsent(back, dispatch: id, redirectedTo: unit)
        }
        for extended in sample.extensions {
            if let id = dispatches[extended.dispatch] { _ = try connection.insertIfAbsent(extended, dispatch: id) }
        }
        for reply in sample.replies {
            if let id = dispatches[reply.dispatch] { _ = try connection.insertIfAbsent(reply, dispatch: id) }
        }
        for supervision in sample.supervisions { _ = try connection.insertIfAbsent(supervision, order: order) }
        for contact in sample.contacts {
            let identity = try seal.identity(of: contact)
            _ = try connection.insertIfAbsent(contact, order: order, identity: identity, names: &names)
        }
    }
}
