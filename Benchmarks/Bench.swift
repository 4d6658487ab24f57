import Casework
import Foundation
import PostgresStorage
import SQLiteStorage
import Sealing
import Storage

/// Measures what docs/benchmarks.md shows: `make bench`, or `scripts/bench ORDERS MONTH`.
///
/// Figures and ratios are printed, never judged: other work on the machine may not make a build fail.
@main
struct Bench {
    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/hotline-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if let orders = count("HOTLINE_BENCH_DESK"), orders > 0 { try await compareDesk(orders, folder + "/desk") }
        if let orders = count("HOTLINE_BENCH_TEXT"), orders > 0 { try await measureTexts(orders, folder + "/text") }
        if let orders = count("HOTLINE_BENCH_EXPORT"), orders > 0 {
            try await measureExports(orders, folder + "/export")
        }
        if let orders = count("HOTLINE_BENCH_TABLE"), orders > 0 { try await measureTables(orders, folder + "/table") }
        let orders = count("HOTLINE_BENCH_ORDERS") ?? 100_000
        if orders > 0 { try await compareImport(orders, folder + "/ratio") }
        if let orders = count("HOTLINE_BENCH_MONTH"), orders > 0 {
            try await measureMonth(orders, folder + "/month")
        }
    }

    /// The import against a bare loop, every row in memory first.
    private static func compareImport(_ orders: Int, _ folder: String) async throws {
        try make(folder)
        let key = folder + "/hotline.key"
        let seal = CitizenSeal(Seal(try KeyRing.create(key, .aesGCM)))
        say("\n## Import against a bare loop\n\n| What | Seconds | Rate | Ratio |\n|---|---|---|---|")
        let month = SampleMonth(folder: folder, orders: orders, seal: seal)
        try await month.make()
        let rows = try await month.rows()
        for place in Place.available(folder: folder) {
            try await ImportBenchmark(place: place, folder: folder, seal: seal, rows: rows).run()
        }
    }

    /// Registering and acting, each durable.
    private static func compareDesk(_ orders: Int, _ folder: String) async throws {
        try make(folder)
        say("\n## \(orders) orders at the desk\n\n| What | Seconds | Rate | Ratio |\n|---|---|---|---|")
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        for place in Place.available(folder: folder) {
            let (ours, bare) = (try await place.database("desk").url, try await place.database("desk_bare").url)
            let isFile = place.name == "SQLite"
            let database: any Database =
                if isFile { try SQLiteDatabase(path: ours) } else { try await PostgresDatabase(ours) }
            let loop: any BareDesk =
                if isFile { BareSQLiteDesk(path: bare, ours: ours) } else {
                    BarePostgresDesk(conninfo: bare, ours: ours)
                }
            try await DeskBenchmark(name: place.name, database: database, bare: loop, seal: seal, orders: orders).run()
        }
    }

    /// Searches in what so many orders say.
    private static func measureTexts(_ orders: Int, _ folder: String) async throws {
        let folder = ProcessInfo.processInfo.environment["HOTLINE_BENCH_FOLDER"] ?? folder
        try make(folder)
        say("\n## Searching in \(orders) orders")
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        for place in Place.available(folder: folder) {
            let compared = count("HOTLINE_BENCH_LIKE") ?? 200
            try await TextBenchmark(place: place, seal: seal, orders: orders, compared: compared).run()
        }
    }

    /// Lists of so many orders as files.
    private static func measureExports(_ orders: Int, _ folder: String) async throws {
        try make(folder)
        say("\n## Exporting the list of \(orders) orders")
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        for place in Place.available(folder: folder) {
            let own = folder + "/" + place.name
            try make(own)
            try await ExportBenchmark(place: place, folder: own, seal: seal, orders: orders).run()
        }
    }

    /// 统计表 of a month of so many orders.
    private static func measureTables(_ orders: Int, _ folder: String) async throws {
        let folder = ProcessInfo.processInfo.environment["HOTLINE_BENCH_FOLDER"] ?? folder
        try make(folder)
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        say("\n## Tables of \(orders) orders\n\n| What | Seconds | Rate | Ratio |\n|---|---|---|---|")
        for place in Place.available(folder: folder) {
            try await TableBenchmark(place: place, seal: seal, orders: orders).run()
        }
    }

    /// The program itself over a month of many orders: memory of the import, bulletin, pages.
    private static func measureMonth(_ orders: Int, _ folder: String) async throws {
        // A folder of one's own keeps the month's files and databases for a look at them, or for the next run.
        let folder = ProcessInfo.processInfo.environment["HOTLINE_BENCH_FOLDER"] ?? folder
        try make(folder)
        let key = folder + "/hotline.key"
        if !FileManager.default.fileExists(atPath: folder + "/orders.csv") {
            let seal = CitizenSeal(Seal(try KeyRing.create(key, .aesGCM)))
            say("\n## A month of \(orders) orders\n\n| What | Seconds | Rate | Ratio |\n|---|---|---|---|")
            try await SampleMonth(folder: folder, orders: orders, seal: seal).make()
            try FileManager.default.removeItem(atPath: folder + "/source.sqlite")
        }
        for place in Place.available(folder: folder) {
            try await MonthBenchmark(place: place, folder: folder, key: key).run()
        }
    }

    private static func make(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private static func count(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    /// Runs a body and tells how many seconds of the wall clock it took.
    ///
    /// What an earlier part left to be written is written first: its flush would count against the next one's commit.
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        sync()
        let start = ContinuousClock.now
        try await body()
        return start.duration(to: .now).inSeconds
    }

    /// Prints at once, also into a file: a run takes many minutes.
    static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    static func line(_ what: String, _ seconds: Double, rate: String = "", ratio: Double? = nil) {
        let ratioText = ratio.map { String(format: "%.2f", $0) } ?? ""
        say("| \(what) | \(String(format: "%.3f", seconds)) | \(rate) | \(ratioText) |")
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
