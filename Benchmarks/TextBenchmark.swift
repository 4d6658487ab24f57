import Bulletins
import Casework
import Foundation
import PostgresStorage
import SQLiteStorage
import SampleCity
import Sealing
import Storage
import WorkOrders
import WorkingDays

/// Searching what orders say: the cost of indexing, and searches of one to four words, on both engines.
struct TextBenchmark {
    let place: Place
    let seal: CitizenSeal
    let orders: Int
    /// How many searches are compared with LIKE.
    let compared: Int

    private static let searches = 400
    private static let now = Instant(day: CivilDay(year: 2030, month: 1, day: 1), secondOfDay: 0)

    func run() async throws {
        Bench.say("\n### \(place.name)\n")
        let (url, isNew) = try await place.database("text")
        let database = try await place.open("text")
        try await Schema.migrate(database)
        if isNew { try await fill(database) }
        try place.analyze(url)
        let texts = try await sampleTexts(database)
        try await measure(database, texts)
        try await compare(database, texts)
        await database.close()
    }

    private func fill(_ database: any Database) async throws {
        let made = try await DemoDesk(database: database, seal: seal).fill(seed: 1, orders: orders, extent: .february)
        let desk = TextIndexDesk(database: database, holder: "bench")
        let seconds = try await Bench.seconds { _ = try await desk.index(now: { Self.now }) }
        let each = String(format: "%.1f", seconds * 1e6 / Double(made))
        Bench.say("indexing \(made) orders: \(MonthBenchmark.text(seconds)) s, \(each) us an order")
    }

    /// What every hundredth of some orders says.
    private func sampleTexts(_ database: any Database) async throws -> [[Character]] {
        let step = max(1, orders / 4_000)
        return try await database.read { connection in
            var texts: [[Character]] = []
            try connection.forEachRow("SELECT content FROM work_order WHERE is_confidential = 0 AND id % \(step) = 0") {
                texts.append(Array($0.text(0) ?? ""))
            }
            return texts
        }
    }

    /// A Chinese word of two to four characters of a text.
    private static func word(_ text: [Character], _ random: inout SystemRandomNumberGenerator) -> String? {
        guard text.count > 8 else { return nil }
        let start = Int.random(in: 0..<text.count - 4, using: &random)
        let word = text[start...].prefix(Int.random(in: 2...4, using: &random))
        let isWhole = word.allSatisfy { $0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }
        return isWhole ? String(word) : nil
    }

    private func measure(_ database: any Database, _ texts: [[Character]]) async throws {
        Bench.say(
            "| Words | page p50 ms | p95 | p99 | most | count p50 | p95 | p99 |\n|---|---|---|---|---|---|---|---|"
        )
        var random = SystemRandomNumberGenerator()
        for isRandom in [false, true] {
            for words in 1...4 {
                var (pages, counts): ([Double], [Double]) = ([], [])
                while pages.count < Self.searches {
                    guard let text = texts.randomElement() else { return }
                    let found = (0..<words).compactMap { _ in
                        Self.word(isRandom ? texts.randomElement() ?? text : text, &random)
                    }
                    guard found.count == words else { continue }
                    var query = OrderQuery()
                    query.text = found.joined(separator: " ")
                    let asked = query
                    pages.append(
                        try await milliseconds { _ = try await database.read { try $0.orders(asked, now: Self.now) } }
                    )
                    counts.append(
                        try await milliseconds {
                            _ = try await database.read { try $0.orderCount(asked, now: Self.now, atMost: 1_001) }
                        }
                    )
                }
                Bench.say(
                    "| \(words) of \(isRandom ? "any orders" : "one order") | \(Self.row(pages)) | \(Self.row(counts)) |"
                )
            }
        }
    }

    private func compare(_ database: any Database, _ texts: [[Character]]) async throws {
        var random = SystemRandomNumberGenerator()
        var (done, missed, more) = (0, 0, 0)
        while done < compared {
            guard let text = texts.randomElement(), let word = Self.word(text, &random) else { continue }
            var query = OrderQuery()
            query.text = word
            let (asked, pattern) = (query, "%\(word)%")
            let (found, expected) = try await database.read { connection in
                let count = try connection.orderCount(asked, now: Self.now)
                let row = try connection.rows(
                    """
                    SELECT COUNT(*) FROM work_order w WHERE w.is_confidential = 0 AND (w.content LIKE \(pattern)
                        OR w.title LIKE \(pattern) OR w.address LIKE \(pattern) OR w.subject LIKE \(pattern)
                        OR EXISTS (SELECT 1 FROM follow_up_contact f WHERE f.order_id = w.id
                            AND f.content LIKE \(pattern))
                        OR EXISTS (SELECT 1 FROM dispatch d JOIN reply r ON r.dispatch_id = d.id
                            WHERE d.order_id = w.id AND r.public_answer LIKE \(pattern)))
                    """
                )
                return (count, row.first?.values.first)
            }
            guard case .integer(let count) = expected else { continue }
            done += 1
            if found < Int(count) { missed += 1 }
            if found > Int(count) { more += 1 }
        }
        Bench.say("\n\(done) words compared with LIKE: \(missed) found fewer orders, \(more) more\n")
    }

    private func milliseconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await body()
        return start.duration(to: .now).inSeconds * 1_000
    }

    private static func row(_ times: [Double]) -> String {
        let sorted = times.sorted()
        func at(_ share: Double) -> String {
            String(format: "%.1f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
        return [at(0.5), at(0.95), at(0.99), at(1)].joined(separator: " | ")
    }
}
