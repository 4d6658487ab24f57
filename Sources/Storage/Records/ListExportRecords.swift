import Bulletins
public import WorkingDays

/// Exports as rows of `list_export`; each is changed only where it stands as the caller thinks.
extension Connection {
    /// The number of the next export; others who ask wait until this transaction ends.
    public func nextExportId() throws -> Int {
        try lock("list export")
        return (try id("SELECT id FROM list_export ORDER BY id DESC LIMIT 1") ?? 0) + 1
    }

    /// Adds one that waits.
    public func insert(_ export: ListExport) throws {
        try execute(
            """
            INSERT INTO list_export (id, officer, officer_name, role, requested_at, form, query, conditions,
                column_names, reason, state, attempts, total_rows, done_rows)
            VALUES (\(export.id), \(export.officer), \(export.officerName), \(export.role), \(export.requestedAt),
                \(export.form.rawValue), \(export.query), \(export.conditions), \(OrderColumn.text(export.columns)),
                \(export.reason), \(export.state.rawValue), \(export.attempts), \(export.totalRows),
                \(export.doneRows))
            """
        )
    }

    /// One by its number; nil where there is none.
    public func listExport(_ id: Int) throws -> ListExport? { try listExports("id = \(id)").first }

    /// An officer's own, the newest first; a range of `list_export_officer`.
    public func listExports(of officer: String, limit: Int) throws -> [ListExport] {
        try listExports("officer = \(officer) ORDER BY id DESC LIMIT \(limit)")
    }

    /// How many of an officer's have not ended; a range of `list_export_open`, which holds nothing else.
    public func openExportCount(of officer: String) throws -> Int {
        try id("SELECT COUNT(*) FROM list_export WHERE state IN (1, 2) AND state < 3 AND officer = \(officer)") ?? 0
    }

    /// The oldest that wait or are being made; a walk over `list_export_open`.
    public func openExports(_ state: ExportState, limit: Int) throws -> [ListExport] {
        try listExports("state = \(state.rawValue) AND state < 3 ORDER BY id LIMIT \(limit)")
    }

    /// Finished ones whose file is older than this; a range of `list_export_kept`.
    public func exports(finishedBefore time: Instant, limit: Int) throws -> [ListExport] {
        try listExports("state = 3 AND finished_at < \(time) ORDER BY finished_at, id LIMIT \(limit)")
    }

    private func listExports(_ condition: Statement) throws -> [ListExport] {
        try rows(
            """
            SELECT id, officer, officer_name, role, requested_at, form, query, conditions, column_names, reason, state,
                attempts, total_rows, done_rows, file, bytes, finished_at, failure
            FROM list_export WHERE \(condition)
            """
        ).map(ListExport.init)
    }
}

/// The steps of an export; each returns whether it was there to be taken.
extension Connection {
    /// Begins one that waits.
    public func begin(export id: Int) throws -> Bool {
        try changeExport("SET state = 2, attempts = attempts + 1, done_rows = 0 WHERE id = \(id) AND state = 1")
    }

    /// Tells how far the attempt is; false where it was stopped, or another has begun meanwhile.
    public func proceed(export id: Int, attempt: Int, rows: Int) throws -> Bool {
        try changeExport("SET done_rows = \(rows) WHERE \(Self.running(id, attempt))")
    }

    /// The attempt has made its file.
    public func finish(export id: Int, attempt: Int, file: String, bytes: Int, rows: Int, at: Instant) throws -> Bool {
        try changeExport(
            """
            SET state = 3, query = '', file = \(file), bytes = \(bytes), done_rows = \(rows), finished_at = \(at)
            WHERE \(Self.running(id, attempt))
            """
        )
    }

    /// The attempt can't make its file.
    public func fail(export id: Int, attempt: Int, failure: String, at: Instant) throws -> Bool {
        try changeExport(
            "SET state = 4, query = '', failure = \(failure), finished_at = \(at) WHERE \(Self.running(id, attempt))"
        )
    }

    /// The attempt broke off; it waits for the next.
    public func putBack(export id: Int, attempt: Int) throws -> Bool {
        try changeExport("SET state = 1, done_rows = 0 WHERE \(Self.running(id, attempt))")
    }

    /// Its officer no longer wants it.
    public func stop(export id: Int, at: Instant) throws -> Bool {
        try changeExport("SET state = 5, query = '', finished_at = \(at) WHERE id = \(id) AND state IN (1, 2)")
    }

    /// Its file is gone.
    public func expire(export id: Int) throws -> Bool {
        try changeExport("SET state = 6 WHERE id = \(id) AND state = 3")
    }

    /// Notes whose identity goes out with an export; one statement, at most ``OrderSheet/batch`` orders.
    public func noteIdentities(ofOrders ids: [Int], in export: Int) throws {
        guard let list = OrderSheet.list(ids) else { return }
        try execute(
            """
            INSERT INTO list_export_identity (order_id, export_id)
            SELECT id, \(export) FROM work_order WHERE id IN (\(list)) ON CONFLICT DO NOTHING
            """
        )
    }

    /// The exports that an order's identity went out with, oldest first; a range of the primary key.
    public func exportsWithIdentity(ofOrder id: Int) throws -> [Int] {
        var exports: [Int] = []
        try forEachRow("SELECT export_id FROM list_export_identity WHERE order_id = \(id) ORDER BY export_id") { row in
            if let export = row.integer(0) { exports.append(export) }
        }
        return exports
    }

    private static func running(_ id: Int, _ attempt: Int) -> Statement {
        "id = \(id) AND state = 2 AND attempts = \(attempt)"
    }

    private func changeExport(_ change: Statement) throws -> Bool { try execute("UPDATE list_export \(change)") == 1 }
}

extension ListExport {
    fileprivate init(_ row: Row) throws(StorageError) {
        var row = row
        self.init(
            id: try row.integer(),
            officer: try row.text(),
            officerName: try row.text(),
            role: try row.text(),
            requestedAt: try row.instant(),
            form: try row.code(),
            query: try row.text(),
            conditions: try row.text(),
            // A column that a later version had is left out.
            columns: try row.text().split(separator: ",").compactMap { OrderColumn(rawValue: String($0)) },
            reason: try row.optionalText()
        )
        state = try row.code()
        attempts = try row.integer()
        totalRows = try row.integer()
        doneRows = try row.integer()
        file = try row.optionalText()
        bytes = try row.optionalInteger()
        finishedAt = try row.optionalInstant()
        failure = try row.optionalText()
    }
}
