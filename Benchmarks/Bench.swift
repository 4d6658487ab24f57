import Casework
import Exchange
import Foundation
import Sealing
import Storage
import WorkOrders
import WorkingDays

/// Measures what docs/benchmarks.md shows, as ratios inside one run: `make bench`.
@main
struct Bench {
    static func main() async throws {
        let count = ProcessInfo.processInfo.environment["HOTLINE_BENCH_ORDERS"].flatMap { Int($0) } ?? 100_000
        let folder = FileManager.default.temporaryDirectory.path + "/hotline-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
        print("| What | Seconds | Rate | Ratio |\n|---|---|---|---|")
        let rows = try await SampleMonth(folder: folder, orders: count, seal: seal).make()
        for place in Place.available(folder: folder) {
            try await ImportBenchmark(place: place, folder: folder, seal: seal, rows: rows).run()
            try await ReadBenchmark(place: place).run()
        }
    }

    /// Runs a body and tells how many seconds of the wall clock it took.
    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        let (seconds, attoseconds) = start.duration(to: .now).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    static func line(_ what: String, _ seconds: Double, rate: String = "", ratio: Double? = nil) {
        let ratioText = ratio.map { String(format: "%.2f", $0) } ?? ""
        print("| \(what) | \(String(format: "%.3f", seconds)) | \(rate) | \(ratioText) |")
    }
}
