import Casework
import Foundation
import Sealing
import Storage
import TestSupport
import Testing
import WorkOrders

/// A process killed in the middle of its work: what it was told is there, and nothing is half there.
///
/// `HOTLINE_CRASHES` says how often (20 times without it); `make soak` does it 200 times.
@Suite(.serialized) struct CrashTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["HOTLINE_CRASHES"].flatMap { Int($0) } ?? 20
    /// So many crashes of one database before the next: each is verified as a whole every time.
    private static let roundsOfOne = 5

    @Test("whatever was acknowledged before kill -9 is there, and every chain is whole", arguments: Backend.available)
    func killed(_ backend: Backend) async throws {
        var (random, acknowledged) = (SystemRandomNumberGenerator(), 0)
        for first in stride(from: 0, to: Self.rounds, by: Self.roundsOfOne) {
            try await withKey { key in
                try await backend.withAddress { address in
                    try await prepare(address)
                    for _ in first..<min(first + Self.roundsOfOne, Self.rounds) {
                        let said = try await crash(
                            address,
                            key,
                            afterMilliseconds: .random(in: 0...150, using: &random)
                        )
                        try await check(said, address, key)
                        acknowledged += said.values.reduce(0, +)
                    }
                }
            }
        }
        // Most rounds got some way.
        #expect(acknowledged > Self.rounds)
        print("\(backend): \(acknowledged) acknowledged actions in \(Self.rounds) crashes, none lost")
    }

    private func prepare(_ address: String) async throws {
        let database = try await Backend.open(address: address)
        try await Schema.migrate(database)
        try await database.insert(SmallCity.units)
        await database.close()
    }

    /// Runs the writer, kills it some time after its first line, and returns the last revision told of each order.
    private func crash(_ address: String, _ key: String, afterMilliseconds delay: Int) async throws -> [String: Int] {
        let writer = Process()
        writer.executableURL = Self.program
        writer.arguments = [address, key, "8"]
        let output = Pipe()
        writer.standardOutput = output
        try writer.run()
        var text = output.fileHandleForReading.availableData
        try await Task.sleep(for: .milliseconds(delay))
        kill(writer.processIdentifier, SIGKILL)
        text += try output.fileHandleForReading.readToEnd() ?? Data()
        writer.waitUntilExit()
        try #require(writer.terminationReason == .uncaughtSignal, "the writer ended by itself")
        return Self.revisions(in: String(decoding: text, as: UTF8.self))
    }

    private static func revisions(in text: String) -> [String: Int] {
        var revisions: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let revision = Int(words[1]) else { continue }
            revisions[String(words[0])] = revision
        }
        return revisions
    }

    private func check(_ said: [String: Int], _ address: String, _ key: String) async throws {
        let database = try await Backend.open(address: address)
        let seal = CitizenSeal(Seal(try KeyRing.load(key)))
        let report = try await VerifyDesk(database: database, seal: seal).verify()
        #expect(report.faults == [])
        let (stored, without) = try await database.read { connection in
            let rows = try connection.rows("SELECT number, revision FROM work_order")
            let stored = try rows.map { row throws(StorageError) in
                var row = row
                return (try row.text(), try row.integer())
            }
            return (Dictionary(uniqueKeysWithValues: stored), stored.count { $0.1 == 0 })
        }
        #expect(without == 0)
        for (number, revision) in said {
            #expect((stored[number] ?? 0) >= revision, "\(number): \(revision) was acknowledged")
        }
        await database.close()
    }

    private func withKey(_ test: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.path + "/crash-\(UUID().uuidString).key"
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try KeyRing.create(path, .aesGCM)
        try await test(path)
    }

    /// Beside the bundle of the tests, where the package manager puts every program.
    private static let program = Bundle.main.bundleURL.appending(path: "CrashWriter")
}
