public import Storage
public import WorkingDays

/// What indexing did.
public struct TextIndexReport: Hashable, Sendable {
    /// False where another node holds the lease.
    public var isLeader = true
    public var indexed = 0
}

/// 检索索引: indexes what orders say, from the line that registering, amending, answering and importing put them into.
///
/// Several nodes may run it: one has the lease. It may be stopped at any batch, and goes on where it was.
public struct TextIndexDesk: Sendable {
    private static let leaseSeconds = 30
    private static let lease = "text"

    let database: any Database
    /// Which node this is.
    let holder: String

    public init(database: any Database, holder: String) {
        self.database = database
        self.holder = holder
    }

    /// Indexes until nothing waits, `isStopped` says so, or another node has the lease.
    ///
    /// Each batch is a short transaction, so that others write in between. A batch of fewer than `atLeast` orders is the
    /// last: FTS5 writes a segment for each batch, and behind a busy desk they would be of a few orders each.
    /// `progress` hears how many there were so far.
    public func index(
        now: @Sendable () -> Instant,
        atLeast: Int = 1,
        isStopped: @Sendable () -> Bool = { Task.isCancelled },
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> TextIndexReport {
        var report = TextIndexReport()
        while !isStopped(), try await database.read({ try $0.hasWaitingTexts() }) {
            let (holder, now) = (holder, now())
            let done = try await database.write { connection -> TextIndexed? in
                guard try connection.takeLease(Self.lease, holder: holder, now: now, seconds: Self.leaseSeconds) else {
                    return nil
                }
                return try connection.indexWaitingTexts()
            }
            guard let done else {
                report.isLeader = false
                break
            }
            report.indexed += done.indexed
            progress(report.indexed)
            if done.taken < atLeast { break }
        }
        return report
    }

    /// Gives the lease back, so that another node need not wait for its end: for a node that stops.
    public func release() async throws {
        let holder = holder
        try await database.write { try $0.releaseLease(Self.lease, holder: holder) }
    }

    /// Forgets the index and puts every order into the line again.
    public func forget() async throws {
        try await database.write { try $0.forgetTextIndex() }
    }

    /// How many orders wait; ids that are no order's count along.
    public func waiting() async throws -> Int { try await database.read { try $0.textWaiting().count } }

    /// How many orders are neither indexed nor waiting: none, unless somebody has got at the index.
    ///
    /// One look-up for each order.
    public func missing() async throws -> Int {
        try await database.read { connection in
            let waiting = try connection.textWaiting()
            return try connection.ordersWithoutDocument().filter { !waiting.contains($0) }.count
        }
    }
}
