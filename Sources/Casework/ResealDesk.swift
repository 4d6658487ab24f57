import Sealing
public import Storage

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

    /// Reseals what an older key sealed; may be stopped at any time and begun again.
    ///
    /// - Parameter progress: hears after each batch how many values were sealed anew so far.
    /// - Returns: how many were.
    public func carryOut(progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        var done = 0
        var last = 0
        while true {
            let from = last
            let batch = try await database.read { try $0.sealedCitizens(after: from, limit: Self.batchSize) }
            guard let end = batch.last else { return done }
            last = end.id
            let changes = try batch.compactMap(resealed)
            // The old value stands in the condition: a change made meanwhile is never overwritten.
            try await database.write { connection in
                for change in changes { try connection.replace(change.old, with: change.new, order: change.id) }
            }
            done += changes.count
            progress(done)
        }
    }

    private func resealed(_ row: SealedCitizen) throws -> (id: Int, old: String, new: SealedIdentity)? {
        let context = CitizenSeal.context(row.number)
        guard try seal.seal.reseal(row.citizen, context: context) != nil else { return nil }
        let citizen = try seal.citizen(SealedIdentity(citizen: row.citizen), order: row.number)
        return (row.id, row.citizen, try seal.identity(citizen, order: row.number))
    }
}
