import Calls
import Sealing
public import Storage
import WorkOrders

/// Seals everything anew by the current key, while the hotline works on.
public struct ResealDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    /// Small enough that other writes hardly wait.
    static let batchSize = 200

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// Reseals what an older key sealed, and tells how many values that were; may be stopped and begun again.
    ///
    /// `progress` hears after each batch how many there were so far.
    public func carryOut(progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        let orders = try await resealOrders(progress)
        let contacts = try await resealContacts { progress(orders + $0) }
        return orders + contacts + (try await resealCalls { progress(orders + contacts + $0) })
    }

    private func resealCalls(_ progress: (Int) -> Void) async throws -> Int {
        var done = 0
        var last = ""
        while true {
            let from = last
            let batch = try await database.read { try $0.numberedCalls(after: from, limit: Self.batchSize) }
            guard let end = batch.last else { return done }
            last = end.call.id
            let calls = CallSeal(seal: seal.seal)
            let changes = try batch.compactMap { old in try calls.resealed(old).map { (old: old, new: $0) } }
            try await database.write { connection in
                for change in changes { try connection.replace(change.old, with: change.new) }
            }
            done += changes.count
            progress(done)
        }
    }

    private func resealOrders(_ progress: (Int) -> Void) async throws -> Int {
        var done = 0
        var last = 0
        while true {
            let from = last
            let batch = try await database.read { try $0.sealedCitizens(after: from, limit: Self.batchSize) }
            guard let end = batch.last else { return done }
            last = end.id
            // The old value stands in the condition: a change made meanwhile is never overwritten.
            let changes = try batch.compactMap { row in
                try resealed(row.citizen, CitizenSeal.context(row.number))
                    .map { (id: row.id, old: row.citizen, new: $0) }
            }
            try await database.write { connection in
                for change in changes { try connection.replace(change.old, with: change.new, order: change.id) }
            }
            done += changes.count
            progress(done)
        }
    }

    private func resealContacts(_ progress: (Int) -> Void) async throws -> Int {
        var done = 0
        var last: SealedContact.Key?
        while true {
            let from = last
            let batch = try await database.read { try $0.sealedContacts(after: from, limit: Self.batchSize) }
            guard let end = batch.last else { return done }
            last = end.key
            let changes = try batch.compactMap { row in
                let contact = FollowUpContact(order: row.number, at: row.at, kind: row.kind)
                return try resealed(row.citizen, CitizenSeal.context(contact))
                    .map { (key: row.key, old: row.citizen, new: $0) }
            }
            try await database.write { connection in
                for change in changes { try connection.replace(change.old, with: change.new, contact: change.key) }
            }
            done += changes.count
            progress(done)
        }
    }

    /// The identity sealed by the current key; nil where it is already.
    private func resealed(_ sealed: String, _ context: SealingContext) throws -> SealedIdentity? {
        guard try seal.seal.reseal(sealed, context: context) != nil else { return nil }
        let citizen = try seal.citizen(SealedIdentity(citizen: sealed), context)
        return try seal.identity(citizen, context)
    }
}
