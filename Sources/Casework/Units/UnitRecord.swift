public import Accounts
import Bulletins
public import Storage
public import WorkOrders
public import WorkingDays

/// One unit with what its page shows.
public struct UnitRecord: Sendable {
    public var unit: HandlingUnit
    /// 1 for a first-level unit.
    public var level: Int
    /// The names it had before.
    public var formerNames: [String]
    public var card: UnitCard
    /// 工号 of the leader to whom matters are escalated.
    public var leader: String?
    public var below: [HandlingUnit]
    /// Who holds an office in it today.
    public var officers: [Account]
    /// Open dispatches, at most 1,001.
    public var openCount: Int
    /// What was changed, the newest first.
    public var history: [SettingsEvent]
}

extension UnitDesk {
    /// A unit by its name or one it had; nil where there is none.
    ///
    /// Some ranges by name or unit.
    public func record(_ name: String, at now: Instant) async throws -> UnitRecord? {
        let city = settings.city
        return try await settings.database.read { connection in
            let (units, former) = (try connection.units(), try connection.formerNames())
            let present = units.contains { $0.name == name } ? name : former.units[name]
            guard let unit = units.first(where: { $0.name == present }) else { return nil }
            var query = DispatchQuery()
            (query.unit, query.state) = (unit.name, .open)
            let names = former.names(of: unit.name)
            return UnitRecord(
                unit: unit,
                level: try UnitTree(units).level(of: unit.name) ?? 1,
                formerNames: names,
                card: city.cards[unit.name] ?? UnitCard(),
                leader: city.leaders[unit.name],
                below: units.filter { $0.parent == unit.name },
                officers: try Self.officers(of: unit.name, at: now, on: connection),
                openCount: try connection.dispatchCount(query, now: now, atMost: 1_001),
                history: try Self.history([unit.name] + names, on: connection)
            )
        }
    }

    private static func officers(of unit: String, at now: Instant, on connection: any Connection) throws -> [Account] {
        try connection.officers(inUnit: unit).compactMap { try connection.officer($0)?.account }
            .filter { $0.grants(on: now.day).contains { $0.unit == unit } }
    }

    private static func history(_ names: [String], on connection: any Connection) throws -> [SettingsEvent] {
        try names.flatMap { try connection.settingsEvents(about: HandlingUnit.subject($0), limit: 50) }
            .sorted { $0.sequence > $1.sequence }
    }
}
