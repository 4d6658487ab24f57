import Bulletins
import Casework
import Foundation
import SampleCity
import Sealing
import Storage
import WorkingDays

/// Every standard table of a month of many orders, as `/tables/show` counts it, beside the bulletin's own figures.
struct TableBenchmark {
    let place: Place
    let seal: CitizenSeal
    let orders: Int

    private static let cutOff = CivilDay(year: 2022, month: 3, day: 1)

    func run() async throws {
        let (url, isNew) = try await place.database("table")
        let database = try await place.open("table")
        try await Schema.migrate(database)
        if isNew {
            _ = try await DemoDesk(database: database, seal: seal).fill(seed: 1, orders: orders, extent: .february)
        }
        try place.analyze(url)
        let month = try Period(parsing: "2022-02")
        let bulletin = try await best {
            let desk = BulletinDesk(database: database)
            _ = try await desk.figures(month, cutOff: Self.cutOff.start)
        }
        Bench.line("\(place.name): the bulletin's figures", bulletin, ratio: 1)
        for standard in StandardTable.all {
            guard let table = standard.table else { continue }
            let seconds = try await best { try await count(table, month, database) }
            Bench.line("\(place.name): \(standard.name)", seconds, ratio: seconds / bulletin)
        }
        await database.close()
    }

    private func count(_ table: StatTable, _ month: Period, _ database: any Database) async throws {
        _ = try await database.read { connection in
            try connection.table(
                table,
                period: month,
                cutOff: Self.cutOff.start,
                settings: BulletinSettings(),
                calendar: .standard
            ).rows.count
        }
    }

    /// The shorter of two runs, in seconds.
    private func best(_ body: () async throws -> Void) async throws -> Double {
        var best = Double.infinity
        for _ in 0..<2 { best = min(best, try await Bench.seconds(body)) }
        return best
    }
}
