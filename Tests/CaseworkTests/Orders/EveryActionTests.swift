import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// Every action of the rule through the desk and the tables, see ``City/act(_:_:by:sourceLocation:)``.
@Suite struct EveryActionTests {
    @Test("every action can be carried out, is stored whole and shows no citizen", arguments: Backend.available)
    func everyAction(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await city.carryOutEverything()
            #expect(Set(ActionName.allCases).subtracting(city.actions).map(\.title) == [])
            try await city.expectNoFaults()
            try await city.expectNobodyReadable()
        }
    }
}

extension City {
    fileprivate func expectNobodyReadable() async throws {
        let words = [Self.citizen.name, Self.citizen.callingNumber, Self.citizen.contactNumber, "测试里", "199001011234"]
        for (table, lines) in try await database.tables() {
            for word in words.compactMap(\.self) {
                #expect(!lines.contains { $0.contains(word) }, "\(table)")
            }
        }
    }
}
