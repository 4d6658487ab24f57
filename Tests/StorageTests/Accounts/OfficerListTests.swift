import Accounts
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct OfficerListTests {
    typealias Find = (OfficerQuery) async throws -> [String]

    private static let day = CivilDay(year: 2022, month: 3, day: 1)

    private static func officer(_ id: String, _ name: String, unit: String? = nil) -> StoredOfficer {
        var officer = StoredOfficer(Account(id: id, name: name, grants: [Grant("经办人", unit: unit, from: day)]))
        officer.password = "hash"
        return officer
    }

    private func withOfficers(
        _ backend: Backend,
        _ test: (@escaping Find) async throws -> Void
    ) async throws {
        try await backend.withSchema { database in
            try await database.insert([HandlingUnit(name: "甲局", group: "市直"), HandlingUnit(name: "乙局", group: "市直")])
            var officers = [
                Self.officer("T001", "张三", unit: "甲局"), Self.officer("T002", "张三丰", unit: "乙局"),
                Self.officer("T010", "李四"), Self.officer("U001", "王五", unit: "甲局"),
            ]
            officers[2].account.isDisabled = true
            officers[3].password = nil
            let stored = officers
            try await database.write { connection in for officer in stored { try connection.insert(officer) } }
            try await test { query in
                try await database.read { try $0.officers(query, after: "", limit: 9).map(\.account.id) }
            }
        }
    }

    @Test("a text is the beginning of a 工号 or of a name", arguments: Backend.available)
    func text(_ backend: Backend) async throws {
        try await withOfficers(backend) { (find: Find) async throws in
            for (text, ids) in [
                ("T00", ["T001", "T002"]), ("张三", ["T001", "T002"]), ("张三丰", ["T002"]), ("三", []), ("%", []),
                ("T010", ["T010"]),
            ] {
                var query = OfficerQuery()
                query.text = text
                #expect(try await find(query) == ids, "\(text)")
            }
        }
    }

    @Test("a unit, the centre and a state narrow the list together", arguments: Backend.available)
    func conditions(_ backend: Backend) async throws {
        try await withOfficers(backend) { (find: Find) async throws in
            var query = OfficerQuery()
            query.place = .unit("甲局")
            #expect(try await find(query) == ["T001", "U001"])
            query.state = .withoutPassword
            #expect(try await find(query) == ["U001"])
            query.place = .centre
            query.state = .disabled
            #expect(try await find(query) == ["T010"])
            query.state = .active
            #expect(try await find(query).isEmpty)
            #expect(try await find(OfficerQuery()) == ["T001", "T002", "T010", "U001"])
        }
    }
}
