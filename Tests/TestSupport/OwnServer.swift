import Foundation

/// A PostgreSQL server of a test's own, made by `scripts/postgres`.
public struct OwnServer: Sendable {
    /// How to reach it.
    public let url: String
    private let folder: String

    /// The port it listens on.
    public var port: Int {
        get throws {
            let text = try String(contentsOfFile: "\(folder)/port", encoding: .utf8)
            guard let port = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                throw Failure.badPort(text)
            }
            return port
        }
    }

    /// Why the server didn't do what it was told.
    enum Failure: Error {
        case badPort(String)
        case command([String])
    }

    /// Runs a test with a fresh server; nothing of it is left afterwards.
    public static func with(_ test: (OwnServer) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "/hotline-postgres-" + UUID().uuidString
        let server = OwnServer(url: try script("start", folder, "--fsync-off"), folder: folder)
        defer { _ = try? script("stop", folder) }
        try await test(server)
    }

    /// Stops (`halt`) or starts the server.
    public func run(_ command: String) throws { _ = try Self.script(command, folder) }

    /// Makes the server hang (`STOP`) or go on (`CONT`).
    public func signal(_ name: String) throws {
        let file = try String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
        let process = try Process.run(
            URL(filePath: "/bin/kill"),
            arguments: ["-\(name)", String(file.prefix { $0.isNumber })]
        )
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure.command([name]) }
    }

    /// Runs what PostgreSQL refuses inside of a transaction.
    public func sql(_ statement: String) throws { _ = try Self.script("sql", folder, statement) }

    /// The URL of another database of the server.
    public func url(of database: String) -> String { String(url.dropLast("hotline".count)) + database }

    /// Makes the server refuse writes, as one does that is no longer the primary.
    public func refuseWrites() async throws {
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
        guard process.terminationStatus == 0 else { throw Failure.command(arguments) }
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Tests/TestSupport/OwnServer.swift, three steps below the package.
    private static let root = (1...3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
}
