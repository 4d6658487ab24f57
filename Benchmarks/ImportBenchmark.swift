import Casework
import Exchange
import Foundation
import Storage

/// `hotline import` of a month's files against a bare loop over the same rows, schema and transaction.
struct ImportBenchmark {
    let place: Place
    let folder: String
    let seal: CitizenSeal
    let rows: [TableRows]

    func run() async throws {
        let count = rows.reduce(0) { $0 + $1.rows.count }
        let bare = try await place.bare(rows)
        Bench.line("\(place.name): bare loop, \(count) rows", bare, rate: rate(count, bare), ratio: 1)
        let database = try await place.open("ours")
        try await Schema.migrate(database)
        let folder = folder
        let sources = ImportSources { file throws(CSVError) in
            try CSVReader(path: "\(folder)/\(file.rawValue)", required: file.requiredColumns)
        }
        let ours = try await Bench.seconds {
            _ = try await ImportDesk(database: database, seal: seal).carryOut(sources)
        }
        await database.close()
        Bench.line("\(place.name): import of the same as CSV", ours, rate: rate(count, ours), ratio: bare / ours)
    }

    private func rate(_ count: Int, _ seconds: Double) -> String { "\(Int(Double(count) / seconds)) rows/s" }
}
