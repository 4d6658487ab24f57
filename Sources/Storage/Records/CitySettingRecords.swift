public import WorkingDays

/// A version of one of a city's files, as it was saved on a page or imported.
public struct CitySetting: Hashable, Sendable {
    /// The file's name, such as `duty.csv`.
    public var file: String
    /// From 1 without gaps within its file.
    public var version: Int
    /// The whole file.
    public var content: String
    public var savedAt: Instant
    /// 工号.
    public var savedBy: String

    public init(file: String, version: Int, content: String, savedAt: Instant, savedBy: String) {
        self.file = file
        self.version = version
        self.content = content
        self.savedAt = savedAt
        self.savedBy = savedBy
    }
}

/// Versions of a city's files as rows of `city_setting`; they are only ever added.
extension Connection {
    /// The newest version of every file that has one; a walk over the primary key, which holds a few rows for each.
    public func newestSettings() throws -> [CitySetting] {
        try citySettings(
            "(file, version) IN (SELECT file, MAX(version) FROM city_setting GROUP BY file) ORDER BY file"
        )
    }

    /// The versions of a file, the newest first; a range of the primary key.
    public func settings(of file: String, limit: Int) throws -> [CitySetting] {
        try citySettings("file = \(file) ORDER BY version DESC LIMIT \(limit)")
    }

    /// One version of a file.
    public func setting(of file: String, version: Int) throws -> CitySetting? {
        try citySettings("file = \(file) AND version = \(version)").first
    }

    /// Adds a version; throws ``StorageError/outdated`` where somebody saved the same one before.
    public func insert(_ setting: CitySetting) throws {
        let isNew = try insertIfAbsent(
            """
            INSERT INTO city_setting (file, version, content, saved_at, saved_by)
            VALUES (\(setting.file), \(setting.version), \(setting.content), \(setting.savedAt), \(setting.savedBy))
            """
        )
        guard isNew else { throw StorageError.outdated }
    }

    /// The number of the last change of accounts or settings; 0 where there is none.
    ///
    /// One step of the primary key.
    public func settingsSequence() throws -> Int {
        guard var row = try rows("SELECT COALESCE(MAX(sequence), 0) FROM settings_event").first else { return 0 }
        return try row.integer()
    }

    private func citySettings(_ condition: Statement) throws -> [CitySetting] {
        try rows("SELECT file, version, content, saved_at, saved_by FROM city_setting WHERE \(condition)").map {
            row throws(StorageError) in
            var row = row
            return CitySetting(
                file: try row.text(),
                version: try row.integer(),
                content: try row.text(),
                savedAt: try row.instant(),
                savedBy: try row.text()
            )
        }
    }
}

extension Connection {
    /// The texts of the newest appeals; a walk over `work_order_month` from its end.
    public func newestContents(limit: Int) throws -> [String] {
        try rows("SELECT content FROM work_order ORDER BY received_at DESC, id DESC LIMIT \(limit)").map {
            row throws(StorageError) in
            var row = row
            return try row.text()
        }
    }
}
