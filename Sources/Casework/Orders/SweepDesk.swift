public import Storage
import WorkOrders
public import WorkingDays

/// What a sweep did.
public struct SweepReport: Hashable, Sendable {
    /// Nil where another node holds the lease.
    public var isLeader = false
    public var warned = 0
    public var resumed = 0
    public var passedOn = 0
    public var inherited = 0
    public var closedDays = 0
}

/// 定时扫描: warnings, ends of suspensions, alerts nobody confirmed, followers of orders that are done.
///
/// Each is an action of the rule with its event. Several nodes may run it: one has the lease, and what an action has
/// done already is refused the second time.
public struct SweepDesk: Sendable {
    private static let batch = 200
    private static let leaseSeconds = 60

    let database: any Database
    let desk: WorkOrderDesk
    let seal: CitizenSeal
    /// Which node this is.
    let holder: String

    public init(database: any Database, desk: WorkOrderDesk, seal: CitizenSeal, holder: String) {
        self.database = database
        self.desk = desk
        self.seal = seal
        self.holder = holder
    }

    /// One sweep at an instant; nothing where another node has the lease.
    public func sweep(at now: Instant) async throws -> SweepReport {
        var report = SweepReport()
        let holder = holder
        report.isLeader = try await database.write {
            try $0.takeLease("sweep", holder: holder, now: now, seconds: Self.leaseSeconds)
        }
        guard report.isLeader else { return report }
        report.resumed = try await resume(now)
        report.warned = try await warn(now)
        report.passedOn = try await passOn(now)
        report.inherited = try await inherit(now)
        // A day is closed an hour after its end: what was begun before midnight is stored by then.
        let day = now.advanced(bySeconds: -3_600).day
        report.closedDays = try await HeadDesk(database: database, seal: seal).close(before: day).count
        return report
    }

    private func warn(_ now: Instant) async throws -> Int {
        try await each({ try $0.dueWarnings(by: now, limit: Self.batch) }) { warning in
            (.warn(dispatch: warning.dispatch), warning.order)
        } at: {
            now
        }
    }

    private func resume(_ now: Instant) async throws -> Int {
        try await each({ try $0.dueSuspensions(by: now, limit: Self.batch) }) { due in
            (.resume(dispatch: due.dispatch), due.order)
        } at: {
            now
        }
    }

    private func passOn(_ now: Instant) async throws -> Int {
        try await each({ try $0.dueMatters(.alert, by: now, limit: Self.batch) }) { due in
            (.passAlertOn(sequence: due.sequence), due.order)
        } at: {
            now
        }
    }

    private func inherit(_ now: Instant) async throws -> Int {
        try await each({ try $0.dueFollowers(limit: Self.batch) }) { follower in
            (.inheritResult(completedAt: follower.completedAt, isClosed: follower.isClosed), follower.order)
        } at: {
            now
        }
    }

    /// Carries out an action for everything due, batch by batch, until a batch brings nothing new.
    private func each<Due: Sendable>(
        _ find: @Sendable @escaping (any Connection) throws -> [Due],
        _ action: (Due) -> (Action, String),
        at now: () -> Instant
    ) async throws -> Int {
        var done = 0
        while true {
            let batch = try await database.read(find)
            var changed = 0
            for due in batch {
                let (action, order) = action(due)
                if try await carryOut(action, on: order, at: now()) { changed += 1 }
            }
            done += changed
            guard changed > 0, batch.count == Self.batch else { return done }
        }
    }

    /// False where it has been done already, or no longer is to be.
    private func carryOut(_ action: Action, on order: String, at now: Instant) async throws -> Bool {
        do {
            _ = try await desk.carryOut(action, on: order, by: .system, at: now)
            return true
        } catch DeskError.refused {
            return false
        }
    }
}
