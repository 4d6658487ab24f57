import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// Files replayed from events beside rows that have the names of today.
@Suite struct NamesOfTheTimeTests {
    private static let at = City.monday

    private static func file(_ category: String..., unit: String) throws -> CaseFile {
        var order = SmallCity.appeal(at: at)
        order.category = try #require(CategoryPath(category))
        var file = CaseFile(order: order)
        file.dispatches = [Dispatch(number: "1-1", order: "1", unit: unit, dispatchedAt: at, deadline: at)]
        return file
    }

    /// A city in which a bureau and a category were renamed twice.
    private static func with(_ backend: Backend, _ test: (NamesOfTheTime) throws -> Void) async throws {
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            let names = try await database.write { connection in
                var unit = SmallCity.units[0]
                var category = RequestCategory(code: "01", name: "路灯", version: "2022")
                _ = try connection.insertIfAbsent(category)
                for name in ["二", "三"] {
                    let (oldUnit, oldCategory) = (unit.name, category)
                    unit.name = "\(name)局"
                    category.name = "\(name)类"
                    try connection.replaceUnit(oldUnit, with: unit)
                    try connection.replace(oldCategory, with: category)
                }
                return try NamesOfTheTime(connection)
            }
            try test(names)
        }
    }

    @Test("the same unit and category under any name they had are the same", arguments: Backend.available)
    func same(_ backend: Backend) async throws {
        try await Self.with(backend) { names in
            let stored = try Self.file("三类", unit: "三局")
            for (category, unit) in [("路灯", SmallCity.bureaus[0]), ("二类", "二局"), ("三类", "三局"), ("路灯", "三局")] {
                #expect(names.present(try Self.file(category, unit: unit), as: stored) == stored)
            }
        }
    }

    @Test("another unit or category stays another", arguments: Backend.available)
    func others(_ backend: Backend) async throws {
        try await Self.with(backend) { names in
            let stored = try Self.file("三类", unit: "三局")
            for (category, unit) in [("路灯", SmallCity.bureaus[1]), ("道路", "二局"), ("三类", "四局")] {
                #expect(names.present(try Self.file(category, unit: unit), as: stored) != stored)
            }
            let other = try Self.file("道路", unit: "三局")
            #expect(names.present(try Self.file("路灯", unit: "三局"), as: other) != other)
            #expect(names.present(stored, as: nil) == stored)
        }
    }
}
