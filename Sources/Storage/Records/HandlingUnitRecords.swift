public import WorkOrders

/// Units as rows of `handling_unit`, in the city's order.
extension Connection {
    /// All units in the order they were added, which is the order of the city's tables.
    public func units() throws -> [HandlingUnit] {
        try unitsById().sorted { $0.key < $1.key }.map(\.value)
    }

    func unitsById() throws -> [Int: HandlingUnit] {
        let found = try rows(
            """
            SELECT u.id, u.name, u.unit_group, u.short_name, p.name, u.is_subordinate_centre
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
                isSubordinateCentre: try row.flag()
            )
        }
        return result
    }

    func insert(_ unit: HandlingUnit, id: Int, parent: Int?) throws {
        try execute(
            """
            INSERT INTO handling_unit (id, name, unit_group, short_name, parent_id, is_subordinate_centre)
            VALUES (\(id), \(unit.name), \(unit.group), \(unit.shortName), \(parent), \(unit.isSubordinateCentre))
            """
        )
    }
}
