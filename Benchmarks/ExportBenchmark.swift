import Bulletins
import Casework
import Foundation
import SampleCity
import Sealing
import Storage
import WorkOrders
import WorkingDays

/// Exports of the list of orders in every form: time, size, and the most memory of this process.
struct ExportBenchmark {
    let place: Place
    let folder: String
    let seal: CitizenSeal
    let orders: Int

    private static let now = Instant(day: CivilDay(year: 2030, month: 1, day: 1), secondOfDay: 0)
    private static let officer = Officer(id: "bench", name: "测试督办", role: "督办")

    func run() async throws {
        let database = try await place.open("export")
        try await Schema.migrate(database)
        let made = try await DemoDesk(database: database, seal: seal).fill(seed: 1, orders: orders, extent: .february)
        try place.analyze(try await place.database("export").url)
        Bench.say("\n### \(place.name), \(made) orders\n")
        Bench.say(
            "| What | Rows | Seconds | Rows/s | MB | Peak MB before | Peak MB after |\n|---|---|---|---|---|---|---|"
        )
        let rules = Rules(units: try await UnitTree(database.read { try $0.units() }), calendar: .standard)
        let desk = ListExportDesk(database: database, seal: seal, rules: rules, folder: folder + "/exports")
        for form in ExportForm.allCases {
            // A tenth first: what ten times as many rows need more is what grows.
            for day in ["2022-02-14", "2022-02"] { try await measure(desk, form, day, hasIdentity: false) }
        }
        try await measure(desk, .workbook, "2022-02", hasIdentity: true)
        await database.close()
    }

    private func measure(_ desk: ListExportDesk, _ form: ExportForm, _ period: String, hasIdentity: Bool) async throws {
        var query = OrderQuery()
        query.received = try Period(parsing: period)
        let identity = OrderColumn.allCases.filter(\.isIdentity)
        let columns = OrderColumn.standard + (hasIdentity ? identity : [])
        let wish = ExportWish(query: query, conditions: period, columns: columns, form: form, reason: "测量")
        _ = try await desk.ask(wish, by: Self.officer, at: Self.now)
        let before = Self.peak()
        let seconds = try await Bench.seconds { _ = try await desk.work { Self.now } }
        guard let export = try await desk.exports(of: Self.officer).first, export.state == .done else {
            throw ProgramFailure.noAnswer("no file")
        }
        let name = "\(form.ending) \(form.rawValue)" + (hasIdentity ? " with identity" : "")
        let rate = Int(Double(export.doneRows) / seconds)
        let size = String(format: "%.1f", Double(export.bytes ?? 0) / 1e6)
        let time = MonthBenchmark.text(seconds)
        Bench.say("| \(name) | \(export.doneRows) | \(time) | \(rate) | \(size) | \(before) | \(Self.peak()) |")
    }

    /// The most memory that this process has held, in megabytes.
    private static func peak() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1_000
    }
}
