import Casework
import Exchange
import Storage
import Synchronization
import WorkOrders

/// Files as texts, imported into a database.
struct ImportedFiles: Sendable {
    var files: [ExchangeFile: String]
    var options = ImportOptions()
    var issues = Issues()
    var limits = HandlingLimits.standard

    func carryOut(_ database: any Database, _ seal: CitizenSeal) async throws -> ImportReport {
        let sources = ImportSources { [files] file throws(CSVError) in
            guard let text = files[file] else { return nil }
            return try CSVReader(bytes: Array(text.utf8), fileName: file.rawValue, required: file.requiredColumns)
        }
        let listener = ImportListener(
            issue: { [issues] issue in issues.add(issue.message) },
            opened: { [issues] _, header in issues.reject(String(decoding: header, as: UTF8.self)) },
            rejected: { [issues] _, record in issues.reject(record) }
        )
        return try await ImportDesk(database: database, seal: seal, limits: limits)
            .carryOut(sources, options: options, listener: listener) { connection, _ in
                var row = try connection.rows("SELECT COUNT(*) FROM work_order")[0]
                return "\(try row.integer())件"
            }
    }
}

/// What an import said, from whatever thread.
final class Issues: Sendable {
    private let state = Mutex(([String](), [String]()))
    func add(_ line: String) { state.withLock { $0.0.append(line) } }
    func reject(_ record: String) { state.withLock { $0.1.append(record) } }
    var lines: [String] { state.withLock { $0.0 } }
    var rejected: [String] { state.withLock { $0.1 } }
}

extension ImportError {
    var badRowCount: Int? { if case .badRows(let count) = self { count } else { nil } }
}
