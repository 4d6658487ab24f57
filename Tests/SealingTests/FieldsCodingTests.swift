import Testing

@testable import Sealing

@Suite("Fields as bytes")
struct FieldsCodingTests {
    @Test(
        "Fields come back as they were",
        arguments: [
            [], [nil], [""], [nil, ""], ["", nil], ["王小明", "13812345678", nil, "相山区", nil],
            [String(repeating: "汉", count: 42)], [String(repeating: "a", count: 126)],
            [String(repeating: "a", count: 127)], [String(repeating: "a", count: 200_000)],
            [String?](repeating: nil, count: 300), ["\0", "e\u{301}", "é", "👨‍👩‍👧"],
        ]
    )
    func roundTrip(fields: [String?]) throws {
        let decoded = try FieldsCoding.decode(FieldsCoding.encode(fields))
        #expect(decoded.map { $0.map { Array($0.utf8) } } == fields.map { $0.map { Array($0.utf8) } })
    }

    @Test("Random fields come back as they were")
    func randomRoundTrip() throws {
        var random = Repeatable(state: 7)
        let scalars = Array("aZ09 \n王小明淮北市👍🏽é\u{0}\u{10FFFF}".unicodeScalars)
        for _ in 0..<500 {
            let fields: [String?] = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                guard Bool.random(using: &random) else { return nil }
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...60, using: &random) {
                    text.append(scalars.randomElement(using: &random) ?? " ")
                }
                return String(text)
            }
            #expect(try FieldsCoding.decode(FieldsCoding.encode(fields)) == fields)
        }
    }

    @Test("Different fields have different bytes though their texts join to the same")
    func boundaries() {
        let all: [[String?]] = [
            ["ab", "c"], ["a", "bc"], ["abc"], ["abc", nil], ["abc", ""], [nil, "abc"], ["", "abc"], ["a", "b", "c"],
        ]
        #expect(Set(all.map(FieldsCoding.encode)).count == all.count)
    }

    @Test("Bytes cut anywhere are refused")
    func cutShort() {
        let bytes = FieldsCoding.encode(["王小明", nil, "13812345678", ""])
        for count in 0..<bytes.count {
            #expect(throws: FieldsError.cutShort) { try FieldsCoding.decode(Array(bytes.prefix(count))) }
        }
    }

    @Test("Bytes behind the last field are refused")
    func trailing() {
        #expect(throws: FieldsError.trailingBytes) { try FieldsCoding.decode(FieldsCoding.encode(["a"]) + [0]) }
    }

    @Test("A field that is not UTF-8 is refused and named")
    func notUTF8() {
        #expect(throws: FieldsError.notUTF8(field: 1)) { try FieldsCoding.decode([2, 2, 65, 3, 0xC3, 0x28]) }
        #expect(throws: FieldsError.notUTF8(field: 0)) { try FieldsCoding.decode([1, 4, 0xED, 0xA0, 0x80]) }
    }

    @Test("A number not in its shortest form, or too large, is refused")
    func numbers() {
        #expect(throws: FieldsError.badNumber) { try FieldsCoding.decode([0x80, 0x00]) }
        #expect(throws: FieldsError.badNumber) { try FieldsCoding.decode([1, 0x82, 0x00, 65]) }
        #expect(throws: FieldsError.badNumber) { try FieldsCoding.decode([0xFF, 0xFF, 0xFF, 0xFF, 0x01]) }
    }

    @Test("A made-up count asks for no memory")
    func hugeCount() {
        #expect(throws: FieldsError.cutShort) { try FieldsCoding.decode([0xFF, 0xFF, 0xFF, 0x7F]) }
    }

    @Test("Random bytes either are refused or are exactly what their fields encode to")
    func randomBytes() throws {
        var random = Repeatable(state: 8)
        var decodedCount = 0
        for _ in 0..<20_000 {
            let bytes = random.bytes(Int.random(in: 0...5, using: &random)).map { $0 & 0x83 }
            guard let fields = try? FieldsCoding.decode(bytes) else { continue }
            decodedCount += 1
            #expect(FieldsCoding.encode(fields) == bytes)
        }
        #expect(decodedCount > 100)
    }
}
