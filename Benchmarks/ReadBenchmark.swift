import Bulletins
import Casework
import Storage
import WorkOrders
import WorkingDays

/// A bulletin over the month, and pages of lists, on the database that the import filled.
struct ReadBenchmark {
    let place: Place

    func run() async throws {
        // PostgreSQL's schema is made anew when opened, so only what a file keeps can be read again.
        guard place.name == "SQLite" else { return }
        let database = try await place.open()
        let period = try Period(parsing: "2022-02")
        let now = Instant(secondsSinceEpoch: 1_800_000_000)
        for attempt in ["cold", "warm"] {
            let seconds = try await Bench.seconds {
                _ = MonthlyBulletin(figures: try await BulletinDesk(database: database).figures(period, cutOff: now))
            }
            Bench.line("\(place.name): bulletin of the month, \(attempt)", seconds)
        }
        for (name, query) in Self.queries { try await page(name, query, database, now) }
        await database.close()
    }

    private static let queries: [(String, OrderQuery)] = {
        func query(_ set: (inout OrderQuery) -> Void) -> OrderQuery {
            var query = OrderQuery()
            set(&query)
            return query
        }
        return [
            ("newest", query { _ in }), ("channel", query { $0.channel = "人民网留言" }),
            ("kind", query { $0.kind = .praise }), ("category", query { $0.category = CategoryPath(["文旅商务"]) }),
            ("county", query { $0.county = "杜集区" }), ("urgency", query { $0.urgency = .emergency }),
            ("ending", query { $0.ending = .handedToEmergencyNumber }), ("status", query { $0.status = .handling }),
            ("tag", query { $0.tag = "涉企" }), ("hour", query { $0.hour = 4 }),
        ]
    }()

    private func page(_ name: String, _ query: OrderQuery, _ database: any Database, _ now: Instant) async throws {
        _ = try await database.read { try $0.orders(query, now: now) }
        let rounds = 20
        let seconds = try await Bench.seconds {
            for _ in 0..<rounds { _ = try await database.read { try $0.orders(query, now: now) } }
        }
        let milliseconds = seconds * 1000 / Double(rounds)
        print("| SQLite: page of 50 by \(name) | | \((milliseconds * 100).rounded() / 100) ms | |")
    }
}
