import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

@Suite struct IncidentTests {
    @Test(
        "five calls about one place in half an hour propose an event, the next joins it",
        arguments: Backend.available
    )
    func outage(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            var numbers: [String] = []
            for _ in 1...5 {
                if let last = numbers.last { #expect(try await city.desk.incident(of: last, at: city.now) == nil) }
                numbers.append(try await city.register().order.number)
            }
            let elsewhere = try await city.register { $0.place = Place(area: AreaPath(county: "别处")) }.order.number
            let other = try await city.register { $0.category = CategoryPath(["市场监管"]) ?? $0.category }.order.number
            for number in [elsewhere, other] {
                #expect(try await city.desk.incident(of: number, at: city.now) == nil)
            }
            let proposal = try #require(try await city.desk.incident(of: numbers[4], at: city.now))
            #expect(proposal.leader == numbers[0] && !proposal.isDeclared && proposal.appeals == 5)
            let declaring = Action.declareIncident(statement: "正在抢修")
            try await city.act(proposal.leader, declaring, by: SmallCity.shiftLeader)
            let next = try #require(try await city.desk.incident(of: numbers[1], at: city.now))
            #expect(next.leader == numbers[0] && next.isDeclared)
            try await city.act(numbers[1], .joinIncident(.named(next.leader)), by: SmallCity.callTaker)
            #expect(try await city.desk.incident(of: numbers[1], at: city.now) == nil)
            city.wait(hours: 1)
            #expect(try await city.desk.incident(of: numbers[2], at: city.now) == nil)
        }
    }
}
