import Bulletins
import Exchange
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

/// A database with orders, a folder for files, and a clock that goes on by itself.
final class ExportPlace: Sendable {
    static let start = City.monday
    static let analyst = Officer(id: "分析1", name: "测试分析", role: "分析员")
    static let supervisor = Officer(id: "督办1", name: "测试督办", role: "督办")

    let database: any Database
    let folder: String
    private let clock = Mutex(ExportPlace.start)

    private init(_ database: any Database, _ folder: String) { (self.database, self.folder) = (database, folder) }

    /// Runs a test beside so many orders, each of which `change` may alter.
    static func with(
        _ backend: Backend,
        orders count: Int = 3,
        change: (Int, inout WorkOrder) -> Void = { _, _ in },
        _ test: (ExportPlace) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "/hotline-exports-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            try await database.insert(try (1...count).map { try stored($0, change) })
            try await test(ExportPlace(database, folder))
        }
    }

    private static func stored(_ index: Int, _ change: (Int, inout WorkOrder) -> Void) throws -> StoredWorkOrder {
        var order = WorkOrder.sample("A\(1_000 + index)")
        order.receivedAt = order.receivedAt.advanced(bySeconds: index)
        order.citizen = Citizen(name: "测试\(index)号", callingNumber: "1990000\(1_000 + index)")
        change(index, &order)
        let identity = try City.seal.identity(order.citizen, order: order.number)
        return StoredWorkOrder(id: index, order: order, identity: identity)
    }

    var now: Instant { clock.withLock { $0 } }

    /// A second later each time it is asked.
    func tick() -> Instant {
        clock.withLock { now in
            now = now.advanced(bySeconds: 1)
            return now
        }
    }

    func wait(seconds: Int) { clock.withLock { $0 = $0.advanced(bySeconds: seconds) } }

    func desk(_ holder: String = "甲", on database: (any Database)? = nil) throws -> ListExportDesk {
        ListExportDesk(
            database: database ?? self.database,
            seal: City.seal,
            rules: try SmallCity.rules(),
            folder: folder,
            holder: holder
        )
    }

    func ask(
        _ columns: [Bulletins.OrderColumn] = [.number, .received, .title, .repeats],
        _ form: ExportForm = .csv,
        reason: String = "",
        by officer: Officer = ExportPlace.supervisor,
        change: (inout OrderQuery) -> Void = { _ in }
    ) async throws -> ListExport {
        var query = OrderQuery()
        change(&query)
        let wish = ExportWish(query: query, conditions: "来源渠道：电话", columns: columns, form: form, reason: reason)
        return try await desk().ask(wish, by: officer, at: now)
    }

    /// Makes what waits, and tells how one export stands.
    @discardableResult
    func work(_ id: Int = 1, holder: String = "甲", on database: (any Database)? = nil) async throws -> ListExport {
        _ = try await desk(holder, on: database).work { self.tick() }
        return try await stored(id)
    }

    func stored(_ id: Int = 1) async throws -> ListExport {
        try #require(try await database.read { try $0.listExport(id) })
    }

    /// What its officer gets.
    func bytes(_ id: Int = 1, by officer: Officer = ExportPlace.supervisor) async throws -> [UInt8] {
        let path = try await desk().fetch(id, by: officer, at: now).path
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// The lines of a CSV file without its first, as fields.
    func lines(_ bytes: [UInt8]) throws -> [[String]] {
        let end = try #require(bytes.firstIndex(of: 0x0A))
        let text = Array(bytes[(end + 1)...])
        let reader = try CSVReader(bytes: text, fileName: "x")
        var lines = [reader.columns]
        while try reader.next() { lines.append((0..<reader.columns.count).map { reader.text($0) }) }
        return lines
    }

    var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

    /// What the record of changes says of exports, oldest first.
    func log(_ id: Int = 1) async throws -> [SettingsEvent] {
        try await database.read { try $0.settingsEvents(about: ListExportDesk.subject(of: id), limit: 99).reversed() }
    }

    func refusal(_ body: () async throws -> Void) async -> ExportRefusal? { await thrown(ExportRefusal.self, body) }
}

/// A database on which something happens before a certain read.
final class HookedDatabase: PassingDatabase {
    let database: any Database
    private let count = Mutex(0)
    private let place: Int
    private let hook: @Sendable () async throws -> Void

    init(_ database: any Database, before place: Int, _ hook: @Sendable @escaping () async throws -> Void) {
        (self.database, self.place, self.hook) = (database, place, hook)
    }

    func read<Result: Sendable>(
        _ body: @Sendable @escaping (any Connection) throws -> Result
    ) async throws -> Result {
        let count = count.withLock { count in
            count += 1
            return count
        }
        if count == place { try await hook() }
        return try await database.read(body)
    }
}
