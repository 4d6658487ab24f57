public import Accounts
import Storage
import WorkOrders
public import WorkingDays

/// A duty roster of the demonstration's officers, so that somebody is told of what is urgent.
public struct DemoDuty: Sendable {
    let settings: SettingsDesk

    public init(settings: SettingsDesk) { self.settings = settings }

    /// Saves a roster by role: the leader on duty first by day, then 督办; by night the other way round.
    ///
    /// Nothing where there is a roster already that names one of the demonstration's officers.
    public func add(rights: Rights = .standard, at now: Instant) async throws {
        let officers = try await settings.database.read { try $0.demoOfficers().map(\.account) }
        let told = officers.filter { account in
            account.grants(on: now.day).contains { $0.unit == nil && rights.allows($0.role, .readAlerts) }
        }.map(\.id)
        let named = Set(settings.rules.duty.entries.flatMap(\.chain))
        guard !told.isEmpty, named.isDisjoint(with: told) else { return }
        let version = try await settings.versions(of: .duty, limit: 1).first?.version ?? 0
        let rows = [
            ["8", "20", "", told.joined(separator: ";")], ["20", "8", "", told.reversed().joined(separator: ";")],
        ]
        let text = CityTable.text(of: rows, columns: CityFile.duty.columns ?? [])
        try await settings.save(.duty, text, over: version, by: "命令行", at: now)
    }
}
