import Testing

@testable import Sealing

/// Rings change over years; whatever happened to them, nothing that was sealed may be lost.
@Suite("The history of a ring")
struct RingHistoryTests {
    /// A value with what it must open to.
    private struct Kept {
        let row: Int
        let fields: [String?]
        var text: String

        var context: SealingContext { SealingContext(table: "citizen", row: row) }
    }

    private enum Step: CaseIterable {
        case seal
        case addKey
        case switchKey
        case resealSome
        case saveAndLoad
    }

    @Test("After any sequence of new keys, switches, reseals and saves, every value opens", arguments: 0..<6)
    func anySequence(seed: Int) throws {
        var random = Repeatable(state: UInt64(seed))
        try withFolder { folder in
            let path = folder + "/keys"
            var saved = try KeyRing.create(path, .aesGCM)
            var ring = saved
            var values: [Kept] = []
            for row in 0..<60 {
                switch Step.allCases.randomElement(using: &random) ?? .seal {
                case .seal:
                    values.append(try Self.kept(row, ring))
                case .addKey:
                    ring = try ring.addingKey(Bool.random(using: &random) ? .aesGCM : .sm4SM3)
                case .switchKey:
                    ring = try ring.makingCurrent(try #require(ring.keys.randomElement(using: &random)).number)
                case .resealSome:
                    try Self.reseal(&values, ring, &random)
                case .saveAndLoad:
                    try ring.save(to: path, replacing: saved)
                    saved = ring
                    ring = try KeyRing.load(path)
                }
                try Self.check(values, ring)
            }
            try ring.save(to: path, replacing: saved)
            try Self.check(values, KeyRing.load(path))
        }
    }

    private static func kept(_ row: Int, _ ring: KeyRing) throws -> Kept {
        var value = Kept(row: row, fields: ["来电人\(row)", nil, "1381234\(1000 + row)"], text: "")
        value.text = try Seal(ring).seal(fields: value.fields, context: value.context)
        return value
    }

    private static func reseal(_ values: inout [Kept], _ ring: KeyRing, _ random: inout Repeatable) throws {
        for index in values.indices where Bool.random(using: &random) {
            let resealed = try Seal(ring).reseal(values[index].text, context: values[index].context)
            #expect((resealed == nil) == values[index].text.hasPrefix(ring.current.prefix))
            values[index].text = resealed ?? values[index].text
            #expect(values[index].text.hasPrefix(ring.current.prefix))
        }
    }

    private static func check(_ values: [Kept], _ ring: KeyRing) throws {
        for value in values {
            #expect(try Seal(ring).openFields(value.text, context: value.context) == value.fields)
        }
    }

    @Test("A row resealed with its hashes is found by the new key alone")
    func hashesFollow() throws {
        let number = try #require(PhoneNumber("0561-3112345"))
        let ring = try KeyRing.ephemeral(.aesGCM).rotated(to: .sm4SM3)
        let old = Seal(try ring.makingCurrent(1))
        let new = Seal(ring)
        #expect(try old.hashes(of: number) != new.hashes(of: number))
        #expect(try Set(new.searchHashes(of: number)) == Set(old.searchHashes(of: number)))
    }

    @Test("The prefix that finds rows not yet resealed differs for every key and both schemes")
    func prefixes() throws {
        var ring = try KeyRing.ephemeral(.aesGCM)
        for index in 0..<30 { ring = try ring.addingKey(index.isMultiple(of: 2) ? .sm4SM3 : .aesGCM) }
        #expect(Set(ring.keys.map(\.prefix)).count == 31)
        #expect(ring.keys.allSatisfy { $0.prefix.utf8.count == 8 })
    }
}

@Suite("The place of a value")
struct SealingContextTests {
    @Test("No two places share their bytes, whatever their names are made of")
    func distinct() {
        var random = Repeatable(state: 21)
        var places: [[UInt8]: [String]] = [:]
        let characters = Array("ab1\u{0}\u{1}\u{2}汉")
        for _ in 0..<20_000 {
            let names = (0..<2).map { _ in
                let count = Int.random(in: 0...3, using: &random)
                return String((0..<count).compactMap { _ in characters.randomElement(using: &random) })
            }
            let context = SealingContext(table: names[0], row: names[1])
            let other = places.updateValue(names, forKey: context.bytes)
            #expect(other == nil || other == names)
        }
        #expect(places.count > 1000)
    }

    @Test("A number and its digits are the same row")
    func numbers() {
        #expect(SealingContext(table: "t", row: 42) == SealingContext(table: "t", row: "42"))
        #expect(SealingContext(table: "t", row: -1) != SealingContext(table: "t", row: 1))
        #expect(SealingContext(table: "t", row: "042") != SealingContext(table: "t", row: 42))
    }
}
