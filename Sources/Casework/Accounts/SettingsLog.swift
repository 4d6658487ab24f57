import Sealing
import Storage
import WorkingDays

/// 设置变更记录: each change's event is written in the change's own transaction.
///
/// Chained like the events of orders: whoever can write to the database but lacks the key can't alter, remove or insert
/// one unnoticed.
struct SettingsLog: Sendable {
    let seal: Seal

    /// Who changes, and when.
    struct Author: Sendable {
        /// 工号.
        var officer: String
        /// 工号 of the second who approved.
        var approvedBy: String?
        var at: Instant
    }

    func write(_ words: String, about subject: String, by author: Author, on connection: any Connection) throws {
        let last = try connection.lastSettingsEvent()
        var event = SettingsEvent(
            sequence: (last?.sequence ?? 0) + 1,
            at: author.at,
            officer: author.officer,
            subject: subject,
            words: words,
            approvedBy: author.approvedBy,
            mac: ""
        )
        event.mac = try seal.eventCode(after: last?.mac ?? "", of: Self.subject(event), Self.text(event))
        try connection.insert(event)
    }

    /// The number of the first event that doesn't follow from those before it; nil where all do.
    func firstFault(on connection: any Connection) throws -> Int? {
        var (sequence, mac) = (0, "")
        while true {
            let events = try connection.settingsEvents(after: sequence, limit: 500)
            guard !events.isEmpty else { return nil }
            for event in events {
                guard event.sequence == sequence + 1,
                    try seal.isGood(event.mac, after: mac, of: Self.subject(event), Self.text(event))
                else { return sequence + 1 }
                (sequence, mac) = (event.sequence, event.mac)
            }
        }
    }

    private static func subject(_ event: SettingsEvent) -> String { "settings \(event.sequence)" }

    /// Lengths in front, so that no two events have the same text.
    private static func text(_ event: SettingsEvent) -> String {
        [String(event.at.secondsSinceEpoch), event.officer, event.subject, event.words, event.approvedBy ?? ""]
            .map { "\($0.utf8.count):\($0)" }.joined()
    }
}

/// What an event about an account names as its subject.
func accountSubject(_ id: String) -> String { "账号 \(id)" }
