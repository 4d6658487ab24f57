import Calls
import Casework
import Documents
import Sealing
import Storage
import TestSupport
import WorkingDays

/// A database with a desk for calls and somebody who tells of them.
struct CallPlace: Sendable {
    static let start = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)
    /// Nobody has these numbers.
    static let number = "19900001234"
    static let otherNumber = "19900005678"

    var database: any Database
    var seal: CitizenSeal
    var desk: CallDesk

    func at(_ seconds: Int) -> Instant { Self.start.advanced(bySeconds: seconds) }

    /// A message as a telephony system sends it; instants by their seconds after the start.
    func report(_ id: String, _ text: String, at seconds: Int = 0) throws -> CallReport {
        let instants = text.replacing(/@(-?\d+)/) { match in
            "\(Self.start.advanced(bySeconds: Int(match.1) ?? 0).secondsSinceEpoch)"
        }
        return try CallReport(try JSONValue(parsing: "{\"id\": \"\(id)\", \(instants)}"), at: at(seconds))
    }

    @discardableResult
    func tell(_ id: String, _ text: String, at seconds: Int = 1_000) async throws -> CallDesk.Taken {
        try await desk.take(try report(id, text, at: seconds), at: at(seconds))
    }

    /// A call that nobody answered.
    func miss(_ id: String, from number: String = Self.number, at seconds: Int) async throws {
        try await tell(
            id,
            """
            "direction": "in", "calling": "\(number)", "offered": @\(seconds), "ended": @\(seconds + 30), "end": "party"
            """,
            at: seconds + 40
        )
    }

    func stored(_ id: String) async throws -> StoredCall? { try await database.read { try $0.call(id) } }
}

extension Backend {
    /// Runs a test with an empty desk for calls.
    func withCalls(_ test: (CallPlace) async throws -> Void) async throws {
        try await withSchema { database in
            let seal = CitizenSeal(Seal(try KeyRing.ephemeral(.aesGCM)))
            let desk = CallDesk(database: database, seal: seal)
            try await test(CallPlace(database: database, seal: seal, desk: desk))
        }
    }
}
