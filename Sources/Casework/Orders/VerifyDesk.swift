public import Storage

/// What a verification found.
public struct ChainReport: Hashable, Sendable {
    public var orders = 0
    public var events = 0
    public var faults: [ChainFault] = []
    /// The heads as they are now, those of days not closed yet included; two equal databases have equal heads.
    public var heads: [EventHead] = []
}

/// 校验: whether every event is there and as it was written.
public struct VerifyDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// Walks all orders with events, in one consistent state of the database; memory grows with a day, not with all.
    ///
    /// `kept` are heads that were exported before: they find what the database itself can't tell, when heads were
    /// removed together with what they vouched for.
    public func verify(
        against kept: [EventHead] = [],
        progress: @Sendable @escaping (Int) -> Void = { _ in }
    ) async throws -> ChainReport {
        let seal = seal.seal
        return try await database.read { connection in
            var report = ChainReport()
            let names = try NamesOfTheTime(connection)
            var last = 0
            while true {
                let batch = try connection.ordersWithEvents(after: last, limit: 500)
                guard let end = batch.last else { break }
                last = end.id
                for order in batch { try report.check(order, names, connection, seal) }
                progress(report.orders)
            }
            try report.checkHeads(connection, seal, kept: kept)
            return report
        }
    }
}
