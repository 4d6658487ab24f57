import Foundation
import Synchronization

/// The program `hotline` beside this one, as a process whose memory can be looked at.
final class Program {
    private let process = Process()
    private let output = Pipe()

    init(_ arguments: [String], database: String, key: String) throws {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = folder.appending(path: "hotline")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["HOTLINE_DATABASE": database, "HOTLINE_KEY": key]
        ) { $1 }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Waits for its end and tells the most memory that it held, in kilobytes.
    ///
    /// `VmHWM` only rises, so the last look before the end is at most 10 ms of work behind.
    func finish() async throws -> Int {
        var most = 0
        while process.isRunning {
            most = max(most, peakKilobytes ?? 0)
            try await Task.sleep(for: .milliseconds(10))
        }
        guard process.terminationStatus == 0 else { throw ProgramFailure.ended(process.terminationStatus) }
        return most
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Stops a server and tells the most memory that it held, in kilobytes.
    func stop() -> Int {
        let most = peakKilobytes ?? 0
        process.terminate()
        process.waitUntilExit()
        return most
    }

    private var peakKilobytes: Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { line in line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } }
    }
}

enum ProgramFailure: Error {
    case ended(Int32)
    case noAnswer(String)
}
