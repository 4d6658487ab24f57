public import WorkOrders
import WorkingDays

/// Units as rows of `handling_unit`, in the city's order.
extension Connection {
    /// All units in the order they were added, which is the order of the city's tables.
    public func units() throws -> [HandlingUnit] {
        try unitsById().sorted { $0.key < $1.key }.map(\.value)
    }

    func unitsById() throws -> [Int: HandlingUnit] {
        let found = try rows(
            """
            SELECT u.id, u.name, u.unit_group, u.short_name, p.name, u.is_subordinate_centre, u.ended_on
            FROM handling_unit u LEFT JOIN handling_unit p ON p.id = u.parent_id
            """
        )
        var result: [Int: HandlingUnit] = [:]
        for var row in found {
            result[try row.integer()] = HandlingUnit(
                name: try row.text(),
                group: try row.text(),
                shortName: try row.optionalText(),
                parent: try row.optionalText(),
                isSubordinateCentre: try row.flag(),
                endedOn: try row.optionalInteger().map(CivilDay.init(daysSinceEpoch:))
            )
        }
        return result
    }

    func insert(_ unit: HandlingUnit, id: Int, parent: Int?) throws {
        try execute(
            """
            INSERT INTO handling_unit (id, name, unit_group, short_name, parent_id, is_subordinate_centre, ended_on)
            VALUES (\(id), \(unit.name), \(unit.group), \(unit.shortName), \(parent), \(unit.isSubordinateCentre),
                \(unit.endedOn))
            """
        )
    }

    /// Adds a unit behind the others; its parent must be there.
    public func add(_ unit: HandlingUnit) throws {
        let last = try id("SELECT COALESCE(MAX(id), 0) FROM handling_unit") ?? 0
        try insert(unit, id: last + 1, parent: try parentId(of: unit))
    }

    /// Puts a unit in the place of the one with this name, which is kept as a former name where it changes.
    ///
    /// Throws ``StorageError/notFound`` where there is none, or its parent isn't there.
    public func replaceUnit(_ name: String, with unit: HandlingUnit) throws {
        guard let id = try id("SELECT id FROM handling_unit WHERE name = \(name)") else { throw StorageError.notFound }
        if unit.name != name {
            // A unit may take a name back that it had.
            try execute("DELETE FROM former_unit_name WHERE name = \(unit.name) AND unit_id = \(id)")
            try execute("INSERT INTO former_unit_name (name, unit_id) VALUES (\(name), \(id))")
        }
        try execute(
            """
            UPDATE handling_unit SET name = \(unit.name), unit_group = \(unit.group), short_name = \(unit.shortName),
                parent_id = \(try parentId(of: unit)), is_subordinate_centre = \(unit.isSubordinateCentre),
                ended_on = \(unit.endedOn)
            WHERE id = \(id)
            """
        )
    }

    private func parentId(of unit: HandlingUnit) throws -> Int? {
        guard let parent = unit.parent else { return nil }
        guard let id = try id("SELECT id FROM handling_unit WHERE name = \(parent)") else {
            throw StorageError.notFound
        }
        return id
    }
}
