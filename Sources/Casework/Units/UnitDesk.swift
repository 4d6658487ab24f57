import Storage
public import WorkOrders
public import WorkingDays

/// 承办单位: adding, renaming, moving and ending units; each change with its preview and its event, in force at once.
///
/// A unit is never removed: orders refer to it.
public struct UnitDesk: Sendable {
    /// The most characters of a name.
    public static let longest = 60

    let settings: SettingsDesk

    public init(_ settings: SettingsDesk) { self.settings = settings }

    /// All units in the city's order.
    public func units() async throws -> [HandlingUnit] { try await settings.database.read { try $0.units() } }

    /// What a change would do; throws ``UnitRefusal``.
    public func preview(_ change: UnitChange, at now: Instant) async throws -> SettingsPreview {
        let city = settings.city
        return try await settings.database.read { connection in
            let tree = try Self.check(change, on: connection)
            let effect = UnitEffect(change: change, tree: tree, city: city, now: now, connection: connection)
            return SettingsPreview(
                difference: change.difference,
                effects: try effect.sentences(),
                warnings: try effect.warnings()
            )
        }
    }

    /// Carries out a change of the unit that was seen; throws ``UnitRefusal``, and keeps nothing then.
    public func save(_ change: UnitChange, by officer: String, at now: Instant) async throws {
        let author = SettingsLog.Author(officer: officer, at: now)
        try await settings.database.write { [self] connection in
            try connection.lock("names")
            _ = try Self.check(change, on: connection)
            try apply(change, by: author, on: connection)
        }
        try await settings.reload()
    }

    /// Writes a change that was checked, with its event.
    func apply(_ change: UnitChange, by author: SettingsLog.Author, on connection: any Connection) throws {
        guard let old = change.old else {
            try connection.add(change.new)
            return try write(change.words, about: change.new.name, by: author, on: connection)
        }
        try connection.replaceUnit(old.name, with: change.new)
        if change.isRename { try rename(old.name, to: change.new.name, by: author, on: connection) }
        try write(change.words, about: change.new.name, by: author, on: connection)
    }

    func write(
        _ words: String,
        about unit: String,
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws {
        try settings.log.write(words, about: HandlingUnit.subject(unit), by: author, on: connection)
    }

    /// Refuses what can't be; returns the units as they would be.
    static func check(_ change: UnitChange, on connection: any Connection) throws -> [HandlingUnit] {
        try checkFields(change.new)
        var units = try connection.units()
        let place = units.firstIndex { $0.name == change.old?.name }
        if let old = change.old {
            guard let place, units[place] == old else { throw UnitRefusal.outdated }
            guard old != change.new else { throw UnitRefusal.nothingChanged }
            units[place] = change.new
            for index in units.indices where units[index].parent == old.name { units[index].parent = change.new.name }
        } else {
            units.append(change.new)
        }
        try checkName(change, among: units, on: connection)
        do throws(UnitTreeError) {
            _ = try UnitTree(units)
        } catch {
            throw UnitRefusal.tree(error)
        }
        return units
    }

    static func checkFields(_ unit: HandlingUnit) throws(UnitRefusal) {
        guard !unit.name.isEmpty else { throw .missing("名称") }
        guard !unit.group.isEmpty else { throw .missing("分组") }
        for (field, text) in [("名称", unit.name), ("分组", unit.group), ("简称", unit.shortName ?? "")] {
            guard text.count <= longest, !text.contains(where: \.isNewline) else { throw .tooLong(field) }
        }
    }

    private static func checkName(
        _ change: UnitChange,
        among units: [HandlingUnit],
        on connection: any Connection
    ) throws {
        let name = change.new.name
        guard units.count(where: { $0.name == name }) == 1 else { throw UnitRefusal.taken(name) }
        if let owner = try connection.formerUnitNames()[name], owner != change.old?.name {
            throw UnitRefusal.formerName(name, of: owner)
        }
    }
}
