import Casework
import Exchange
import Foundation
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What was exported and imported into an empty database is exported as the same bytes.
@Suite struct ExportRoundTripTests {
    private static let seal = ImportDeskTests.seal

    @Test("the sample city comes back byte by byte, on the other engine too", arguments: Backend.available)
    func sampleCity(_ backend: Backend) async throws {
        try await roundTrip(from: backend) { database in
            _ = try await DemoDesk(database: database, seal: Self.seal).fill(seed: 5, orders: 1_500)
        }
    }

    @Test("rows with any fields, and rows of the same second, come back byte by byte", arguments: Backend.available)
    func anyRows(_ backend: Backend) async throws {
        try await roundTrip(from: backend) { database in
            let report = try await ImportedFiles(files: Self.anyFiles()).carryOut(database, Self.seal)
            #expect(report.badRows == 0)
        }
    }

    /// Fills a database, exports it, imports that into the other engine's and exports again.
    private func roundTrip(from backend: Backend, _ fill: (any Database) async throws -> Void) async throws {
        try await withFolder { first in
            try await backend.withSchema { database in
                try await fill(database)
                _ = try await ExportDesk(database: database, seal: Self.seal).carryOut(to: first)
            }
            let other = Backend.available.first { $0 != backend } ?? backend
            try await other.withSchema { database in
                let report = try await ImportDesk(database: database, seal: Self.seal)
                    .carryOut(
                        ImportSources { file throws(CSVError) in
                            try CSVReader(path: "\(first)/\(file.rawValue)", required: file.requiredColumns)
                        }
                    )
                #expect(report.badRows == 0)
                try await withFolder { second in
                    _ = try await ExportDesk(database: database, seal: Self.seal).carryOut(to: second)
                    for file in ExchangeFile.allCases where file != .events {
                        let before = try Data(contentsOf: URL(filePath: "\(first)/\(file.rawValue)"))
                        let after = try Data(contentsOf: URL(filePath: "\(second)/\(file.rawValue)"))
                        #expect(before == after, "\(file.rawValue)")
                        #expect(before.count { $0 == UInt8(ascii: "\n") } > 1, "\(file.rawValue) is empty")
                    }
                }
            }
        }
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private static func anyFiles() -> [ExchangeFile: String] {
        var random = RandomOrders(seed: 77)
        var rows: [ExchangeFile: [[String]]] = [
            .units: [
                ["市城管局", "市直单位", "", "", "是", ""],
                ["市公安局", "市直单位", "公安", "市城管局", "否", "2023-01-01"],
            ],
            .categories: [
                ["01", "城乡建设", "", "2022", "", "", ""], ["0101", "电梯", "01", "2022", "2022-01-01", "", "G"],
            ],
            .history: [["2021-02", "受理总量", "8981"]],
        ]
        for index in 0..<60 {
            let order = random.order(index)
            rows[.orders, default: []].append(order.exchangeFields + [order.notes["备注"] ?? ""])
            rows[.contacts, default: []].append(random.contact(of: order).exchangeFields)
            rows[.supervisions, default: []].append(random.supervision(of: order).exchangeFields)
            var first = random.dispatch(of: order, unit: "市城管局")
            first.number = "Z\(index)"
            var second = first
            // A child of the same second, whose number comes before its parent's.
            (second.number, second.unit, second.parent) = ("Y\(60 - index)", "市公安局", first.number)
            for dispatch in [first, second] {
                rows[.dispatches, default: []].append(dispatch.exchangeFields)
                rows[.sendBacks, default: []].append(random.sendBack(of: dispatch, to: "市公安局").exchangeFields)
                rows[.extensions, default: []].append(random.deadlineExtension(of: dispatch).exchangeFields)
                rows[.replies, default: []].append(random.reply(to: dispatch).exchangeFields)
            }
            var visit = random.visit(of: order, unit: "市城管局")
            for unit in ["市城管局", "市公安局", nil] {
                visit.unit = unit
                rows[.visits, default: []].append(visit.exchangeFields)
            }
        }
        return rows.reduce(into: [:]) { files, entry in
            files[entry.key] = text([entry.key.columns] + entry.value)
        }
    }

    private static func text(_ rows: [[String]]) -> String {
        rows.map { row in row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") + "\n" }.joined()
    }
}

extension ExchangeFile {
    /// The header of an export.
    fileprivate var columns: [String] {
        switch self {
        case .units: UnitColumn.allCases.map(\.rawValue)
        case .categories: CategoryColumn.allCases.map(\.rawValue)
        case .history: HistoryColumn.allCases.map(\.rawValue)
        case .orders: OrderColumn.allCases.map(\.rawValue) + ["备注"]
        case .contacts: ContactColumn.allCases.map(\.rawValue)
        case .dispatches: DispatchColumn.allCases.map(\.rawValue)
        case .sendBacks: SendBackColumn.allCases.map(\.rawValue)
        case .extensions: ExtensionColumn.allCases.map(\.rawValue)
        case .replies: ReplyColumn.allCases.map(\.rawValue)
        case .visits: VisitColumn.allCases.map(\.rawValue)
        case .supervisions: SupervisionColumn.allCases.map(\.rawValue)
        case .events: []
        }
    }
}
