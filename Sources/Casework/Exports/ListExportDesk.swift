public import Bulletins
public import Storage
public import WorkOrders
public import WorkingDays

/// 导出 of the list of orders: asked for here, made in the background, fetched by who asked, then removed.
///
/// Every request, file and download stands in the chained record of changes (审计). The city's rules say who may see
/// identity; whether somebody may export at all is a right of pages.
public struct ListExportDesk: Sendable {
    /// A sheet of 200,000 rows opens in any spreadsheet program; who needs more wants figures, or a copy of everything.
    public static let mostRows = 200_000
    /// Of one officer at once: a third can wait while one is made and another is looked at.
    public static let mostOpen = 3
    /// Days for which a file is kept: over a holiday of a week, and no longer, as it is a copy outside of the database.
    public static let keptDays = 7
    static let longestReason = 200

    let database: any Database
    let seal: CitizenSeal
    let rules: Rules
    let folder: String
    /// Which node this is.
    let holder: String

    /// `folder` is where the files are; it is made where it isn't there.
    public init(database: any Database, seal: CitizenSeal, rules: Rules, folder: String, holder: String = "") {
        self.database = database
        self.seal = seal
        self.rules = rules
        self.folder = folder
        self.holder = holder
    }

    var log: SettingsLog { SettingsLog(seal: seal.seal) }

    /// What an event about an export names as its subject.
    public static func subject(of id: Int) -> String { "导出 \(id)" }

    /// How many orders a query has; ends behind the most that can be exported.
    public func count(_ query: OrderQuery, at now: Instant) async throws -> Int {
        let calendar = rules.calendar
        return try await database.read { connection in
            try connection.orderCount(query, now: now, calendar: calendar, atMost: Self.mostRows + 1)
        }
    }

    /// Puts an export into the line; throws ``ExportRefusal``.
    public func ask(_ wish: ExportWish, by officer: Officer, at now: Instant) async throws -> ListExport {
        try check(wish, officer)
        let count = try await count(wish.query, at: now)
        guard count > 0 else { throw ExportRefusal.empty }
        guard count <= Self.mostRows else { throw ExportRefusal.tooMany(most: Self.mostRows) }
        let (log, asked) = (log, export(wish, officer, count, now))
        return try await database.write { connection in
            var export = asked
            export.id = try connection.nextExportId()
            guard try connection.openExportCount(of: officer.id) < Self.mostOpen else {
                throw ExportRefusal.tooManyOpen(most: Self.mostOpen)
            }
            try connection.insert(export)
            let author = SettingsLog.Author(officer: officer.id, at: now)
            try log.write(export.requestWords, about: Self.subject(of: export.id), by: author, on: connection)
            return export
        }
    }

    private func check(_ wish: ExportWish, _ officer: Officer) throws(ExportRefusal) {
        guard officer.unit == nil else { throw .centreOnly }
        guard !wish.columns.isEmpty else { throw .noColumns }
        guard wish.hasIdentity else { return }
        guard mayOpenIdentity(officer) else { throw .identityForbidden(role: officer.role) }
        guard wish.reason.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
        guard wish.reason.count <= Self.longestReason else { throw .reasonTooLong(most: Self.longestReason) }
    }

    /// Whether an officer may have identity in a file: who may open it on an order.
    public func mayOpenIdentity(_ officer: Officer) -> Bool { rules.permissions.allows(officer.role, .openIdentity) }

    private func export(_ wish: ExportWish, _ officer: Officer, _ count: Int, _ now: Instant) -> ListExport {
        var export = ListExport(
            id: 0,
            officer: officer.id,
            officerName: officer.name ?? officer.id,
            role: officer.role,
            requestedAt: now,
            form: wish.form,
            query: QueryLines.text(wish.query.items),
            conditions: wish.conditions.isEmpty ? "全部工单" : NumberMask.masked(wish.conditions),
            columns: wish.columns,
            reason: wish.hasIdentity ? NumberMask.masked(wish.reason) : nil
        )
        export.totalRows = count
        return export
    }
}

extension ListExportDesk {
    private static let mostShown = 50

    /// An officer's own, the newest first.
    public func exports(of officer: Officer) async throws -> [ListExport] {
        try await database.read { try $0.listExports(of: officer.id, limit: Self.mostShown) }
    }

    /// Stops one that isn't done; what was written of it is removed.
    ///
    /// Throws ``ExportRefusal``.
    public func stop(_ id: Int, by officer: Officer, at now: Instant) async throws {
        let log = log
        try await database.write { connection in
            let export = try connection.ownExport(id, of: officer)
            guard try connection.stop(export: id, at: now) else { throw ExportRefusal.notReady(export.state) }
            let author = SettingsLog.Author(officer: officer.id, at: now)
            try log.write("停止导出。", about: Self.subject(of: id), by: author, on: connection)
        }
    }

    /// The path of a finished file for who asked for it, its fetching logged; throws ``ExportRefusal``.
    public func fetch(
        _ id: Int,
        by officer: Officer,
        at now: Instant
    ) async throws -> (export: ListExport, path: String) {
        let export = try await database.read { try $0.ownExport(id, of: officer) }
        guard export.state == .done, let file = export.file else { throw ExportRefusal.notReady(export.state) }
        let path = self.path(file)
        guard ExportFolder.exists(path) else { throw ExportRefusal.fileMissing }
        let log = log
        try await database.write { connection in
            let author = SettingsLog.Author(officer: officer.id, at: now)
            try log.write(export.fetchWords, about: Self.subject(of: id), by: author, on: connection)
        }
        return (export, path)
    }

    func path(_ file: String) -> String { "\(folder)/\(file)" }
}

extension Connection {
    fileprivate func ownExport(_ id: Int, of officer: Officer) throws -> ListExport {
        guard let export = try listExport(id) else { throw ExportRefusal.unknown(id) }
        guard export.officer == officer.id else { throw ExportRefusal.notYours(id) }
        return export
    }
}

/// The items of a query as lines of name=value; a line end is never meant in one.
enum QueryLines {
    static func text(_ items: [QueryItem]) -> String {
        items.map { "\($0.name)=\($0.value.replacing("\n", with: " "))" }.joined(separator: "\n")
    }

    static func items(_ text: String) -> [QueryItem] {
        text.split(separator: "\n").map { line in
            let pair = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryItem(String(pair[0]), pair.count > 1 ? String(pair[1]) : "")
        }
    }
}
