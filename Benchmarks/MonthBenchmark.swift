import Foundation

/// The program over a month of many orders, as its users meet it: `hotline import`, then pages of `hotline serve`.
struct MonthBenchmark {
    let place: Place
    let folder: String
    let key: String

    func run() async throws {
        Bench.say("\n### \(place.name)\n")
        let database = try await place.database("month")
        if database.isNew {
            var peak = 0
            let seconds = try await Bench.seconds {
                peak = try await Program(["import", folder], database: database.url, key: key).finish()
            }
            Bench.say("hotline import: \(Self.text(seconds)) s, at most \(peak / 1024) MB resident (VmHWM)")
        }
        try place.analyze(database.url)
        try await readPages(of: database.url)
    }

    private func readPages(of database: String) async throws {
        let port = UInt16.random(in: 20_000...32_000)
        let server = try Program(["serve", "--port", "\(port)"], database: database, key: key)
        let reader = try await PageReader(port: port)
        let bulletin = "/bulletins/2022-02?as-of=2022-03-01"
        for attempt in ["cold", "warm", "warm"] {
            let seconds = try await Bench.seconds { _ = try reader.get(bulletin) }
            Bench.say("GET \(bulletin), \(attempt): \(Self.text(seconds)) s")
        }
        for path in ["/", "/bulletins/2022-02/figure?key=rated.city.rate&as-of=2022-03-01"] {
            Bench.say("GET \(path): \(Self.text(try Self.best(path, reader))) s")
        }
        try PageTable(name: "work-orders", filters: Filter.orders, reader: reader).print()
        try PageTable(name: "dispatches", filters: Filter.dispatches, reader: reader).print()
        Bench.say("hotline serve: at most \(server.stop() / 1024) MB resident (VmHWM)")
    }

    /// The shorter of two readings, in seconds.
    static func best(_ path: String, _ reader: PageReader) throws -> Double {
        var best = Double.infinity
        for _ in 0..<2 {
            let start = ContinuousClock.now
            _ = try reader.get(path)
            best = min(best, start.duration(to: .now).inSeconds)
        }
        return best
    }

    static func text(_ seconds: Double) -> String { String(format: "%.3f", seconds) }
}
