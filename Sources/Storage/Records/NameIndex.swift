import Bulletins
public import WorkOrders

/// The ids of the names that orders refer to, read once in a transaction and added to as new ones come.
///
/// Lists of names are small (a city has tens of channels, hundreds of categories, units and places).
public struct NameIndex: Sendable {
    var channels: [String: Int] = [:]
    var categories: [CategoryPath: CategoryIds] = [:]
    var areas: [AreaPath: Int] = [:]
    var units: [String: Int] = [:]
    var tags: [String: Int] = [:]
    /// The present names of units by those they had: what an officer sent may be from before.
    private var formerUnits: [String: String] = [:]

    /// Reads the lists: seven queries over small tables.
    public init(_ connection: any Connection) throws {
        let names = try connection.figureNames()
        for (id, name) in names.channels { channels[name] = id }
        for (id, path) in names.areas { areas[path] = id }
        for (id, unit) in names.units { units[unit.name] = id }
        let former = try connection.formerNames()
        formerUnits = former.units
        categories = try Self.categories(former, on: connection)
        try connection.forEachRow("SELECT id, name FROM tag") { row in
            tags[row.text(1) ?? ""] = row.integer(0)
        }
    }

    /// The id of a unit; nil where the city has none of this name.
    public func unit(_ name: String) -> Int? { units[name] ?? formerUnits[name].flatMap { units[$0] } }

    /// What the unit that had this name is called now; nil where it was never renamed.
    public func presentName(_ former: String) -> String? { units[former] == nil ? formerUnits[former] : nil }

    /// The ids by every path that leads to a category or did.
    private static func categories(
        _ former: FormerNames,
        on connection: any Connection
    ) throws -> [CategoryPath: CategoryIds] {
        var categories = try connection.categoryIds()
        for (path, formers) in try connection.formerPaths(former) {
            for old in formers where categories[old] == nil { categories[old] = categories[path] }
        }
        return categories
    }

    /// The id of a channel, added where it is new.
    mutating func channel(_ name: String, on connection: any Connection) throws -> Int {
        if let id = channels[name] { return id }
        let id = (channels.values.max() ?? 0) + 1
        try connection.execute("INSERT INTO channel (id, name) VALUES (\(id), \(name))")
        channels[name] = id
        return id
    }

    /// The id of a tag, added where it is new.
    mutating func tag(_ name: String, on connection: any Connection) throws -> Int {
        if let id = tags[name] { return id }
        let id = (tags.values.max() ?? 0) + 1
        try connection.execute("INSERT INTO tag (id, name) VALUES (\(id), \(name))")
        tags[name] = id
        return id
    }

    /// The ids of a place and its county, added where they are new; nil for a place without any level.
    mutating func area(_ path: AreaPath, on connection: any Connection) throws -> (area: Int, county: Int?)? {
        guard !path.isEmpty else { return nil }
        let county = path.county.isEmpty ? nil : try areaId(AreaPath(county: path.county), on: connection)
        return (try areaId(path, on: connection), county)
    }

    private mutating func areaId(_ path: AreaPath, on connection: any Connection) throws -> Int {
        if let id = areas[path] { return id }
        let id = (areas.values.max() ?? 0) + 1
        try connection.execute(
            """
            INSERT INTO area (id, county, street, community)
            VALUES (\(id), \(path.county), \(path.street), \(path.community))
            """
        )
        areas[path] = id
        return id
    }

    /// The ids of a category and its first level; missing levels are added without a code.
    mutating func category(_ path: CategoryPath, on connection: any Connection) throws -> CategoryIds {
        if let ids = categories[path] { return ids }
        // It may have come by another's hand since the lists were read.
        categories.merge(try Self.categories(try connection.formerNames(), on: connection)) { _, read in read }
        if let ids = categories[path] { return ids }
        let parent = try CategoryPath(path.names.dropLast()).map { try category($0, on: connection) }
        let id = (categories.values.map(\.leaf).max() ?? 0) + 1
        try connection.execute(
            """
            INSERT INTO category (id, name, parent_id, version)
            VALUES (\(id), \(path.names[path.names.count - 1]), \(parent?.leaf), '')
            """
        )
        let ids = CategoryIds(leaf: id, top: parent?.top ?? id)
        categories[path] = ids
        return ids
    }

    /// The id of a unit, added to `group` where it is new: for imports that bring no list of units.
    public mutating func addUnit(_ unit: HandlingUnit, on connection: any Connection) throws -> Int {
        if let id = self.unit(unit.name) { return id }
        let id = (units.values.max() ?? 0) + 1
        try connection.insert(unit, id: id, parent: unit.parent.flatMap { units[$0] })
        units[unit.name] = id
        return id
    }
}

/// A category's own id and that of the first level above it.
struct CategoryIds: Hashable, Sendable {
    var leaf: Int
    var top: Int
}
