import Testing

@testable import Sealing

@Suite("Sealing and opening")
struct SealTests {
    @Test("What was sealed opens to the same bytes, whatever their length", arguments: Scheme.allCases)
    func roundTrip(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        var random = Repeatable(state: 1)
        for count in Array(0...70) + [255, 256, 1000, 65_537] {
            let plaintext = random.bytes(count)
            let text = try seal.seal(plaintext, context: .row42)
            #expect(try seal.open(text, context: .row42) == plaintext)
        }
    }

    @Test("Fields come back as they were, nil and empty apart", arguments: Scheme.allCases)
    func fields(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let fields = ["王小明", nil, "", "安徽省淮北市相山区👨‍👩‍👧", "340602199001011234"]
        #expect(try seal.openFields(seal.seal(fields: fields, context: .row42), context: .row42) == fields)
    }

    @Test("A value with any one bit flipped is refused", arguments: Scheme.allCases)
    func flippedBits(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let bytes = try Sealed(seal.seal(fields: ["王小明", "13812345678"], context: .row42)).bytes
        for flipped in oneBitFlips(of: bytes) {
            #expect(throws: SealingError.self) { try seal.open(Base64URL.encode(flipped), context: .row42) }
        }
    }

    @Test("A stored text with any one bit flipped is refused, spare bits of the last character too")
    func flippedText() throws {
        let seal = Seal(try .ephemeral(.aesGCM))
        for count in 10...12 {
            let text = Array(try seal.seal([UInt8](repeating: 65, count: count), context: .row42).utf8)
            for flipped in oneBitFlips(of: text) {
                #expect(throws: SealingError.self) {
                    try seal.open(String(decoding: flipped, as: UTF8.self), context: .row42)
                }
            }
        }
    }

    @Test("A value cut short or with more behind it is refused", arguments: Scheme.allCases)
    func otherLengths(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let text = try seal.seal(Array("13812345678".utf8), context: .row42)
        for count in 0..<text.utf8.count {
            #expect(throws: SealingError.self) { try seal.open(String(text.prefix(count)), context: .row42) }
        }
        for more in ["A", "AA", "AAA", "AAAA", "=", " ", "\n"] {
            #expect(throws: SealingError.damaged) { try seal.open(text + more, context: .row42) }
        }
    }

    @Test("A value moved to another row or table is refused", arguments: Scheme.allCases)
    func otherContext(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let text = try seal.seal(Array("王小明".utf8), context: SealingContext(table: "citizen", row: 1))
        let others = [
            SealingContext(table: "citizen", row: 2), SealingContext(table: "citizen", row: 11),
            SealingContext(table: "citizens", row: 1), SealingContext(table: "citizen1", row: ""),
            SealingContext(table: "", row: "citizen1"), SealingContext(table: "1", row: "citizen"),
        ]
        for other in others {
            #expect(throws: SealingError.damaged) { try seal.open(text, context: other) }
        }
        #expect(try seal.open(text, context: SealingContext(table: "citizen", row: "1")) == Array("王小明".utf8))
    }

    @Test("Another ring's key of the same number is named as the wrong key", arguments: Scheme.allCases)
    func otherKey(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let other = Seal(try .ephemeral(scheme))
        let text = try seal.seal([1, 2, 3], context: .row42)
        let expected = SealingError.wrongKey(
            number: 1,
            sealedBy: String(seal.keys.current.fingerprint.prefix(9)),
            present: String(other.keys.current.fingerprint.prefix(9))
        )
        #expect(throws: expected) { try other.open(text, context: .row42) }
    }

    @Test("Another key is refused by the authentication too, not only by its fingerprint", arguments: Scheme.allCases)
    func otherKeyWithSameMark(scheme: Scheme) throws {
        let seal = Seal(try .ephemeral(scheme))
        let other = Seal(try .ephemeral(scheme))
        let bytes = try Sealed(seal.seal([1, 2, 3], context: .row42)).bytes
        let disguised = other.keys.current.header + bytes.dropFirst(SealingKey.headerCount)
        #expect(throws: SealingError.damaged) { try other.open(Base64URL.encode(disguised), context: .row42) }
    }

    @Test("A value of an unknown scheme or key is named as such")
    func unknown() throws {
        let seal = Seal(try .ephemeral(.aesGCM))
        var bytes = try Sealed(seal.seal([1], context: .row42)).bytes
        bytes[1] = 9
        #expect(throws: SealingError.unknownKey(number: 9)) {
            try seal.open(Base64URL.encode(bytes), context: .row42)
        }
        bytes[0] = 200
        #expect(throws: SealingError.unknownScheme(200)) { try seal.open(Base64URL.encode(bytes), context: .row42) }
    }

    @Test("A value can't be passed off as another scheme's of the same key")
    func otherScheme() throws {
        let seal = Seal(try .ephemeral(.aesGCM))
        var bytes = try Sealed(seal.seal([UInt8](repeating: 1, count: 40), context: .row42)).bytes
        bytes[0] = Scheme.sm4SM3.rawValue
        #expect(throws: SealingError.damaged) { try seal.open(Base64URL.encode(bytes), context: .row42) }
    }

    @Test("Opened bytes that are no fields are named as such")
    func noFields() throws {
        let seal = Seal(try .ephemeral(.aesGCM))
        let text = try seal.seal([2, 0], context: .row42)
        #expect(throws: SealingError.malformedFields(.cutShort)) { try seal.openFields(text, context: .row42) }
    }

    @Test("No nonce comes twice in 100,000 values", arguments: zip(Scheme.allCases, [12, 16]))
    func nonces(scheme: Scheme, count: Int) throws {
        let seal = Seal(try .ephemeral(scheme))
        var seen: Set<[UInt8]> = []
        for _ in 0..<100_000 {
            seen.insert(Array(try Sealed(seal.seal([], context: .row42)).body.prefix(count)))
        }
        #expect(seen.count == 100_000)
        #expect(seen.allSatisfy { $0.count == count })
    }

    @Test("Sealing the same twice gives different texts that nothing but the key's prefix connects")
    func sameContent() throws {
        let seal = Seal(try .ephemeral(.sm4SM3))
        let first = try seal.seal(Array("13812345678".utf8), context: .row42)
        let second = try seal.seal(Array("13812345678".utf8), context: .row42)
        #expect(first != second)
        #expect(first.dropFirst(8).prefix(4) != second.dropFirst(8).prefix(4))
        #expect(first.hasPrefix(seal.keys.current.prefix) && seal.keys.current.prefix.count == 8)
    }

    @Test("One seal serves many tasks at the same time", arguments: Scheme.allCases)
    func concurrency(scheme: Scheme) async throws {
        let seal = Seal(try .ephemeral(scheme))
        let number = try #require(PhoneNumber("13812345678"))
        let expected = try seal.hashes(of: number)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for row in 0..<500 {
                        let context = SealingContext(table: "citizen", row: task * 1000 + row)
                        let fields = ["task \(task)", "row \(row)"]
                        let text = try seal.seal(fields: fields, context: context)
                        #expect(try seal.openFields(text, context: context) == fields)
                        #expect(try seal.hashes(of: number) == expected)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
