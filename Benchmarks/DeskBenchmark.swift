import Casework
import Foundation
import Sealing
import Storage
import Synchronization
import TestSupport
import WorkOrders
import WorkingDays

/// Registering and acting through the desk, durable, by 32 writers, against a bare loop that leaves the same rows.
struct DeskBenchmark {
    static let writers = 32

    let name: String
    let database: any Database
    let bare: any BareDesk
    let seal: CitizenSeal
    let orders: Int

    func run() async throws {
        try await Schema.migrate(database)
        try await database.write { connection in
            var names = try NameIndex(connection)
            for unit in SmallCity.units { _ = try names.addUnit(unit, on: connection) }
        }
        let desk = WorkOrderDesk(database: database, seal: seal, rules: try SmallCity.rules())
        let start = Instant(secondsSinceEpoch: 1_700_000_000)
        let numbers = Mutex([String](repeating: "", count: orders))
        let registering = try await timed { index in
            let file = try await desk.register(Self.appeal(index, start), by: SmallCity.callTaker, at: start)
            numbers.withLock { $0[index] = file.order.number }
        }
        let all = numbers.withLock { $0 }
        try await report("register", registering, try await bare.register(try await rows(names: true)))
        let unit = SmallCity.bureaus[0]
        let dispatching = try await timed { index in
            let action = Action.dispatch([Assignment(unit)], Handover())
            _ = try await desk.carryOut(action, on: all[index], by: SmallCity.dispatcher, at: start)
        }
        Bench.line("\(name): desk, dispatch", dispatching, rate: rate(dispatching))
        let acknowledging = try await timed { index in
            let action = Action.acknowledge(dispatch: all[index] + "-1")
            _ = try await desk.carryOut(action, on: all[index], by: SmallCity.clerk(unit), at: start)
        }
        try await report("acknowledge", acknowledging, try await bare.acknowledge(all))
        await database.close()
    }

    private static func appeal(_ index: Int, _ at: Instant) -> WorkOrder {
        var order = SmallCity.appeal(at: at)
        order.tags = []
        order.content = String(repeating: "惠黎路北段路灯不亮，夜间出行不便。", count: 6)
        order.citizen = Citizen(name: "测试", callingNumber: "199\(10_000_000 + index)")
        return order
    }

    /// How long it takes all writers together to do a thing once for each order.
    private func timed(_ body: @Sendable @escaping (Int) async throws -> Void) async throws -> Double {
        let (counter, count) = (Counter(), orders)
        return try await Bench.seconds {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<Self.writers {
                    group.addTask {
                        while true {
                            let index = counter.take()
                            guard index < count else { return }
                            try await body(index)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The rows that registering left, in the order they came.
    private func rows(names: Bool) async throws -> [TableRows] {
        let tables = ["channel", "category", "area", "handling_unit", "work_order", "event"]
        return try await database.read { connection in
            try tables.map { table in
                let found = try connection.rows(Statement(stringLiteral: "SELECT * FROM \(table) ORDER BY 1"))
                return TableRows(table: table, rows: found.map(\.values))
            }
        }
    }

    private func report(_ what: String, _ ours: Double, _ bare: Double) async throws {
        Bench.line("\(name): bare loop, \(what), \(self.bare.title)", bare, rate: rate(bare), ratio: 1)
        Bench.line("\(name): desk, \(what), \(Self.writers) writers", ours, rate: rate(ours), ratio: bare / ours)
    }

    private func rate(_ seconds: Double) -> String { "\(Int(Double(orders) / seconds)) a second" }
}

/// Gives out 0, 1, 2 … to whoever asks.
private final class Counter: Sendable {
    private let next = Atomic(0)

    func take() -> Int { next.add(1, ordering: .relaxed).oldValue }
}

/// The least that leaves the rows of an action: prepared statements in a loop, durable.
protocol BareDesk {
    /// How many orders share a commit, or how many connections work.
    var title: String { get }
    /// Inserts each order with its event; the rows of names before that are not timed.
    func register(_ tables: [TableRows]) async throws -> Double
    /// Reads each order, its dispatch and its last event, changes both and adds an event.
    func acknowledge(_ numbers: [String]) async throws -> Double
}

/// The statements of the bare loops, the same for both engines.
enum BareStatements {
    static let readOrder = "SELECT * FROM work_order WHERE number = $1"
    static let readDispatch = """
        SELECT d.* FROM dispatch d JOIN work_order w ON w.id = d.order_id WHERE w.number = $1
        """
    static let readEvent = """
        SELECT e.* FROM event e JOIN work_order w ON w.id = e.order_id WHERE w.number = $1 AND e.sequence = w.revision
        """
    static let updateOrder = """
        UPDATE work_order SET status = status, ending = ending, completed_at = NULL, closed_at = NULL, round = round,
            leader_id = NULL, presence = presence, revision = revision + 1 WHERE number = $1
        """
    static let updateDispatch = """
        UPDATE dispatch SET acknowledged_at = acknowledged_at + 1, warning = warning, warns_at = warns_at,
            revision = revision + 1 WHERE order_id = (SELECT id FROM work_order WHERE number = $1)
        """
    static let insertEvent = """
        INSERT INTO event SELECT e.order_id, e.sequence + 1, e.happened_at, e.action, e.officer, e.content, e.mac
        FROM event e JOIN work_order w ON w.id = e.order_id WHERE w.number = $1 AND e.sequence = w.revision - 1
        """
    static let reads = [readOrder, readDispatch, readEvent]
    static let writes = [updateOrder, updateDispatch, insertEvent]
}
