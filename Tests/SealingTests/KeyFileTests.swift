import Foundation
import Testing

@testable import Sealing

@Suite("Key files")
struct KeyFileTests {
    @Test("A created file holds the ring and is closed to all others", arguments: Scheme.allCases)
    func create(scheme: Scheme) throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, scheme)
            #expect(try mode(path) == 0o600)
            #expect(try KeyRing.load(path) == ring)
            #expect(ring.keys.count == 1 && ring.current.scheme == scheme)
        }
    }

    @Test("Two created files hold different keys")
    func createdTwice() throws {
        try withFolder { folder in
            let first = try KeyRing.create(folder + "/a", .aesGCM)
            let second = try KeyRing.create(folder + "/b", .aesGCM)
            #expect(first != second)
        }
    }

    @Test("A file that is there is never overwritten, be it keys or not")
    func noOverwriting() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            let before = try read(path)
            #expect(throws: KeyFileError.exists(path: path)) { try KeyRing.create(path, .aesGCM) }
            #expect(throws: KeyFileError.exists(path: path)) { try ring.backup(to: path) }
            #expect(throws: KeyFileError.exists(path: folder)) { try ring.backup(to: folder) }
            #expect(try read(path) == before)
        }
    }

    @Test("A dangling link is not followed to make a file elsewhere")
    func danglingLink() throws {
        try withFolder { folder in
            let link = folder + "/keys"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder + "/elsewhere")
            #expect(throws: KeyFileError.exists(path: link)) { try KeyRing.create(link, .aesGCM) }
            #expect(!exists(folder + "/elsewhere"))
        }
    }

    @Test("A file that group or others may read, write or execute is refused", arguments: 0..<6)
    func openToOthers(bit: Int) throws {
        try withFolder { folder in
            let path = folder + "/keys"
            _ = try KeyRing.create(path, .aesGCM)
            let open = 0o600 | 1 << bit
            try FileManager.default.setAttributes([.posixPermissions: open], ofItemAtPath: path)
            let error = #expect(throws: KeyFileError.self) { try KeyRing.load(path) }
            guard case .openToOthers(path, let mode) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(mode & 0o777 == open)
        }
    }

    @Test("A file that even its owner may not write is fine", arguments: [0o400, 0o700])
    func stricterModes(mode: Int) throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(try KeyRing.load(path) == ring)
        }
    }

    @Test("Another user's file is refused", .enabled(if: geteuid() == 0, "only root can give a file away"))
    func otherOwner() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            _ = try KeyRing.create(path, .aesGCM)
            #expect(chown(path, 12_345, 12_345) == 0)
            #expect(throws: KeyFileError.otherOwner(path: path, owner: 12_345, user: 0)) { try KeyRing.load(path) }
        }
    }

    @Test("A missing file, a folder and a pipe are named as such, and none of them blocks")
    func notAFile() throws {
        try withFolder { folder in
            #expect(throws: KeyFileError.missing(path: folder + "/none")) { try KeyRing.load(folder + "/none") }
            #expect(throws: KeyFileError.notAFile(path: folder)) { try KeyRing.load(folder) }
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(throws: KeyFileError.notAFile(path: folder + "/pipe")) { try KeyRing.load(folder + "/pipe") }
        }
    }

    @Test("Creating in a folder that does not exist says so and leaves nothing")
    func missingFolder() throws {
        try withFolder { folder in
            let path = folder + "/none/keys"
            #expect(throws: KeyFileError.system(path: path, reason: "No such file or directory")) {
                try KeyRing.create(path, .aesGCM)
            }
        }
    }

    @Test("A backup is a private file that holds the same ring")
    func backup() throws {
        try withFolder { folder in
            let ring = try KeyRing.create(folder + "/keys", .aesGCM).rotated(to: .sm4SM3)
            try ring.backup(to: folder + "/backup")
            #expect(try mode(folder + "/backup") == 0o600)
            #expect(try KeyRing.load(folder + "/backup") == ring)
        }
    }

    @Test("A value sealed before the process ended opens with the keys from the file")
    func acrossProcesses() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let first = try KeyRing.create(path, .sm4SM3)
            let old = try Seal(first).seal([1], context: .row42)
            let second = try first.rotated(to: .aesGCM)
            try second.save(to: path, replacing: first)
            let new = try Seal(second).seal([2], context: .row42)
            let seal = Seal(try KeyRing.load(path))
            #expect(try seal.open(old, context: .row42) == [1])
            #expect(try seal.open(new, context: .row42) == [2])
            #expect(try mode(path) == 0o600)
            #expect(!exists(path + ".new"))
        }
    }

    @Test("Of two changes made from the same ring the second is refused, so no key is lost")
    func changedMeanwhile() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            let first = try ring.rotated(to: .aesGCM)
            let second = try ring.rotated(to: .aesGCM)
            try first.save(to: path, replacing: ring)
            #expect(throws: KeyFileError.changedMeanwhile(path: path)) { try second.save(to: path, replacing: ring) }
            #expect(try KeyRing.load(path) == first)
            #expect(!exists(path + ".new"))
        }
    }

    @Test("While another change is under way nothing is changed")
    func changeUnderWay() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            try writePrivate([], to: path + ".new")
            let error = KeyFileError.changeUnderWay(path: path + ".new")
            #expect(throws: error) { try ring.rotated(to: .aesGCM).save(to: path, replacing: ring) }
            #expect(try KeyRing.load(path) == ring)
            #expect(exists(path + ".new"))
        }
    }

    @Test("Saving over a file that is not there makes none")
    func saveMissing() throws {
        try withFolder { folder in
            let ring = try KeyRing.ephemeral(.aesGCM)
            #expect(throws: KeyFileError.missing(path: folder + "/keys")) {
                try ring.save(to: folder + "/keys", replacing: ring)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("A file longer than any ring is refused without being read whole")
    func hugeFile() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let head = KeyFileText.write(try .ephemeral(.aesGCM)).prefix(40)
            try writePrivate(head + [UInt8](repeating: 35, count: 1_000_000), to: path)
            #expect(throws: KeyFileError.self) { try KeyRing.load(path) }
            #expect(try SecretFile.contents(of: path).count == SecretFile.largestCount)
        }
    }

    @Test("A link to a private file is followed, and the file behind it is what is checked")
    func link() throws {
        try withFolder { folder in
            let path = folder + "/keys"
            let ring = try KeyRing.create(path, .aesGCM)
            try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
            #expect(try KeyRing.load(folder + "/link") == ring)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            #expect(throws: KeyFileError.openToOthers(path: folder + "/link", mode: 0o100640)) {
                try KeyRing.load(folder + "/link")
            }
        }
    }
}
