import ArgumentParser
import Foundation

/// Writes to the terminal's error output, which carries everything but results.
func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

/// Runs a command's body; its error becomes one Chinese line and exit code 1.
func saying(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as ExitCode {
        throw error
    } catch {
        say("错误：" + CommandFailure.sentence(for: error))
        throw ExitCode.failure
    }
}
