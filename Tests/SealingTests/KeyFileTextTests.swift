import Crypto
import Testing

@testable import Sealing

@Suite("The text of a key file")
struct KeyFileTextTests {
    /// The secret 00 01 … 1F.
    private static let secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

    private static func load(_ bytes: [UInt8]) throws(KeyFileError) -> KeyRing {
        try KeyFileText.read(bytes, path: "keys")
    }

    /// The lines with a checksum that fits.
    private static func checked(_ lines: String...) -> [UInt8] {
        let text = Array(lines.map { $0 + "\n" }.joined().utf8)
        let digest = SHA256.hash(data: text).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return text + Array("checksum \(digest)\n".utf8)
    }

    @Test("A file written by hand from the documented form is read", arguments: Scheme.allCases)
    func documentedForm(scheme: Scheme) throws {
        let text = Self.checked("hotline-keys 1", "# note", "key 7 \(scheme.name) \(Self.secret)", "current 7")
        #expect(try Self.load(text) == .counting(scheme))
    }

    @Test("What is written is read back, with any number of keys of both schemes")
    func roundTrip() throws {
        var ring = try KeyRing.ephemeral(.aesGCM)
        for scheme in [Scheme.sm4SM3, .aesGCM, .sm4SM3] {
            ring = try ring.addingKey(scheme)
            #expect(try Self.load(KeyFileText.write(ring)) == ring)
            ring = try ring.makingCurrent(2)
            #expect(try Self.load(KeyFileText.write(ring)) == ring)
        }
    }

    @Test("A full ring's file is not longer than what is read")
    func largest() throws {
        let keys = try (1...255).map { try SealingKey(number: $0, scheme: .sm4SM3, secret: .init(size: .bits256)) }
        let ring = try #require(KeyRing(keys: keys, current: 255))
        let text = KeyFileText.write(ring)
        #expect(text.count < SecretFile.largestCount)
        #expect(try Self.load(text) == ring)
    }

    @Test("A file with any one bit flipped is refused")
    func flippedBits() throws {
        for flipped in oneBitFlips(of: KeyFileText.write(try .counting(.aesGCM))) {
            #expect(throws: KeyFileError.self) { try Self.load(flipped) }
        }
    }

    @Test("A file cut anywhere, or with more behind it, is refused")
    func otherLengths() throws {
        let text = KeyFileText.write(try .counting(.aesGCM))
        for count in 0..<text.count {
            #expect(throws: KeyFileError.self) { try Self.load(Array(text.prefix(count))) }
        }
        #expect(throws: KeyFileError.damaged(path: "keys", .cutShort)) { try Self.load(text + [10]) }
        #expect(throws: KeyFileError.damaged(path: "keys", .cutShort)) { try Self.load(Array(text.dropLast(30))) }
    }

    @Test("A file whose line ends were changed on the way is refused")
    func lineEnds() throws {
        let text = KeyFileText.write(try .counting(.aesGCM)).flatMap { $0 == 10 ? [13, 10] : [$0] }
        #expect(throws: KeyFileError.self) { try Self.load(text) }
    }

    @Test("A changed key is told by the checksum")
    func checksum() throws {
        let text = String(decoding: KeyFileText.write(try .counting(.aesGCM)), as: UTF8.self)
        let changed = text.replacing("current 7", with: "current 8")
        #expect(throws: KeyFileError.damaged(path: "keys", .checksum)) { try Self.load(Array(changed.utf8)) }
    }

    @Test("Any other file is told apart from a damaged key file", arguments: ["", "\n", "BEGIN", "hotline-key 1\n"])
    func otherFiles(text: String) {
        #expect(throws: KeyFileError.damaged(path: "keys", .notAKeyFile)) { try Self.load(Array(text.utf8)) }
    }

    @Test("A newer version is named, not called damaged")
    func newerVersion() {
        let text = Self.checked("hotline-keys 2", "something new")
        #expect(throws: KeyFileError.unknownVersion(path: "keys", version: "2")) { try Self.load(text) }
    }

    @Test(
        "A line that is none of the known ones is named by its number",
        arguments: [
            "", "hello", "key 8", "key 8 aes-256-gcm", "key 8 rot13 \(secret)", "key 256 aes-256-gcm \(secret)",
            "key 8 aes-256-gcm \(secret)A", "key 8 aes-256-gcm \(secret.dropLast(2))", "key  8 aes-256-gcm \(secret)",
            "key 8 aes-256-gcm \(secret) ", "current", "current x", "current 7",
        ]
    )
    func unknownLine(line: String) {
        let text = Self.checked("hotline-keys 1", "key 7 aes-256-gcm \(Self.secret)", "current 7", line)
        #expect(throws: KeyFileError.damaged(path: "keys", .line(4))) { try Self.load(text) }
    }

    @Test(
        "Keys out of order, twice, zero or none, and a current key that is not there, are refused",
        arguments: [
            ["key 8", "key 7", "current 7"], ["key 7", "key 7", "current 7"], ["key 0", "current 0"], ["current 7"],
            ["key 7", "current 8"], ["key 7"],
        ]
    )
    func invalidKeys(lines: [String]) {
        let body = lines.map { $0.hasPrefix("key") ? "\($0) aes-256-gcm \(Self.secret)" : $0 }
        let text = Self.checked("hotline-keys 1", body.joined(separator: "\n"))
        #expect(throws: KeyFileError.damaged(path: "keys", .keys)) { try Self.load(text) }
    }
}
