public import SampleCity
public import Storage
import WorkOrders
public import WorkingDays

/// Fills an empty database with the sample city.
public struct DemoDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal

    /// Enough to make a round trip cheap.
    static let batchSize = 500

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal
    }

    /// Makes the city's lists and about `orders` orders in one transaction, and tells how many they are.
    ///
    /// Without `orders` it is the published month with its neighbours. `progress` hears how many there are so far. A
    /// database that holds orders already is refused with `DemoError.notEmpty`.
    public func fill(
        seed: UInt64,
        orders: Int?,
        extent: Generator.Extent = .allMonths,
        calendar: WorkCalendar = .standard,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Int {
        let generator = Generator(seed: seed, orders: orders, extent: extent, calendar: calendar)
        // The published months hold some 77,000 orders; a scaled city brings about as many as were asked for.
        let expected = (orders ?? 80_000) + 1_000
        let ids = try await database.write { connection in
            ImportIds(
                orders: try connection.reserveIds(.workOrder, count: expected),
                dispatches: try connection.reserveIds(.dispatch, count: expected)
            )
        }
        return try await database.writeAlone { [seal] connection in
            guard try connection.rows("SELECT 1 FROM work_order LIMIT 1").isEmpty else { throw DemoError.notEmpty }
            let filling = try DemoFilling(connection, seal: seal, ids: ids)
            try filling.addLists()
            let channel = BatchChannel<SealedCase>(capacity: 4)
            channel.start { try Self.produce(generator, seal, into: $0) }
            defer { channel.cancel() }
            while let batch = try channel.receive() {
                try filling.add(batch)
                progress(filling.count)
            }
            try connection.awaitIndexingOfAll()
            return filling.count
        }
    }

    private static func produce(
        _ generator: Generator,
        _ seal: CitizenSeal,
        into channel: BatchChannel<SealedCase>
    ) throws {
        var batch: [SealedCase] = []
        for sample in generator {
            batch.append(SealedCase(sample: sample, identity: try seal.identity(sample.order)))
            guard batch.count == batchSize else { continue }
            guard channel.send(batch) else { return }
            batch.removeAll(keepingCapacity: true)
        }
        if !batch.isEmpty { _ = channel.send(batch) }
    }
}

/// Why the sample city can't be made.
public enum DemoError: Error, Sendable {
    /// The database holds orders: the sample must not mix with real ones.
    case notEmpty
    /// The database holds another city's units: invented officers must not work there.
    case otherCity
}

/// A sample order with its citizen sealed on the producing thread.
struct SealedCase: Sendable {
    var sample: SampleCase
    var identity: SealedIdentity
}

extension CitizenSeal {
    fileprivate func identity(_ order: WorkOrder) throws -> SealedIdentity {
        try identity(order.citizen, order: order.number)
    }
}
