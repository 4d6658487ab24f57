import Bulletins
import Storage
import WorkOrders
import WorkingDays

/// One attempt at an export: pages of the list by key, their cells, and the file; memory doesn't grow with it.
struct ListExportRun {
    /// Between two looks whether it is still wanted.
    private static let paceSeconds = 1
    private static let paceRows = 5_000

    let desk: ListExportDesk
    let export: ListExport
    let files: ExportFolder

    /// How it ended.
    private enum Ending {
        case done(rows: Int, identities: Int)
        /// Stopped by its officer, or another node has begun it.
        case dropped
        /// This program ends; it waits for the next.
        case brokenOff
    }

    private var name: String { "\(export.id)-\(export.attempts).\(export.form.ending)" }

    func carryOut(now: @Sendable () -> Instant, isStopped: @Sendable () -> Bool) async throws {
        do {
            switch try await write(now: now, isStopped: isStopped) {
            case .done(let rows, let identities): try await finish(rows, identities, at: now())
            case .dropped: files.remove(ExportFolder.part(name))
            case .brokenOff:
                files.remove(ExportFolder.part(name))
                let export = export
                _ = try await desk.database.write { try $0.putBack(export: export.id, attempt: export.attempts) }
            }
        } catch {
            files.remove(ExportFolder.part(name))
            // A database that is away keeps it as begun, and the next look puts it back.
            guard let failure = ExportFailure.sentence(error) else { throw error }
            let (export, log, at) = (export, desk.log, now())
            try await desk.database.write { try $0.give(up: export, failure, at: at, log) }
        }
    }

    private func write(now: @Sendable () -> Instant, isStopped: @Sendable () -> Bool) async throws -> Ending {
        let begun = now()
        let query = try OrderQuery(items: QueryLines.items(export.query))
        let path = "\(files.path)/\(ExportFolder.part(name))"
        let file = try SheetFile(export, path: path, scratch: files.path, at: begun)
        var (rows, identities, told, key) = (0, 0, (rows: 0, at: begun), ListKey?.none)
        repeat {
            if isStopped() { return .brokenOff }
            let page = try await page(query, after: key, at: begun)
            let opened = try open(page.rows)
            try await note(opened.ids)
            for cells in opened.cells { try file.write(cells) }
            (rows, identities, key) = (rows + page.rows.count, identities + opened.ids.count, page.next)
            guard isDue(since: told, rows, now()) else { continue }
            told = (rows, now())
            guard try await desk.proceed(export, rows: rows, at: told.at) else { return .dropped }
        } while key != nil && rows < ListExportDesk.mostRows
        try file.finish()
        return .done(rows: rows, identities: identities)
    }

    private func isDue(since told: (rows: Int, at: Instant), _ rows: Int, _ now: Instant) -> Bool {
        rows - told.rows >= Self.paceRows || now >= told.at.advanced(bySeconds: Self.paceSeconds)
    }

    /// The next rows of the list as it was when this attempt began, newest first.
    private func page(
        _ query: OrderQuery,
        after key: ListKey?,
        at begun: Instant
    ) async throws -> (rows: [OrderSheet.Row], next: ListKey?) {
        let (columns, calendar) = (export.columns, desk.rules.calendar)
        return try await desk.database.read { connection in
            let limit = OrderSheet.batch
            let page = try connection.orders(query, now: begun, calendar: calendar, after: key, limit: limit)
            return (try connection.orderSheet(columns, of: page.rows.map(\.id), now: begun), page.next)
        }
    }

    /// The cells with the identities that this officer may have; whose those are.
    private func open(_ rows: [OrderSheet.Row]) throws -> (cells: [[OrderCell]], ids: [Int]) {
        guard export.hasIdentity else { return (rows.map(\.cells), []) }
        var (cells, ids) = ([[OrderCell]](), [Int]())
        for row in rows {
            guard let sealed = row.identity, !names(row.subject) else {
                cells.append(row.cells)
                continue
            }
            cells.append(row.cells(of: try desk.seal.citizen(sealed, order: row.number), export.columns))
            ids.append(row.id)
        }
        return (cells, ids)
    }

    /// Who is reported on doesn't learn who reported him, as on the order's own page.
    private func names(_ subject: String?) -> Bool {
        guard let subject, !subject.isEmpty, !export.officerName.isEmpty else { return false }
        return subject.contains(export.officerName)
    }

    /// Whose identity goes out is on disk before the file has it.
    private func note(_ ids: [Int]) async throws {
        guard !ids.isEmpty else { return }
        let export = export.id
        try await desk.database.write { try $0.noteIdentities(ofOrders: ids, in: export) }
    }

    private func finish(_ rows: Int, _ identities: Int, at now: Instant) async throws {
        let bytes = try files.keep(name)
        let (export, name, log) = (export, name, desk.log)
        let isDone = try await desk.database.write { connection in
            let isDone = try connection.finish(
                export: export.id,
                attempt: export.attempts,
                file: name,
                bytes: bytes,
                rows: rows,
                at: now
            )
            guard isDone else { return false }
            let words = export.doneWords(rows: rows, identities: identities)
            let author = SettingsLog.Author(officer: export.officer, at: now)
            try log.write(words, about: ListExportDesk.subject(of: export.id), by: author, on: connection)
            return true
        }
        // Stopped while the file was put together.
        if !isDone { files.remove(name) }
    }
}

extension OrderSheet.Row {
    /// The cells with what is known of the citizen in the columns of identity.
    fileprivate func cells(of citizen: Citizen, _ columns: [OrderColumn]) -> [OrderCell] {
        var cells = cells
        for (index, column) in columns.enumerated() where column.isIdentity {
            let text: String? =
                switch column {
                case .name: citizen.name
                case .callingNumber: citizen.callingNumber
                case .contactNumber: citizen.contactNumber
                default: nil
                }
            cells[index] = text.map(OrderCell.words) ?? .none
        }
        return cells
    }
}
