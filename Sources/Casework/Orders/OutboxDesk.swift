public import Storage
public import WorkingDays

/// 待发通知: hands each notice to whoever sends it, until it is sent or given up.
///
/// At least once: a node that dies between sending and settling leaves a notice that is sent again when its lease ends.
/// The key of an entry is the same each time, so that a gateway can tell.
public struct OutboxDesk: Sendable {
    /// How long a node has for a batch before another may take it.
    static let leaseSeconds = 120
    /// 1, 2, 4 … minutes between attempts, at most an hour; after so many it is given up: a night and a morning.
    static let attempts = 16
    private static let batch = 100

    /// What was done.
    public struct Report: Hashable, Sendable {
        public var sent = 0
        public var failed = 0
        public var givenUp = 0

        public init() {}
    }

    let database: any Database

    public init(database: any Database) { self.database = database }

    /// Sends what is due; `send` throws where it could not, and is asked again later.
    public func deliver(
        at now: Instant,
        _ send: @Sendable (OutboxEntry) async throws -> Void
    ) async throws -> Report {
        var report = Report()
        while true {
            let entries = try await database.write {
                try $0.takeNotices(due: now, leaseSeconds: Self.leaseSeconds, limit: Self.batch)
            }
            for entry in entries { try await deliver(entry, at: now, &report, send) }
            if entries.count < Self.batch { return report }
        }
    }

    private func deliver(
        _ entry: OutboxEntry,
        at now: Instant,
        _ report: inout Report,
        _ send: (OutboxEntry) async throws -> Void
    ) async throws {
        do {
            try await send(entry)
        } catch {
            let again = Self.next(after: entry.attempts + 1, now)
            if again == nil { report.givenUp += 1 } else { report.failed += 1 }
            return try await database.write { try $0.settle(entry, sentAt: nil, again: again) }
        }
        report.sent += 1
        try await database.write { try $0.settle(entry, sentAt: now, again: nil) }
    }

    /// When it is tried again after so many attempts; nil where it is given up.
    static func next(after attempts: Int, _ now: Instant) -> Instant? {
        guard attempts < Self.attempts else { return nil }
        return now.advanced(bySeconds: min(3_600, 60 << min(attempts - 1, 6)))
    }
}
