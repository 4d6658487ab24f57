import Foundation
import Testing
import WorkingDays

@testable import Bulletins

@Suite(
    .enabled(if: SharedData.isHere, "set HOTLINE_SHARED to the folder with data/huaibei-2022-02 and data/hard-2024-05")
)
struct OracleTests {
    struct Month: CustomTestStringConvertible, Sendable {
        let folder: String
        let period: String
        let asOf: String
        let expected: String
        var testDescription: String { "\(folder) as of \(asOf)" }
    }

    static let months = [
        Month(folder: "huaibei-2022-02", period: "2022-02", asOf: "2026-01-01", expected: "expected.json"),
        Month(
            folder: "huaibei-2022-02",
            period: "2022-02",
            asOf: "2022-03-01",
            expected: "expected-as-of-month-end.json"
        ),
        Month(folder: "hard-2024-05", period: "2024-05", asOf: "2024-06-28", expected: "expected.json"),
        Month(folder: "hard-2024-05", period: "2024-05", asOf: "2024-06-01", expected: "expected-as-of-month-end.json"),
    ]

    @Test("The summary equals what an independent program computed from the same rows", arguments: months)
    func summary(_ month: Month) throws {
        let summary = try MonthFolder.named(month.folder).figures(month.period, asOf: month.asOf).summary
        let found = ExpectedSummary(summary)
        let folder = try #require(SharedData.folder(month.folder))
        let expected = try ExpectedSummary(folder.appendingPathComponent(month.expected))
        #expect(found.total == expected.total)
        #expect(found.byChannel == expected.byChannel)
        #expect(found.categories == expected.categories)
        #expect(found.categoryDenominator == expected.categoryDenominator)
        #expect(found.dispatchedOrders == expected.dispatchedOrders)
        #expect(found.dispatched == expected.dispatched)
        #expect(found.overdue == expected.overdue)
        #expect(found.meanDays == expected.meanDays)
        #expect(found.slowest == expected.slowest)
        #expect(found.units == expected.units)
        #expect(found.satisfied == expected.satisfied)
        #expect(found.kinds == expected.kinds)
    }
}
