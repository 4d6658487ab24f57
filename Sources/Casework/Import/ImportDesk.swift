import Exchange
public import Storage
public import WorkOrders
public import WorkingDays

/// Takes in a folder of exchange files: one transaction for all of them, or nothing.
public struct ImportDesk: Sendable {
    let database: any Database
    let seal: CitizenSeal
    let calendar: WorkCalendar
    let limits: HandlingLimits
    let names: CityNames

    public init(
        database: any Database,
        seal: CitizenSeal,
        calendar: WorkCalendar = .standard,
        limits: HandlingLimits = .standard,
        names: CityNames = CityNames()
    ) {
        self.database = database
        self.seal = seal
        self.calendar = calendar
        self.limits = limits
        self.names = names
    }

    /// Imports what `sources` opens and reports what was done.
    ///
    /// `summary` is what a dry run prints, computed inside the transaction that is then undone. An `ImportError` says
    /// that nothing was kept, a `StorageError` that the database failed.
    public func carryOut(
        _ sources: ImportSources,
        options: ImportOptions = ImportOptions(),
        listener: ImportListener = ImportListener(),
        summary: @escaping @Sendable (any Connection, ImportReport) throws -> String? = { _, _ in nil }
    ) async throws -> ImportReport {
        let ids = try await reserveIds(sources)
        return try await database.writeAlone { [self] connection in
            let run = try ImportRun(connection, desk: self, sources: sources, listener: listener, ids: ids)
            run.skipsInvalid = options.skipsInvalid
            run.now = options.now
            try run.carryOut()
            guard run.report.badRows == 0 || options.skipsInvalid else { throw ImportError.badRows(run.report.badRows) }
            if options.isDryRun {
                throw ImportError.dryRun(run.report, summary: try summary(connection, run.report))
            }
            return run.report
        }
    }

    /// Takes ids for about as many records as the files hold, so that the long transaction need not hold a counter.
    private func reserveIds(_ sources: ImportSources) async throws -> ImportIds {
        // A real order takes some 270 bytes of its file, a dispatch 130; should there be more, the run takes more.
        let orders = try Self.byteCount(.orders, sources) / 150 + 1
        let dispatches = try Self.byteCount(.dispatches, sources) / 80 + 1
        return try await database.write { connection in
            ImportIds(
                orders: try connection.reserveIds(.workOrder, count: orders),
                dispatches: try connection.reserveIds(.dispatch, count: dispatches)
            )
        }
    }

    private static func byteCount(_ file: ExchangeFile, _ sources: ImportSources) throws -> Int {
        do throws(CSVError) {
            return try sources.open(file)?.byteCount ?? 0
        } catch {
            throw ImportError.unreadable(file: file.rawValue, reason: error.message)
        }
    }
}

/// The ids that an import may give out.
struct ImportIds: Sendable {
    var orders: Range<Int>
    var dispatches: Range<Int>

    /// How many are taken at once when a file holds more records than its size let expect.
    private static let extra = 10_000

    mutating func nextOrder(on connection: any Connection) throws -> Int {
        if orders.isEmpty { orders = try connection.reserveIds(.workOrder, count: Self.extra) }
        defer { orders = orders.dropFirst() }
        return orders.lowerBound
    }

    mutating func nextDispatch(on connection: any Connection) throws -> Int {
        if dispatches.isEmpty { dispatches = try connection.reserveIds(.dispatch, count: Self.extra) }
        defer { dispatches = dispatches.dropFirst() }
        return dispatches.lowerBound
    }
}
