import Foundation
import Testing

/// A PostgreSQL server of a test's own, made by `scripts/postgres`.
struct OwnServer {
    let url: String
    private let folder: String

    /// The port it listens on.
    var port: Int {
        get throws {
            let text = try String(contentsOfFile: "\(folder)/port", encoding: .utf8)
            return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
    }

    /// Runs a test with a fresh server; nothing of it is left afterwards.
    static func with(_ test: (OwnServer) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "/hotline-postgres-" + UUID().uuidString
        let server = OwnServer(url: try script("start", folder, "--fsync-off"), folder: folder)
        defer { _ = try? script("stop", folder) }
        try await test(server)
    }

    /// Stops (`halt`) or starts the server.
    func run(_ command: String) throws { _ = try Self.script(command, folder) }

    /// Makes the server hang (`STOP`) or go on (`CONT`).
    func signal(_ name: String) throws {
        let file = try String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
        let process = try Process.run(
            URL(filePath: "/bin/kill"),
            arguments: ["-\(name)", String(file.prefix { $0.isNumber })]
        )
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    /// Runs what PostgreSQL refuses inside of a transaction.
    func sql(_ statement: String) throws { _ = try Self.script("sql", folder, statement) }

    /// The URL of another database of the server.
    func url(of database: String) -> String { String(url.dropLast("hotline".count)) + database }

    /// Makes the server refuse writes, as one does that is no longer the primary.
    func refuseWrites() async throws {
        try sql("ALTER SYSTEM SET default_transaction_read_only = on")
        try sql("SELECT pg_reload_conf()")
        // The other processes of the server learn of it by a signal.
        try await Task.sleep(for: .milliseconds(300))
    }

    private static func script(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = root.appending(path: "scripts/postgres")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "scripts/postgres \(arguments.joined(separator: " "))")
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Tests/StorageTests/Postgres/OwnServer.swift, four steps below the package.
    private static let root = (1...4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
}
