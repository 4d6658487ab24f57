import CPostgres
import Foundation
import PostgresStorage
import Storage

/// As many connections as the desk's pool, an order a transaction, prepared statements one after the other.
struct BarePostgresDesk: BareDesk {
    static let connections = 8

    let conninfo: String
    let ours: String

    var title: String { "\(Self.connections) connections" }

    func register(_ tables: [TableRows]) async throws -> Double {
        let names = tables.filter { !["work_order", "event"].contains($0.table) }
        _ = try await BarePostgres(conninfo: conninfo).insert(names)
        let (orders, events) = (tables[4], tables[5])
        return try await onEach(conninfo, orders.rows.count, [orders.insert, events.insert]) { connection, index in
            try connection.execute(0, orders.rows[index])
            try connection.execute(1, events.rows[index])
        }
    }

    func acknowledge(_ numbers: [String]) async throws -> Double {
        let statements = BareStatements.reads + BareStatements.writes
        return try await onEach(ours, numbers.count, statements) { connection, index in
            for statement in statements.indices { try connection.execute(statement, [.text(numbers[index])]) }
        }
    }

    private func onEach(
        _ conninfo: String,
        _ count: Int,
        _ statements: [String],
        _ body: @Sendable @escaping (BareConnection, Int) throws -> Void
    ) async throws -> Double {
        let connections = try (0..<Self.connections).map { _ in try BareConnection(conninfo, statements) }
        return try await Bench.seconds {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, connection) in connections.enumerated() {
                    group.addTask {
                        for index in stride(from: number, to: count, by: Self.connections) {
                            connection.control("BEGIN")
                            try body(connection, index)
                            connection.control("COMMIT")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}

/// A connection of libpq; used by the one task that has it.
final class BareConnection: @unchecked Sendable {
    private let handle: OpaquePointer?

    init(_ conninfo: String, _ statements: [String]) throws {
        handle = PQconnectdb(conninfo)
        guard PQstatus(handle) == CONNECTION_OK else { throw StorageError.failed("connect") }
        for (index, statement) in statements.enumerated() {
            PQclear(PQprepare(handle, "s\(index)", statement, 0, nil))
        }
    }

    deinit { PQfinish(handle) }

    func control(_ text: String) { PQclear(PQexec(handle, text)) }

    func execute(_ statement: Int, _ values: [Value]) throws {
        let result = BarePostgres.withPointers(values.map(\.bareText)) { pointers in
            PQexecPrepared(handle, "s\(statement)", Int32(pointers.count), pointers, nil, nil, 0)
        }
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            throw StorageError.failed(String(cString: PQresultErrorMessage(result)))
        }
    }
}
