import Foundation
import SQLiteStorage
import Storage
import Testing

/// The file of a SQLite database.
struct SQLiteFileTests {
    @Test("A new file and the log beside it can be read by their owner alone")
    func ownerOnly() async throws {
        try await withFolder { folder in
            let path = folder + "/new.sqlite"
            let database = try SQLiteDatabase(path: path)
            try await database.write { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
            for suffix in ["", "-wal", "-shm"] { #expect(try permissions(path + suffix) == 0o600) }
            await database.close()
        }
    }

    @Test("A file that is there keeps its permissions and its rows")
    func existingFile() async throws {
        try await withFolder { folder in
            let path = folder + "/old.sqlite"
            try await withDatabase(path) { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try await withDatabase(path) { _ = try $0.execute("INSERT INTO fact (id) VALUES (1)") }
            #expect(try permissions(path) == 0o640)
        }
    }

    @Test("Closing leaves one file: the log is written into it and gone")
    func closedFile() async throws {
        try await withFolder { folder in
            try await withDatabase(folder + "/one.sqlite") { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["one.sqlite"])
        }
    }

    @Test("What was answered is in the files as they lie when the process is killed")
    func killedProcess() async throws {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/live.sqlite")
            try await database.write { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 1...100 {
                    group.addTask {
                        try await database.write { _ = try $0.execute("INSERT INTO fact (id) VALUES (\(id))") }
                    }
                }
                try await group.waitForAll()
            }
            // The log, not the index of the log: a process that is killed may leave that in any state.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: folder + "/live.sqlite" + suffix,
                    toPath: folder + "/left.sqlite" + suffix
                )
            }
            let left = try SQLiteDatabase(path: folder + "/left.sqlite")
            #expect(try await left.read { try $0.integer("SELECT COUNT(*) FROM fact") } == 100)
            await left.close()
            await database.close()
        }
    }

    @Test("A folder that does not exist is named")
    func missingFolder() throws {
        try expectUnavailable("/nowhere/at/all.sqlite", words: "/nowhere/at/all.sqlite: No such file or directory")
    }

    @Test("A folder in the place of the file is named")
    func folderInPlaceOfFile() async throws {
        try await withFolder { try expectUnavailable($0, words: "\($0): not a file") }
    }

    @Test("A file that is no database is named and left as it is")
    func notADatabase() async throws {
        try await withFolder { folder in
            let path = folder + "/letter.txt"
            let content = Data(String(repeating: "这不是数据库。\n", count: 300).utf8)
            try content.write(to: URL(filePath: path))
            try expectUnavailable(path, words: "\(path): file is not a database")
            #expect(FileManager.default.contents(atPath: path) == content)
        }
    }

    @Test("A file its user may not write is named", .enabled(if: geteuid() != 0, "root may write everything"))
    func unwritable() async throws {
        try await withFolder { folder in
            let path = folder + "/locked.sqlite"
            try await withDatabase(path) { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
            try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
            try expectUnavailable(path, words: "\(path): Permission denied")
        }
    }

    @Test("Names that mean something else to SQLite are names of files", arguments: [":memory:", "file:x?mode=memory"])
    func plainNames(name: String) async throws {
        try await withFolder { folder in
            // The working folder belongs to the whole process, so the name is reached by a relative path to it.
            let path = try relativePath(to: folder) + "/" + name
            try await withDatabase(path) { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
            #expect(FileManager.default.fileExists(atPath: folder + "/" + name))
        }
        #expect(throws: StorageError.self) { try SQLiteDatabase(path: "") }
    }

    @Test("A damaged file is unavailable, not wrong")
    func damagedFile() async throws {
        try await withFolder { folder in
            let path = folder + "/damaged.sqlite"
            try await withDatabase(path) { connection in
                try connection.execute("CREATE TABLE fact (id BIGINT PRIMARY KEY, content TEXT)")
                for id in 1...500 { try connection.execute("INSERT INTO fact VALUES (\(id), \("row \(id)"))") }
            }
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes.replaceSubrange(4_096..., with: Data(repeating: 0xa5, count: bytes.count - 4_096))
            try bytes.write(to: URL(filePath: path))
            let database = try SQLiteDatabase(path: path)
            await #expect(throws: StorageError.unavailable("database disk image is malformed")) {
                try await database.read { try $0.rows("SELECT content FROM fact ORDER BY content") }
            }
            await database.close()
        }
    }

    @Test("A database in memory leaves nothing in the folder for temporary files")
    func temporaryDatabase() async throws {
        let before = try temporaryFiles()
        let database = try SQLiteDatabase.inMemory()
        try await database.write { _ = try $0.execute("CREATE TABLE fact (id BIGINT)") }
        let own = try temporaryFiles().subtracting(before)
        await database.close()
        #expect(!own.isEmpty)
        // Other tests make their own at the same time.
        #expect(try !own.isSubset(of: temporaryFiles()))
    }
}

private func temporaryFiles() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path))
        .filter { $0.hasPrefix("hotline-") }
}

private func withFolder(_ test: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/folder-\(UInt64.random(in: 0...UInt64.max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await test(folder)
}

private func withDatabase(_ path: String, _ body: @Sendable @escaping (any Connection) throws -> Void) async throws {
    let database = try SQLiteDatabase(path: path)
    try await database.write(body)
    await database.close()
}

private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

private func relativePath(to folder: String) throws -> String {
    let up = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }
    return up.joined(separator: "/") + folder
}

private func expectUnavailable(_ path: String, words: String) throws {
    #expect(throws: StorageError.unavailable(words)) { try SQLiteDatabase(path: path) }
}
