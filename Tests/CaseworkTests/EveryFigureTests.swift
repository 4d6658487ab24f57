import Bulletins
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Every figure of the sample city, with rework, send-backs, extensions, children and repeats, opens to what it counts.
@Suite struct EveryFigureTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var backend: Backend
        var cohort: FigureCohort
        var asOf: String
        var testDescription: String { "\(backend) \(cohort) \(asOf)" }
    }

    static let cases = Backend.available.flatMap { backend in
        [
            Case(backend: backend, cohort: .dispatched, asOf: "2022-03-01"),
            Case(backend: backend, cohort: .dispatched, asOf: "2022-02-17"),
            Case(backend: backend, cohort: .completed, asOf: "2022-03-01"),
            Case(backend: backend, cohort: .due, asOf: "2022-03-20"),
            Case(backend: backend, cohort: .received, asOf: "2022-02-20"),
        ]
    }

    @Test("numerator and denominator are as long as their lists", arguments: cases)
    func lists(_ test: Case) async throws {
        try await test.backend.withSchema { database in
            _ = try await DemoDesk(database: database, seal: ImportDeskTests.seal).fill(seed: 11, orders: 2_500)
            let day = try #require(CivilDay(test.asOf))
            var settings = BulletinSettings()
            settings.cohort = test.cohort
            settings.acknowledgementLimit = .minutes(90)
            settings.dispatchLimit = test.asOf == "2022-03-01" ? .minutes(30) : .workingDays(1)
            settings.officerCounts = ["市公安局": 7]
            let calendar = WorkCalendar(notices: WorkCalendar.standard.notices, deadlineTime: .second(61_200))
            let figures = try await BulletinDesk(database: database, calendar: calendar)
                .figures(try Period(parsing: "2022-02"), cutOff: day.start, settings: settings)
            var opened: Set<String> = []
            for figure in figures.list().figures where Self.isLookedAt(figure.key) {
                let numerator = [.mean, .change].contains(figure.measure) ? nil : figure.numerator
                for (lists, count) in [(figure.lists, numerator), (figure.denominatorLists, figure.denominator)] {
                    guard let count, !lists.isEmpty else { continue }
                    let found = try await total(lists, database, calendar, now: day.start)
                    #expect(found == count, "\(figure.key)")
                    if count > 0 { opened.insert(figure.key) }
                }
            }
            if test.cohort == .dispatched { #expect(opened.contains("dispatched.in-time-rate")) }
            for key in Self.expected { #expect(opened.contains(key), "\(key) is missing or nothing") }
        }
    }

    /// What must be there, and not over nothing, for the test to mean something.
    private static let expected = [
        "send-back-rate.city", "placement-rate.city", "extension-rate.city", "rework-rate.city", "at-once-rate.city",
        "factual-rate.city", "received.repeat-rate", "carried.city", "workload.city", "open-at-end.city",
        "completion-rate.city", "visit-rate.city", "reach-rate.city", "acknowledgement-rate.city", "contact-rate.city",
        "backlog", "backlog.0-3", "dispatched.levels", "dispatched.levels.2", "dispatched.handings.1",
        "dispatched.handings.2",
    ]

    /// All of the city and its groups, of the units those of two.
    private static func isLookedAt(_ key: String) -> Bool {
        !key.contains(".unit.") || key.hasSuffix("濉溪县人民政府") || key.hasSuffix("市公安局")
    }

    private func total(
        _ lists: [ListQuery],
        _ database: any Database,
        _ calendar: WorkCalendar,
        now: Instant
    ) async throws -> Int {
        try await database.read { connection in
            try lists.reduce(0) { sum, query in
                switch query {
                case .orders(let query): sum + (try connection.orderCount(query, now: now, calendar: calendar))
                case .dispatches(let query):
                    sum + (try connection.dispatchCount(query, now: now, calendar: calendar))
                }
            }
        }
    }
}
