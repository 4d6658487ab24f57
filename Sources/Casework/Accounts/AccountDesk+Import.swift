import Accounts
public import Exchange
import Storage
public import WorkingDays

extension AccountDesk {
    /// What an import of officers changed, or would change.
    public struct ImportedOfficers: Hashable, Sendable {
        /// 工号 and what is done, in words.
        public var changes: [String] = []
        /// Accounts that were new: they have no password before one is set for them.
        public var added: [String] = []
    }

    /// Adds the accounts and offices of a list, all or none; what is there already stays as it is.
    ///
    /// Throws ``OfficerImportError`` with every line that can't be taken. `isTrial` keeps nothing.
    public func importOfficers(
        _ rows: [OfficerRow],
        by officer: String,
        at now: Instant,
        isTrial: Bool
    ) async throws -> ImportedOfficers {
        do {
            let report = try await database.writeAlone { connection in
                let author = SettingsLog.Author(officer: officer, at: now)
                let report = try add(rows, by: author, on: connection)
                if isTrial { throw Trial(report: report) }
                return report
            }
            for row in rows { signIn.cache.remove(officer: row.id) }
            return report
        } catch let done as Trial {
            return done.report
        }
    }

    /// Ends a transaction without keeping what it wrote.
    private struct Trial: Error {
        var report: ImportedOfficers
    }

    func add(
        _ rows: [OfficerRow],
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws -> ImportedOfficers {
        var report = ImportedOfficers()
        var problems: [String] = []
        for row in rows {
            do {
                guard let change = try change(for: row, on: author.at.day, connection) else { continue }
                try apply(change, by: author, on: connection)
                report.changes.append("\(row.id)：\(change.words)")
                if change.kind == .add { report.added.append(row.id) }
            } catch let refusal as AccountRefusal {
                problems.append("第\(row.line)行，工号\(row.id)：\(refusal.sentence)")
            }
        }
        guard problems.isEmpty else { throw OfficerImportError(problems: problems) }
        return report
    }

    /// What a line changes; nil where all of it is there.
    private func change(
        for row: OfficerRow,
        on day: CivilDay,
        _ connection: any Connection
    ) throws -> AccountChange? {
        let grant = Grant(row.role, unit: row.unit, from: row.from ?? day, to: row.to)
        guard let account = try connection.officer(row.id)?.account else {
            return .add(id: row.id, name: row.name, grants: [grant], password: nil)
        }
        let isThere = account.grants.contains {
            $0.role == row.role && $0.unit == row.unit && $0.to == row.to && (row.from == nil || $0.from == row.from)
        }
        return isThere ? nil : .give(id: row.id, grant)
    }
}

/// The lines of a list of officers that can't be taken, each with what to do.
public struct OfficerImportError: Error, Hashable, Sendable {
    public var problems: [String]

    /// What people read.
    public var message: String { (problems + ["有\(problems.count)行不能导入，没有保存任何内容，请改正后重新导入。"]).joined(separator: "\n") }
}
