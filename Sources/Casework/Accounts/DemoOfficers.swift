public import Accounts
public import Storage
import WorkOrders
public import WorkingDays

/// Officers made up for a demonstration: one of each role, and one of some units.
///
/// They have no password: they get in only where the sign-in desk was made for a demonstration.
public struct DemoOfficers: Sendable {
    let database: any Database

    public init(database: any Database) { self.database = database }

    /// First-level units that get an officer and a leader.
    private static let unitCount = 3
    /// The first of them have roles of a unit.
    private static let unitRoles = ["经办人", "单位领导"]

    /// The demonstration's accounts by 工号, for the page to choose from.
    public func list() async throws -> [Account] { try await database.read { try $0.demoOfficers().map(\.account) } }

    /// Adds them with offices from a day on, and tells how many; nothing where there is any account.
    @discardableResult
    public func add(rights: Rights = .standard, from day: CivilDay) async throws -> Int {
        try await database.write { connection in
            guard try !connection.hasOfficers() else { return 0 }
            let officers = Self.officers(rights, units: try connection.units(), from: day)
            for officer in officers { try connection.insert(officer) }
            return officers.count
        }
    }

    /// The names say what they are: nobody's name is one of them.
    static func officers(_ rights: Rights, units: [HandlingUnit], from day: CivilDay) -> [StoredOfficer] {
        let centre = rights.names.filter { !unitRoles.contains($0) }.map { Grant($0, from: day) }
        let first = Array(units.filter { $0.parent == nil }.prefix(unitCount))
        // One below the first of them, to whom it passes orders on.
        let below = first.first.flatMap { top in units.first { $0.parent == top.name } }.map { [$0] } ?? []
        let grants =
            centre
            + (first + below).flatMap { unit in
                unitRoles.filter(rights.names.contains).map { Grant($0, unit: unit.name, from: day) }
            }
        return grants.enumerated().map { index, grant in
            let number = String(index + 1)
            let id = "D" + String(repeating: "0", count: max(0, 3 - number.count)) + number
            var officer = StoredOfficer(Account(id: id, name: "示例\(grant.role)", grants: [grant]))
            officer.isDemo = true
            return officer
        }
    }
}
