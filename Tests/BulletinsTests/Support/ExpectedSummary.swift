import Foundation

@testable import Bulletins

/// `expected.json` as read, and a summary in the same form.
struct ExpectedSummary: Equatable, Decodable {
    let total: Int
    let byChannel: [String: Int]
    let categories: [Category]
    let categoryDenominator: Int
    let dispatchedOrders: Int
    let dispatched: Int
    let overdue: Int
    let meanDays: [String: Double]
    let slowest: [String: [String]]
    let units: [String: Unit]
    let satisfied: [Int]
    let kinds: [String: Int]

    struct Unit: Equatable, Decodable {
        let dispatched: Int
        let overdue: Int
        let satisfied: [Int]
    }

    struct Category: Equatable, Decodable {
        let name: String
        let count: Int

        init(_ count: NamedCount) {
            name = count.name
            self.count = count.count
        }

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            name = try pair.decode(String.self)
            count = try pair.decode(Int.self)
        }
    }

    init(_ file: URL) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(Self.self, from: Data(contentsOf: file))
    }

    init(_ summary: MonthSummary) {
        func dictionary(_ counts: [NamedCount]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: counts.map { ($0.name, $0.count) })
        }
        total = summary.total
        byChannel = dictionary(summary.channels)
        categories = summary.categories.map(Category.init)
        categoryDenominator = summary.categoryDenominator
        dispatchedOrders = summary.dispatchedOrders
        dispatched = summary.dispatched
        overdue = summary.overdue
        meanDays = dictionary(summary.meanDays).mapValues { Double($0) / 10_000 }
        slowest = Dictionary(uniqueKeysWithValues: summary.slowest.map { ($0.group, $0.units) })
        units = Dictionary(
            uniqueKeysWithValues: summary.units.map { unit in
                let counts = Unit(
                    dispatched: unit.dispatched,
                    overdue: unit.overdue,
                    satisfied: [unit.satisfied, unit.evaluated]
                )
                return (unit.name, counts)
            }
        )
        satisfied = [summary.satisfied, summary.evaluated]
        kinds = dictionary(summary.kinds)
    }
}
