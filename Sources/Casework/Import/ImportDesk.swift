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

    public init(
        database: any Database,
        seal: CitizenSeal,
        calendar: WorkCalendar = .standard,
        limits: HandlingLimits = .standard
    ) {
        self.database = database
        self.seal = seal
        self.calendar = calendar
        self.limits = limits
    }

    /// Imports what `sources` opens.
    ///
    /// - Parameter summary: what a dry run prints, computed inside the transaction that is then undone.
    /// - Throws: `ImportError` where nothing was kept; `StorageError` where the database failed.
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
            try run.carryOut()
            guard run.report.badRows == 0 || options.skipsInvalid else { throw ImportError.badRows(run.report.badRows) }
            if options.isDryRun {
                throw ImportError.dryRun(run.report, summary: try summary(connection, run.report))
            }
            return run.report
        }
    }

    /// Takes ids for the most records that the files can hold, so that the long transaction holds no counter.
    private func reserveIds(_ sources: ImportSources) async throws -> ImportIds {
        // The shortest record has its required columns, commas and a line end: 36 bytes of an order, 24 of a dispatch.
        let orders = try Self.byteCount(.orders, sources) / 36 + 1
        let dispatches = try Self.byteCount(.dispatches, sources) / 24 + 1
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
}
