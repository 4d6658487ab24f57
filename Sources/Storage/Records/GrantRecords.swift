public import Accounts
public import WorkingDays

/// 任职 as rows of `officer_grant`.
extension Connection {
    /// The grants of an account in the order they were given: a range of the primary key.
    public func grants(of id: String) throws -> [Grant] {
        try rows(
            """
            SELECT g.role, u.name, g.from_day, g.to_day, g.stands_in_for
            FROM officer_grant g LEFT JOIN handling_unit u ON u.id = g.unit_id
            WHERE g.officer_id = \(id) ORDER BY g.sequence
            """
        ).map { row throws(StorageError) in
            var row = row
            return Grant(
                try row.text(),
                unit: try row.optionalText(),
                from: try row.day(),
                to: try row.optionalInteger().map(CivilDay.init(daysSinceEpoch:)),
                standsInFor: try row.optionalText()
            )
        }
    }

    /// Adds a grant behind the others; throws ``StorageError/notFound`` where its unit is none of the city's.
    public func insert(_ grant: Grant, of id: String) throws {
        try execute(
            """
            INSERT INTO officer_grant (officer_id, sequence, role, unit_id, from_day, to_day, stands_in_for)
            SELECT \(id), COALESCE(MAX(sequence), 0) + 1, \(grant.role), CAST(\(try unitId(grant.unit)) AS INTEGER),
                CAST(\(grant.from) AS BIGINT), CAST(\(grant.to) AS BIGINT), CAST(\(grant.standsInFor) AS TEXT)
            FROM officer_grant WHERE officer_id = \(id)
            """
        )
    }

    /// Changes the last day of a grant, counted from 1.
    public func endGrant(_ sequence: Int, of id: String, on day: CivilDay) throws {
        try changeOne(
            "UPDATE officer_grant SET to_day = \(day) WHERE officer_id = \(id) AND sequence = \(sequence)"
        )
    }

    /// 工号 of those who have or had an office in a unit; a range of `officer_grant_unit`.
    public func officers(inUnit unit: String) throws -> [String] {
        try rows(
            """
            SELECT DISTINCT g.officer_id FROM handling_unit u JOIN officer_grant g ON g.unit_id = u.id
            WHERE u.name = \(unit) ORDER BY g.officer_id
            """
        ).map { row throws(StorageError) in
            var row = row
            return try row.text()
        }
    }

    /// The accounts that stand or stood in for an account; a range of `officer_grant_stand_in`.
    public func standIns(for id: String) throws -> [StoredOfficer] {
        try rows("SELECT DISTINCT officer_id FROM officer_grant WHERE stands_in_for = \(id) ORDER BY officer_id")
            .compactMap { row in
                var row = row
                return try officer(try row.text())
            }
    }

    /// Whether the city has a unit of this name.
    public func hasUnit(_ name: String) throws -> Bool {
        try !rows("SELECT 1 FROM handling_unit WHERE name = \(name)").isEmpty
    }

    private func unitId(_ name: String?) throws -> Int? {
        guard let name else { return nil }
        // What a second officer approves may have been asked for before the unit was renamed.
        guard let unit = try presentUnit(name) else { throw StorageError.notFound }
        return unit.id
    }
}
