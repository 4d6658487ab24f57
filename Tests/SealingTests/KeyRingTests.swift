import Testing

@testable import Sealing

@Suite("Key rings")
struct KeyRingTests {
    static let rotations = Scheme.allCases.flatMap { old in Scheme.allCases.map { (old, $0) } }

    @Test("What an old key sealed still opens after rotation, to either scheme", arguments: rotations)
    func rotation(old: Scheme, new: Scheme) throws {
        let ring = try KeyRing.ephemeral(old)
        let text = try Seal(ring).seal(fields: ["王小明"], context: .row42)
        let rotated = Seal(try ring.rotated(to: new))
        #expect(try rotated.openFields(text, context: .row42) == ["王小明"])
        #expect(rotated.keys.current.number == 2)
        #expect(try Sealed(rotated.seal([1], context: .row42)).scheme == new)
    }

    @Test(
        "Resealing gives the same content under the current key, and nothing when it already is",
        arguments: rotations
    )
    func reseal(old: Scheme, new: Scheme) throws {
        let ring = try KeyRing.ephemeral(old)
        let text = try Seal(ring).seal(fields: ["王小明"], context: .row42)
        let rotated = Seal(try ring.rotated(to: new))
        let resealed = try #require(try rotated.reseal(text, context: .row42))
        #expect(try Sealed(resealed).keyNumber == 2)
        #expect(try rotated.openFields(resealed, context: .row42) == ["王小明"])
        #expect(try rotated.reseal(resealed, context: .row42) == nil)
        #expect(!text.hasPrefix(rotated.keys.current.prefix) && resealed.hasPrefix(rotated.keys.current.prefix))
    }

    @Test("Resealing refuses a value of another row instead of making it valid")
    func resealOtherRow() throws {
        let ring = try KeyRing.ephemeral(.aesGCM)
        let text = try Seal(ring).seal([1], context: .row42)
        let rotated = Seal(try ring.rotated(to: .aesGCM))
        #expect(throws: SealingError.damaged) {
            try rotated.reseal(text, context: SealingContext(table: "citizen", row: 43))
        }
    }

    @Test("A node that has not yet got the new key says which one it lacks")
    func missingKey() throws {
        let ring = try KeyRing.ephemeral(.aesGCM)
        let text = try Seal(ring.rotated(to: .aesGCM)).seal([1], context: .row42)
        #expect(throws: SealingError.unknownKey(number: 2)) { try Seal(ring).open(text, context: .row42) }
    }

    @Test("An added key does not seal until it is made current")
    func addedKey() throws {
        let ring = try KeyRing.ephemeral(.aesGCM)
        let added = try ring.addingKey(.sm4SM3)
        #expect(added.current.number == 1)
        #expect(added.keys.map(\.number) == [1, 2])
        #expect(try added.makingCurrent(2).current.scheme == .sm4SM3)
        #expect(throws: SealingError.unknownKey(number: 3)) { try added.makingCurrent(3) }
    }

    @Test("Every key of a ring has a secret and a fingerprint of its own")
    func distinctKeys() throws {
        var ring = try KeyRing.ephemeral(.aesGCM)
        for _ in 0..<20 { ring = try ring.rotated(to: .aesGCM) }
        #expect(Set(ring.keys.map(\.fingerprint)).count == 21)
        #expect(Set(ring.keys.map { $0.secret.bytes }).count == 21)
    }

    @Test("The same secret has unrelated subkeys for each use and scheme")
    func subkeys() throws {
        let secret = try KeyRing.counting(.aesGCM).current.secret
        var subkeys: Set<[UInt8]> = []
        for use in [Subkey.encryption, .authentication, .hash, .fingerprint] {
            for digest in [Digest.sha256, .sm3] {
                let subkey = try use.derive(from: secret, digest: digest, count: 32)
                subkeys.insert(subkey.bytes)
            }
        }
        #expect(subkeys.count == 8)
        #expect(!subkeys.contains(secret.bytes))
    }

    @Test("A ring takes 255 keys and no more")
    func full() throws {
        let key = try SealingKey.random(number: 255, scheme: .aesGCM)
        let ring = try #require(KeyRing(keys: [key], current: 255))
        #expect(throws: SealingError.ringFull) { try ring.addingKey(.aesGCM) }
    }

    @Test("Rings with numbers out of order, twice or zero, or without the current key are none")
    func invalidRings() throws {
        let keys = try [0, 1, 2].map { try SealingKey.random(number: $0, scheme: .aesGCM) }
        #expect(KeyRing(keys: [keys[1], keys[2]], current: 2) != nil)
        #expect(KeyRing(keys: [keys[2], keys[1]], current: 2) == nil)
        #expect(KeyRing(keys: [keys[1], keys[1]], current: 1) == nil)
        #expect(KeyRing(keys: [keys[0], keys[1]], current: 1) == nil)
        #expect(KeyRing(keys: [keys[1]], current: 2) == nil)
        #expect(KeyRing(keys: [], current: 1) == nil)
    }

    @Test("Rings are equal only when secrets, numbers and the current key are")
    func equality() throws {
        let ring = try KeyRing.ephemeral(.aesGCM)
        let added = try ring.addingKey(.aesGCM)
        #expect(ring == ring)
        let other = try KeyRing.ephemeral(.aesGCM)
        #expect(ring != other)
        #expect(ring != added)
        let switched = try added.makingCurrent(2)
        #expect(added != switched)
    }

    @Test("Schemes are found by the name they print", arguments: Scheme.allCases)
    func schemeNames(scheme: Scheme) {
        #expect(Scheme(name: scheme.name) == scheme)
        #expect(Scheme(name: scheme.name.uppercased()) == nil)
    }
}
