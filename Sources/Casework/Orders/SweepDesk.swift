public import Storage
public import WorkOrders
public import WorkingDays

/// What a sweep did.
public struct SweepReport: Hashable, Sendable {
    /// False where another node holds the lease.
    public var isLeader = false
    public var warned = 0
    public var resumed = 0
    public var passedOn = 0
    public var inherited = 0
    /// Followers set free because their leader was withdrawn or made void.
    public var released = 0
    public var closedDays = 0
    /// Sent notices that were removed.
    public var removedNotices = 0
    /// Orders that nothing could be done with, because their history is broken or their day closed.
    public var failed: Set<String> = []
}

/// 定时扫描: warnings, ends of suspensions, alerts nobody confirmed, followers of orders that are done, sent notices.
///
/// Each is an action of the rule with its event. Several nodes may run it: one has the lease, and what an action has
/// done already is refused the second time.
public struct SweepDesk: Sendable {
    private static let batch = 200
    private static let leaseSeconds = 60
    static let noticesAtOnce = 1_000

    let database: any Database
    let desk: WorkOrderDesk
    let seal: CitizenSeal
    /// Which node this is.
    let holder: String

    /// The rules that it goes by.
    public var rules: Rules { desk.rules }

    public init(database: any Database, desk: WorkOrderDesk, seal: CitizenSeal, holder: String) {
        self.database = database
        self.desk = desk
        self.seal = seal
        self.holder = holder
    }

    /// The same desk under the rules that count now: a city may change them between two sweeps.
    public func under(_ rules: Rules) -> SweepDesk {
        SweepDesk(database: database, desk: desk.under(rules), seal: seal, holder: holder)
    }

    /// One sweep at an instant; nothing where another node has the lease.
    public func sweep(at now: Instant) async throws -> SweepReport {
        var report = SweepReport()
        report.isLeader = try await takeLease(now)
        guard report.isLeader else { return report }
        report.resumed = try await resume(now, &report.failed)
        report.warned = try await warn(now, &report.failed)
        report.passedOn = try await passOn(now, &report.failed)
        report.inherited = try await inherit(now, &report.failed)
        report.released = try await release(now, &report.failed)
        // A day is closed an hour after its end: what was begun before midnight is stored by then.
        let day = now.advanced(bySeconds: -3_600).day
        report.closedDays = try await HeadDesk(database: database, seal: seal).close(before: day).count
        report.removedNotices = try await removeNotices(now)
        return report
    }

    /// A bounded number at a sweep: nobody waits long behind it, and the rest goes with the next.
    private func removeNotices(_ now: Instant) async throws -> Int {
        let before = now.advanced(bySeconds: -desk.rules.terms.noticeDays * 86_400)
        return try await database.write { try $0.removeNotices(sentBefore: before, limit: Self.noticesAtOnce) }
    }

    /// Gives the lease back, so that another node need not wait for its end: for a node that stops.
    public func release() async throws {
        let holder = holder
        try await database.write { try $0.releaseLease("sweep", holder: holder) }
    }

    private func takeLease(_ now: Instant) async throws -> Bool {
        let holder = holder
        return try await database.write {
            try $0.takeLease("sweep", holder: holder, now: now, seconds: Self.leaseSeconds)
        }
    }

    private func warn(_ now: Instant, _ failed: inout Set<String>) async throws -> Int {
        try await each(at: now, &failed) { connection, skipping in
            try connection.dueWarnings(by: now, skipping: skipping, limit: Self.batch)
        } act: {
            (.warn(dispatch: $0.dispatch), $0.order)
        }
    }

    private func resume(_ now: Instant, _ failed: inout Set<String>) async throws -> Int {
        try await each(at: now, &failed) { connection, skipping in
            try connection.dueSuspensions(by: now, skipping: skipping, limit: Self.batch)
        } act: {
            (.resume(dispatch: $0.dispatch), $0.order)
        }
    }

    private func passOn(_ now: Instant, _ failed: inout Set<String>) async throws -> Int {
        try await each(at: now, &failed) { connection, skipping in
            try connection.dueMatters(.alert, by: now, skipping: skipping, limit: Self.batch)
        } act: {
            (.passAlertOn(sequence: $0.sequence), $0.order)
        }
    }

    private func inherit(_ now: Instant, _ failed: inout Set<String>) async throws -> Int {
        try await each(at: now, &failed) { connection, skipping in
            try connection.dueFollowers(skipping: skipping, limit: Self.batch)
        } act: {
            (.inheritResult(completedAt: $0.completedAt, isClosed: $0.isClosed), $0.order)
        }
    }

    /// A follower whose leader was withdrawn or made void stands on its own again: its caller still waits.
    private func release(_ now: Instant, _ failed: inout Set<String>) async throws -> Int {
        try await each(at: now, &failed) { connection, skipping in
            try connection.orphans(skipping: skipping, limit: Self.batch)
        } act: {
            (.unmerge(reason: "主单已撤诉或作废"), $0)
        }
    }

    /// Carries out an action for everything due, batch by batch.
    ///
    /// What is refused stays in front of the list (an alert whose chain has nobody left): the next batch begins
    /// behind it, so that it keeps nobody waiting.
    private func each<Due: Sendable>(
        at now: Instant,
        _ failed: inout Set<String>,
        find: @Sendable @escaping (any Connection, _ skipping: Int) throws -> [Due],
        act: (Due) -> (Action, String)
    ) async throws -> Int {
        var (done, left) = (0, 0)
        while true {
            let skipping = left
            let batch = try await database.read { try find($0, skipping) }
            for due in batch {
                let (action, order) = act(due)
                if try await carryOut(action, on: order, at: now, &failed) { done += 1 } else { left += 1 }
            }
            guard batch.count == Self.batch, try await takeLease(now) else { return done }
        }
    }

    /// False where it has been done already, or no longer is to be, or can't be.
    private func carryOut(
        _ action: Action,
        on order: String,
        at now: Instant,
        _ failed: inout Set<String>
    ) async throws -> Bool {
        do {
            _ = try await desk.carryOut(action, on: order, by: .system, at: now)
            return true
        } catch DeskError.refused, DeskError.outdated {
            return false
        } catch is DeskError {
            failed.insert(order)
            return false
        }
    }
}
