import Foundation
import Storage
import Testing

@testable import SQLiteStorage

/// Bodies that share one transaction.
struct SQLiteGroupTests {
    @Test("All bodies of a group are stored by one commit")
    func oneCommit() async throws {
        try await withConnection { connection in
            let outcomes = await connection.serve((1...20).map { id in { try $0.insert(id) } })
            #expect(outcomes.allSatisfy { $0 == .stored })
            try connection.expectStored(Array(1...20))
        }
    }

    @Test("A body that fails leaves the others as they are", arguments: [0, 7, 19])
    func oneFailure(position: Int) async throws {
        try await withConnection { connection in
            let outcomes = await connection.serve(
                (0..<20).map { id in
                    { connection in
                        try connection.insert(id)
                        if id == position { throw Abandoned() }
                    }
                }
            )
            #expect(outcomes.filter { $0 == .stored }.count == 19)
            #expect(outcomes[position] == .abandoned)
            try connection.expectStored((0..<20).filter { $0 != position })
        }
    }

    @Test("Bodies run in the order they came and see those before them")
    func order() async throws {
        try await withConnection { connection in
            let outcomes = await connection.serve(
                (0..<10).map { id in
                    { connection in
                        #expect(try connection.integer("SELECT COUNT(*) FROM fact") == id)
                        try connection.insert(id)
                    }
                }
            )
            #expect(outcomes.allSatisfy { $0 == .stored })
        }
    }

    @Test("A body that ends the whole transaction fails alone; the others are run again")
    func lostTransaction() async throws {
        try await withConnection { connection in
            try connection.configure(
                """
                CREATE TRIGGER bomb BEFORE INSERT ON fact WHEN new.id = 5
                BEGIN SELECT RAISE(ROLLBACK, 'all is lost'); END
                """
            )
            let outcomes = await connection.serve((1...9).map { id in { try $0.insert(id) } })
            #expect(outcomes[4] == .failed(.refused("all is lost")))
            #expect(outcomes.filter { $0 == .stored }.count == 8)
            try connection.expectStored([1, 2, 3, 4, 6, 7, 8, 9])
        }
    }

    @Test("A commit that is refused is found out body by body")
    func refusedCommit() async throws {
        try await withConnection { connection in
            try connection.configure(
                "CREATE TABLE part (whole BIGINT REFERENCES fact (id) DEFERRABLE INITIALLY DEFERRED)"
            )
            let bodies: [Body] = (1...6).map { id in
                { connection in
                    try connection.insert(id)
                    try connection.execute("INSERT INTO part (whole) VALUES (\(id == 3 ? 404 : id))")
                }
            }
            let outcomes = await connection.serve(bodies)
            #expect(outcomes[2] == .failed(.refused("FOREIGN KEY constraint failed")))
            try connection.expectStored([1, 2, 4, 5, 6])
        }
    }

    @Test("A full disk refuses what no longer fits and keeps what does")
    func fullDisk() async throws {
        try await withConnection { connection in
            try connection.configure("PRAGMA max_page_count = 60")
            let outcomes = await connection.serve(
                (1...40).map { id in { try $0.insert(id, content: String(repeating: "满", count: 4_000)) } }
            )
            let stored = outcomes.enumerated().filter { $0.element == .stored }.map { $0.offset + 1 }
            #expect(!stored.isEmpty && stored.count < 40)
            #expect(outcomes.allSatisfy { $0 == .stored || $0 == .failed(.unavailable("database or disk is full")) })
            try connection.expectStored(stored)
        }
    }

    @Test("A file that another process holds is busy for every body, after one wait")
    func heldFile() async throws {
        try await withConnection { connection in
            let other = try SQLiteConnection(path: connection.path, role: .writer)
            defer { other.close() }
            try other.control(.begin)
            try connection.configure("PRAGMA busy_timeout = 1000")
            let start = ContinuousClock.now
            let outcomes = await connection.serve((1...100).map { id in { try $0.insert(id) } })
            #expect(outcomes.allSatisfy { $0 == .failed(.busy) })
            // A wait for each of the hundred would take as many seconds.
            #expect(ContinuousClock.now - start < .seconds(80))
            other.rollBack()
            #expect(await connection.serve([{ try $0.insert(1) }]) == [.stored])
        }
    }

    @Test("However bodies fail, those that were answered as stored are stored", arguments: 0..<40)
    func randomGroups(seed: UInt64) async throws {
        try await withConnection { connection in
            try connection.configure(
                """
                CREATE TRIGGER bomb BEFORE INSERT ON fact WHEN new.content = 'bomb'
                BEGIN SELECT RAISE(ROLLBACK, 'all is lost'); END
                """
            )
            var generator = Lehmer(state: seed)
            let bodies: [Body] = (0..<Int.random(in: 2...40, using: &generator)).map { id in
                let fate = Int.random(in: 0..<9, using: &generator)
                return { connection in
                    try connection.insert(id)
                    if fate == 0 { throw Abandoned() }
                    if fate == 1 { try connection.insert(id) }
                    if fate == 2 { try connection.insert(1_000 + id, content: "bomb") }
                    if fate == 3 { _ = try? connection.insert(id) }
                }
            }
            let outcomes = await connection.serve(bodies)
            let answered = outcomes.enumerated().filter { $0.element == .stored }.map(\.offset)
            try connection.expectStored(answered)
            #expect(!connection.isInTransaction)
        }
    }
}

typealias Body = @Sendable (any Connection) throws -> Void

/// How a body was answered.
private enum Outcome: Equatable {
    case stored
    case abandoned
    case failed(StorageError)
}

extension Connection {
    fileprivate func insert(_ id: Int, content: String = "") throws {
        try execute("INSERT INTO fact (id, content) VALUES (\(id), \(content))")
    }
}

extension SQLiteConnection {
    /// Runs the bodies as one group, as the queue does when they wait together.
    fileprivate func serve(_ bodies: [Body]) async -> [Outcome] {
        let jobs = Collected<Job>()
        return await withTaskGroup(of: (Int, Outcome).self) { group in
            for (number, body) in bodies.enumerated() {
                group.addTask {
                    do {
                        try await withCheckedThrowingContinuation { continuation in
                            let job = Job(number: number, isAlone: false, body: body, continuation: continuation)
                            jobs.append(job)
                        }
                        return (number, .stored)
                    } catch let error as StorageError {
                        return (number, .failed(error))
                    } catch {
                        return (number, .abandoned)
                    }
                }
            }
            while jobs.elements.count < bodies.count { await Task.yield() }
            serve(jobs.elements.sorted { $0.number < $1.number })
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    fileprivate func expectStored(_ ids: [Int], at location: SourceLocation = #_sourceLocation) throws {
        failure = nil
        var stored: [Int] = []
        try forEachRow("SELECT id FROM fact ORDER BY id") { stored.append($0.integer(0) ?? -1) }
        #expect(stored == ids, sourceLocation: location)
    }

    fileprivate var path: String {
        failure = nil
        var path = ""
        try? forEachRow("SELECT file FROM pragma_database_list") { path = $0.text(0) ?? "" }
        return path
    }
}

private func withConnection(_ test: (SQLiteConnection) async throws -> Void) async throws {
    let path = DatabaseFile.temporaryPath()
    try DatabaseFile.create(path)
    defer { DatabaseFile.remove(path) }
    let connection = try SQLiteConnection.writer(path, isTemporary: true)
    defer { connection.close() }
    try connection.configure("CREATE TABLE fact (id BIGINT PRIMARY KEY, content TEXT NOT NULL)")
    try await test(connection)
}

/// Numbers that are the same in every run.
private struct Lehmer: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = (state &+ 1) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
