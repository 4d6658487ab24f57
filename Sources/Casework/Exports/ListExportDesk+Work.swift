import Bulletins
import Storage
import WorkOrders
public import WorkingDays

/// What is done in the background: one export at a time for all nodes.
extension ListExportDesk {
    private static let lease = "exports"
    static let leaseSeconds = 60
    /// What breaks off so often is given up: something about it ends the program.
    static let mostAttempts = 3
    private static let removedAtOnce = 50

    /// Puts right what broke off, removes files that are too old, and makes the oldest that waits.
    ///
    /// False where none waited, or another node has the lease.
    public func work(
        now: @Sendable () -> Instant,
        isStopped: @Sendable () -> Bool = { Task.isCancelled }
    ) async throws
        -> Bool
    {
        guard try await holdsLease(at: now()) else { return false }
        let files = ExportFolder(path: folder)
        try files.make()
        files.removeParts()
        try await putBack(at: now())
        try await removeOld(files, at: now())
        guard !isStopped(), let export = try await beginNext() else { return false }
        let run = ListExportRun(desk: self, export: export, files: files)
        try await run.carryOut(now: now, isStopped: isStopped)
        return true
    }

    /// Gives the lease back, so that another node need not wait for its end: for a node that stops.
    public func release() async throws {
        let holder = holder
        try await database.write { try $0.releaseLease(Self.lease, holder: holder) }
    }

    /// Whether anything waits, was begun, or is too old; a step in an index that is nearly always empty each.
    public func hasWork(at now: Instant) async throws -> Bool {
        try await database.read { connection in
            let open = try [ExportState.waiting, .running].contains {
                try !connection.openExports($0, limit: 1).isEmpty
            }
            return try open || !connection.exports(finishedBefore: Self.oldest(at: now), limit: 1).isEmpty
        }
    }

    private static func oldest(at now: Instant) -> Instant { now.advanced(bySeconds: -keptDays * 86_400) }

    private func holdsLease(at now: Instant) async throws -> Bool {
        let holder = holder
        return try await database.write { connection in
            try connection.takeLease(Self.lease, holder: holder, now: now, seconds: Self.leaseSeconds)
        }
    }

    /// Tells how far an attempt is; false where it must end.
    func proceed(_ export: ListExport, rows: Int, at now: Instant) async throws -> Bool {
        let holder = holder
        return try await database.write { connection in
            let isLeader = try connection.takeLease(Self.lease, holder: holder, now: now, seconds: Self.leaseSeconds)
            return try isLeader && connection.proceed(export: export.id, attempt: export.attempts, rows: rows)
        }
    }

    /// Who has the lease makes one at a time, so what is said to be made now broke off.
    private func putBack(at now: Instant) async throws {
        let log = log
        try await database.write { connection in
            for export in try connection.openExports(.running, limit: Self.removedAtOnce) {
                if export.attempts < Self.mostAttempts {
                    _ = try connection.putBack(export: export.id, attempt: export.attempts)
                } else {
                    let failure = "导出多次中断，请重新申请；仍不成功时请联系系统管理员。"
                    try connection.give(up: export, failure, at: now, log)
                }
            }
        }
    }

    private func removeOld(_ files: ExportFolder, at now: Instant) async throws {
        let old = try await database.read { connection in
            try connection.exports(finishedBefore: Self.oldest(at: now), limit: Self.removedAtOnce)
        }
        for export in old {
            if let file = export.file { files.remove(file) }
            _ = try await database.write { try $0.expire(export: export.id) }
        }
    }

    private func beginNext() async throws -> ListExport? {
        try await database.write { connection in
            guard let export = try connection.openExports(.waiting, limit: 1).first,
                try connection.begin(export: export.id)
            else { return nil }
            return try connection.listExport(export.id)
        }
    }
}

extension Connection {
    /// Ends an attempt without a file, and says why.
    func give(up export: ListExport, _ failure: String, at now: Instant, _ log: SettingsLog) throws {
        guard try fail(export: export.id, attempt: export.attempts, failure: failure, at: now) else { return }
        let author = SettingsLog.Author(officer: export.officer, at: now)
        try log.write("没有导出：\(failure)", about: ListExportDesk.subject(of: export.id), by: author, on: self)
    }
}
