internal import Dispatch
internal import Storage

/// A place at the server: a connection that comes and goes, and the queue that alone may touch it.
///
/// `@unchecked Sendable`: `connection` is only used by what runs on ``queue``.
final class Seat: @unchecked Sendable {
    let queue = DispatchQueue(label: "hotline.postgres")
    private let server: Server
    private var connection: PostgresConnection?

    /// An empty place; the first to use it connects.
    init(server: Server) { self.server = server }

    /// The connection of this place, opened if there is none.
    @discardableResult
    func connected() throws(StorageError) -> PostgresConnection {
        if let connection, !connection.isBroken { return connection }
        connection = nil
        let opened = try server.connect()
        connection = opened
        return opened
    }

    /// Closes the connection.
    func leave() { connection = nil }

    /// Runs `body` in a transaction, again where that may help and the body may run twice.
    func carryOut<Result>(_ kind: TransactionKind, _ body: (any Connection) throws -> Result) throws -> Result {
        var retries = Retries()
        while true {
            let connection = try connected()
            var hasRun = false
            do {
                return try connection.carryOut(kind, willRun: { hasRun = true }, body)
            } catch {
                if connection.failure?.remedy == .reconnect { leave() }
                guard kind.mayRunAgain || !hasRun, let pause = retries.pause(for: connection.failure) else {
                    throw error
                }
                sleep(seconds: pause)
            }
        }
    }
}

/// How often a transaction was run again.
struct Retries {
    private var conflicts = 0
    private var losses = 0

    /// How many seconds to wait before the next attempt; nil to give up.
    mutating func pause(for failure: Failure?) -> Double? {
        switch failure?.remedy {
        case .runAgain where conflicts < 5:
            conflicts += 1
            // Those who got in each other's way must not do so again in step.
            return Double.random(in: 0...0.002) * Double(1 << conflicts)
        case .reconnect where losses < 1:
            losses += 1
            return 0
        default: return nil
        }
    }
}
