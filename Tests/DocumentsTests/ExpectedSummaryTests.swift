import Foundation
import Testing

@testable import Bulletins
@testable import Documents

/// A summary read from `expected.json` is written and read again: writing loses nothing and changes no form.
@Suite(
    "The summary in the form of the exchange format",
    .enabled(if: !SharedMonths.summaries.isEmpty, "set HOTLINE_SHARED to the folder with data/huaibei-2022-02")
)
struct ExpectedSummaryTests {
    private typealias Object = [String: Any]

    @Test("What is written equals the file when both are read", arguments: SharedMonths.summaries)
    func equal(_ file: URL) throws {
        let expected = try #require(try object(Data(contentsOf: file)))
        let written = try #require(try object(Data(try summary(expected).json.text.utf8)))
        #expect((written as NSDictionary).isEqual(to: expected))
    }

    private func object(_ data: Data) throws -> Object? {
        try JSONSerialization.jsonObject(with: data) as? Object
    }

    private func summary(_ object: Object) throws -> MonthSummary {
        func number(_ key: String) throws -> Int { try #require(object[key] as? Int) }
        func counts(_ key: String) throws -> [NamedCount] {
            try #require(object[key] as? [String: Int]).map { NamedCount($0.key, $0.value) }
        }
        let satisfied = try #require(object["satisfied"] as? [Int])
        let categories = try #require(object["categories"] as? [[Any]]).map { pair in
            NamedCount(try #require(pair[0] as? String), try #require(pair[1] as? Int))
        }
        let means = try #require(object["mean_days"] as? [String: Double])
        let slowest = try #require(object["slowest"] as? [String: [String]])
        return MonthSummary(
            total: try number("total"),
            channels: try counts("by_channel"),
            categories: categories,
            categoryDenominator: try number("category_denominator"),
            dispatchedOrders: try number("dispatched_orders"),
            dispatched: try number("dispatched"),
            overdue: try number("overdue"),
            meanDays: means.map { NamedCount($0.key, Int(($0.value * 10_000).rounded())) },
            slowest: slowest.map { MonthSummary.Slowest(group: $0.key, units: $0.value) },
            units: try units(#require(object["units"] as? [String: Object])),
            satisfied: satisfied[0],
            evaluated: satisfied[1],
            kinds: try counts("kinds")
        )
    }

    private func units(_ objects: [String: Object]) throws -> [MonthSummary.Unit] {
        try objects.map { name, object in
            let satisfied = try #require(object["satisfied"] as? [Int])
            return MonthSummary.Unit(
                name: name,
                dispatched: try #require(object["dispatched"] as? Int),
                overdue: try #require(object["overdue"] as? Int),
                satisfied: satisfied[0],
                evaluated: satisfied[1]
            )
        }
    }
}
