import Exchange
import Storage
import WorkOrders

/// The city's files that name units, and where.
extension CityFile {
    /// The column that names a unit; nil where a file names none.
    var unitColumn: String? {
        switch self {
        case .unitCards, .leaders, .limits, .directory: UnitColumn.name.rawValue
        case .duty, .terms, .calendar, .alertWords, .reasons, .channels, .tags, .areas, .phrases, .incomingColumns,
            .roles, .supervision,
            .signIn:
            nil
        }
    }
}

extension UnitDesk {
    /// Calls a unit by its new name in the city's files, each in a next version.
    func rename(
        _ old: String,
        to new: String,
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws {
        for file in CityFile.allCases {
            guard let column = file.unitColumn, let columns = file.columns, let place = columns.firstIndex(of: column),
                var rows = CityTable.rows(of: try settings.text(file, on: connection), columns: columns)
            else { continue }
            let before = rows
            for index in rows.indices { rows[index][place] = Self.renamed(rows[index][place], old, new) }
            guard rows != before else { continue }
            let text = CityTable.text(of: rows, columns: columns)
            try settings.store(file, text, "“\(old)”改名为“\(new)”", by: author, on: connection)
        }
    }

    /// A cell that names a unit, or several with `;` between them.
    private static func renamed(_ cell: String, _ old: String, _ new: String) -> String {
        let names = cell.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        guard names.contains(where: { $0.filter { !$0.isWhitespace } == old }) else { return cell }
        return names.map { $0.filter { !$0.isWhitespace } == old ? new : $0 }.joined(separator: ";")
    }
}

extension SettingsDesk {
    /// What a file says in this transaction; another process may have saved a version a moment ago.
    func text(_ file: CityFile, on connection: any Connection) throws -> String {
        try connection.settings(of: file.rawValue, limit: 1).first?.content ?? text(file)
    }

    /// Saves the next version of a file, with its event.
    func store(
        _ file: CityFile,
        _ text: String,
        _ words: String,
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws {
        let version = (try connection.settings(of: file.rawValue, limit: 1).first?.version ?? 0) + 1
        let setting = CitySetting(
            file: file.rawValue,
            version: version,
            content: text,
            savedAt: author.at,
            savedBy: author.officer
        )
        try connection.insert(setting)
        try log.write("第\(version)版：\(words)", about: file.subject, by: author, on: connection)
    }
}
