import Accounts
public import Exchange
import Storage
public import WorkOrders
public import WorkingDays

/// 名册 as a request keeps it until a second officer approves: the list itself, read again by its own parser.
enum OfficerList {
    private static let mark = "导入名册\n"

    static func text(_ list: String) -> String { mark + list }

    /// The rows of a request's content; nil where it is another kind of request.
    static func rows(of content: String) throws -> [OfficerRow]? {
        guard content.hasPrefix(mark) else { return nil }
        return try OfficersFile.rows(.text(String(content.dropFirst(mark.count)), name: "名册"))
    }
}

extension AccountDesk {
    /// A list from the bytes of a CSV file or workbook, as CSV; throws ``Exchange/CityFileError``.
    public static func list(_ bytes: [UInt8], name: String) throws(CityFileError) -> String {
        Workbook.isWorkbook(bytes) ? try Workbook(bytes, name: name).csv : try TextDecoding.text(bytes, name: name)
    }

    /// What importing a list would do; throws ``Exchange/CityFileError`` or ``OfficerImportError`` with every bad line.
    public func previewImport(_ list: String, by officer: Officer, at now: Instant) async throws -> ImportedOfficers {
        let rows = try OfficersFile.rows(.text(list, name: "名册"))
        guard !rows.contains(where: { $0.id == officer.id }) else { throw AccountRefusal.ownAccount }
        return try await importOfficers(rows, by: officer.id, at: now, isTrial: true)
    }

    /// Asks for the import of a list; a second officer approves it as one.
    public func requestImport(_ list: String, by officer: Officer, at now: Instant) async throws -> Int {
        guard rules.rights.allows(officer.role, .manageAccounts) else {
            throw AccountRefusal.notAllowed(role: officer.role)
        }
        let report = try await previewImport(list, by: officer, at: now)
        guard !report.changes.isEmpty else { throw AccountRefusal.nothingToImport }
        let request = Approval(
            sequence: 0,
            requestedAt: now,
            requestedBy: officer.id,
            subject: "账号 名册",
            words: "导入名册：变更\(report.changes.count)项，其中新增账号\(report.added.count)个",
            content: OfficerList.text(list)
        )
        return try await database.write { [log] connection in
            if let earlier = try connection.openApproval(about: request.subject, words: request.words) {
                throw AccountRefusal.alreadyAsked(earlier)
            }
            let number = try connection.insert(request)
            let author = SettingsLog.Author(officer: officer.id, at: now)
            let words = "申请（第\(number)号）：\(request.words)"
            try log.write(words, about: request.subject, by: author, on: connection)
            return number
        }
    }
}
