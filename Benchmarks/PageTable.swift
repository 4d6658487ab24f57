import Foundation

/// Pages of one list by every filter, by every two and by many threes of them.
struct PageTable {
    let name: String
    let filters: [Filter]
    let reader: PageReader

    /// Warm, the shortest of five readings, of slow pages of fewer: what others do on the machine only adds to it.
    private func milliseconds(_ path: String) throws -> Double {
        guard try reader.get(path).status == 200 else { throw ProgramFailure.noAnswer(path) }
        var times: [Double] = []
        let start = ContinuousClock.now
        while times.count < 5, start.duration(to: .now) < .milliseconds(200) || times.isEmpty {
            let before = ContinuousClock.now
            _ = try reader.get(path)
            times.append(before.duration(to: .now).inSeconds * 1000)
        }
        return times.min() ?? 0
    }

    func print() throws {
        Bench.say("\nPages of 50, /\(name), milliseconds (shortest of 5, warm, from request to last byte)\n")
        Bench.say("| Filter | ms |\n|---|---|")
        for chosen in [[]] + filters.map({ [$0] }) {
            let path = Filter.path("/" + name, chosen)
            let what = chosen.map { "\($0.name)=\($0.value)" }.first ?? "none"
            Bench.say("| \(what) | \(Self.text(try milliseconds(path))) |")
        }
        try printJoined("Two", Filter.pairs(filters), most: 10)
        // 综合查询: any three, drawn.
        try printJoined("Three", Filter.threes(filters, 600), most: 50)
    }

    private func printJoined(_ count: String, _ joined: [[Filter]], most: Double) throws {
        let timed = try joined.map { filters in
            (
                what: filters.map { "\($0.name)=\($0.value)" }.joined(separator: " "),
                milliseconds: try milliseconds(Filter.path("/" + name, filters))
            )
        }.sorted { $0.milliseconds > $1.milliseconds }
        let late = timed.filter { $0.milliseconds > most }.count
        let (median, high) = (timed[timed.count / 2], timed[timed.count / 20])
        Swift.print(
            "\n\(count) filters: \(timed.count) of them, \(late) over \(Int(most)) ms; median "
                + "\(Self.text(median.milliseconds)) ms, 19 of 20 within \(Self.text(high.milliseconds)) ms; the slowest:"
                + "\n\n| Filters | ms |\n|---|---|"
        )
        for page in timed.prefix(40) { Bench.say("| \(page.what) | \(Self.text(page.milliseconds)) |") }
    }

    private static func text(_ milliseconds: Double) -> String { String(format: "%.1f", milliseconds) }
}
