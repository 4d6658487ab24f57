import Foundation
import Testing

@testable import Sealing

@Suite("Following a key file")
struct KeySourceTests {
    /// A server's seal that looks at its file on every use, and the ring in the file.
    private static func withServer(_ body: (Seal, KeyRing, String) throws -> Void) throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            try body(Seal(following: path, interval: .zero), ring, path)
        }
    }

    @Test("What another process seals by a new key opens without a new start")
    func open() throws {
        try Self.withServer { server, ring, path in
            let before = try server.seal([1], context: .row42)
            let other = Seal(try ring.rotated(to: .sm4SM3))
            let after = try other.seal([2], context: .row42)
            #expect(throws: SealingError.unknownKey(number: 2)) { try server.open(after, context: .row42) }
            try other.keys.save(to: path, replacing: ring)
            #expect(try server.open(after, context: .row42) == [2])
            #expect(try server.open(before, context: .row42) == [1])
            #expect(try Sealed(server.seal([3], context: .row42)).keyNumber == 2)
        }
    }

    @Test("What another process resealed is found by number without a new start")
    func search() throws {
        try Self.withServer { server, ring, path in
            let number = try #require(PhoneNumber("13812345678"))
            let old = try server.hashes(of: number)
            let other = Seal(try ring.rotated(to: .aesGCM))
            try other.keys.save(to: path, replacing: ring)
            #expect(try server.searchHashes(of: number) == [other.hashes(of: number), old])
        }
    }

    @Test("An added key does not seal until the file says so")
    func added() throws {
        try Self.withServer { server, ring, path in
            let added = try ring.addingKey(.aesGCM)
            try added.save(to: path, replacing: ring)
            #expect(server.keys.current.number == 1)
            #expect(server.keys.keys.count == 2)
            try added.makingCurrent(2).save(to: path, replacing: added)
            #expect(server.keys.current.number == 2)
        }
    }

    @Test("A file of other keys, a damaged, open or missing one does not take the keys away")
    func keepsKeys() throws {
        try Self.withServer { server, ring, path in
            let text = try server.seal([1], context: .row42)
            let good = try read(path)
            let foreign = KeyFileText.write(try .ephemeral(.aesGCM))
            for content in [foreign, Array(good.dropLast(5)), []] {
                try writePrivate(content, to: path)
                #expect(server.keys == ring)
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            #expect(server.keys == ring)
            try FileManager.default.removeItem(atPath: path)
            #expect(try server.open(text, context: .row42) == [1])
            let rotated = try ring.rotated(to: .aesGCM)
            try rotated.backup(to: path)
            #expect(server.keys == rotated)
        }
    }

    @Test("A start with a missing or damaged file fails")
    func start() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            #expect(throws: KeyFileError.missing(path: path)) { try Seal(following: path) }
            try writePrivate(Array("x".utf8), to: path)
            #expect(throws: KeyFileError.damaged(path: path, .notAKeyFile)) { try Seal(following: path) }
        }
    }

    @Test("Within the interval the file is not looked at")
    func interval() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            let seal = try Seal(following: path, interval: .seconds(3600))
            try ring.rotated(to: .aesGCM).save(to: path, replacing: ring)
            #expect(seal.keys == ring)
        }
    }

    @Test("A key added while many tasks seal and open is taken over by all of them")
    func concurrency() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/sealing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/keys"
        let ring = try KeyRing.create(path, .aesGCM)
        let server = try Seal(following: path, interval: .zero)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for row in 0..<6 {
                group.addTask {
                    let context = SealingContext(table: "citizen", row: row)
                    while server.keys.current.number == 1 {
                        let text = try server.seal([1], context: context)
                        #expect(try server.open(text, context: context) == [1])
                        // The pool has few threads, and the task that saves needs one.
                        await Task.yield()
                    }
                }
            }
            group.addTask { try ring.rotated(to: .sm4SM3).save(to: path, replacing: ring) }
            try await group.waitForAll()
        }
        #expect(server.keys.current.scheme == .sm4SM3)
    }
}
