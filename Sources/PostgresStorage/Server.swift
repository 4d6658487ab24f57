internal import CPostgres
internal import Dispatch
internal import Storage
internal import Synchronization

/// How a server is reached, and whether it could be lately.
final class Server: Sendable {
    private let conninfo: String
    private let outage: Mutex<Outage>

    /// A server, or the one of several that accepts writes; a call waits `patience` seconds for it to come back.
    init(conninfo: String, patience: Double) throws(StorageError) {
        self.conninfo = conninfo
        outage = Mutex(Outage(patience: patience))
        guard let options = PQconninfoParse(conninfo, nil) else {
            // libpq's words would quote the text, and with it perhaps the password.
            throw .failed("数据库连接串无法识别,应为 postgresql://用户@主机:端口/数据库 或 host=… dbname=… 的形式")
        }
        PQconninfoFree(options)
    }

    /// Opens a connection; while the server can't be reached, tries again at growing intervals.
    func connect() throws(StorageError) -> PostgresConnection {
        while true {
            if let error = outage.withLock({ $0.refusal(at: .now) }) { throw error }
            do {
                let connection = try PostgresConnection.open(conninfo)
                outage.withLock { $0.end() }
                return connection
            } catch {
                guard let pause = outage.withLock({ $0.note(error, at: .now) }) else { throw error }
                sleep(seconds: pause)
            }
        }
    }
}

/// Blocks this thread; only queues of our own do.
func sleep(seconds: Double) {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + seconds)
}

/// A time during which the server could not be reached.
///
/// Calls wait for it to come back until ``patience`` is over. From then on they fail at once, and only now and
/// then does one of them knock.
struct Outage {
    /// Seconds.
    let patience: Double
    private var began: ContinuousClock.Instant?
    private var nextAttempt: ContinuousClock.Instant?
    private var lastError: StorageError?
    private var failures = 0

    init(patience: Double) { self.patience = patience }

    /// Why nobody should knock now; nil if somebody may.
    func refusal(at now: ContinuousClock.Instant) -> StorageError? {
        guard let began, let nextAttempt, now < nextAttempt, now > began + .seconds(patience) else { return nil }
        return lastError
    }

    /// Notes that the server could not be reached, and returns how many seconds to wait before the next attempt; nil to
    /// give up.
    mutating func note(_ error: StorageError, at now: ContinuousClock.Instant) -> Double? {
        switch error {
        case .unavailable, .busy: break
        default: return nil
        }
        failures += 1
        lastError = error
        // 25 ms, 50 ms … at most 2 s, so that a server that comes back isn't met by a stampede.
        let pause = min(2, 0.025 * Double(1 << min(failures, 8)) * Double.random(in: 0.5...1))
        let start = began ?? now
        began = start
        nextAttempt = now + .seconds(pause)
        return now + .seconds(pause) < start + .seconds(patience) ? pause : nil
    }

    /// Notes that the server is there.
    mutating func end() { self = Outage(patience: patience) }
}
