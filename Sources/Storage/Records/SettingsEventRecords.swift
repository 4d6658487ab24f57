public import WorkingDays

/// 设置变更: who changed what about accounts or settings, and when.
public struct SettingsEvent: Hashable, Sendable {
    /// From 1 without gaps.
    public var sequence: Int
    public var at: Instant
    /// 工号.
    public var officer: String
    /// What was changed, such as `账号 T001`.
    public var subject: String
    /// What was done, before → after; never a password or a secret.
    public var words: String
    /// 工号 of the second who approved it.
    public var approvedBy: String?
    /// Vouches for this event and all before it.
    public var mac: String

    public init(
        sequence: Int,
        at: Instant,
        officer: String,
        subject: String,
        words: String,
        approvedBy: String? = nil,
        mac: String
    ) {
        self.sequence = sequence
        self.at = at
        self.officer = officer
        self.subject = subject
        self.words = words
        self.approvedBy = approvedBy
        self.mac = mac
    }
}

/// Changes of settings as rows of `settings_event`; they are only ever added.
extension Connection {
    /// Waits for whoever adds an event, and reads the last: the next follows it.
    public func lastSettingsEvent() throws -> SettingsEvent? {
        try lock("settings event")
        return try settingsEvents(where: "sequence > 0", limit: 1).first
    }

    /// Adds an event behind the last.
    public func insert(_ event: SettingsEvent) throws {
        try execute(
            """
            INSERT INTO settings_event (sequence, happened_at, officer, subject, words, approved_by, mac)
            VALUES (\(event.sequence), \(event.at), \(event.officer), \(event.subject), \(event.words),
                \(event.approvedBy), \(event.mac))
            """
        )
    }

    /// Events before a number, the newest first; a walk over the primary key.
    public func settingsEvents(before sequence: Int, limit: Int) throws -> [SettingsEvent] {
        try settingsEvents(where: "sequence < \(sequence)", limit: limit)
    }

    /// Events behind a number, the oldest first; a walk over the primary key.
    public func settingsEvents(after sequence: Int, limit: Int) throws -> [SettingsEvent] {
        try settingsEvents("sequence > \(sequence) ORDER BY sequence LIMIT \(limit)")
    }

    /// Events about a subject, the newest first; a range of `settings_event_subject`.
    public func settingsEvents(about subject: String, limit: Int) throws -> [SettingsEvent] {
        try settingsEvents(where: "subject = \(subject)", limit: limit)
    }

    func settingsEvents(where condition: Statement, limit: Int) throws -> [SettingsEvent] {
        try settingsEvents("\(condition) ORDER BY sequence DESC LIMIT \(limit)")
    }

    private func settingsEvents(_ condition: Statement) throws -> [SettingsEvent] {
        try rows(
            """
            SELECT sequence, happened_at, officer, subject, words, approved_by, mac FROM settings_event
            WHERE \(condition)
            """
        ).map { row throws(StorageError) in
            var row = row
            return SettingsEvent(
                sequence: try row.integer(),
                at: try row.instant(),
                officer: try row.text(),
                subject: try row.text(),
                words: try row.text(),
                approvedBy: try row.optionalText(),
                mac: try row.text()
            )
        }
    }
}
