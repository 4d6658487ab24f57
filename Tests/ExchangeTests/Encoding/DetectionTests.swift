import Testing

@testable import Exchange

@Suite("finding the encoding") struct DetectionTests {
    private func gb18030(_ text: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try Array(text.utf8).withUnsafeBytes { try GB18030Encoder().encode($0, into: &bytes) }
        return bytes
    }

    private let text = "工单编号,诉求内容\n1,市民来电反映：路灯不亮\n2,\"咨询停车,收费\"\n"
    private let records: [Seen] = [.record(2, ["1", "市民来电反映：路灯不亮"]), .record(3, ["2", "咨询停车,收费"])]

    @Test("UTF-8 and GB18030 are told apart, with marks and without, in pieces of any size")
    func both() throws {
        let utf8 = Array(text.utf8)
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF] + utf8, utf8, try gb18030("\u{FEFF}" + text), try gb18030(text)]
        for bytes in marks {
            for piece in [1, 2, 3, 7, .max] {
                var settings = CSVSettings()
                for chunk in [16, 17, 1024] {
                    settings.chunkSize = chunk
                    #expect(try Seen.all(bytes, settings: settings, piece: piece) == records)
                }
            }
        }
    }

    @Test("the encoding is settled by the first Chinese, however much ASCII stands before")
    func lateChinese() throws {
        let plain = "a,b\n" + String(repeating: "1234567,abcdefgh\n", count: 50_000)
        let reader = try CSVReader(bytes: Array(plain.utf8) + gb18030("海口市,美兰区\n"), fileName: "t")
        #expect(reader.encoding == .utf8)
        var last = ""
        while try reader.next() { last = reader.text(1) }
        #expect(last == "美兰区" && reader.encoding == .gb18030)
    }

    @Test("a damaged byte in a UTF-8 file costs its row and doesn't turn the file into nonsense")
    func damaged() throws {
        var bytes = Array("a,b\n1,市民来电反映路灯不亮\n2,".utf8)
        bytes += [0xE8, 0xB7] + Array("\n3,海口\n".utf8)
        let seen = try Seen.all(bytes)
        #expect(seen.count == 3 && seen[2] == .record(4, ["3", "海口"]))
        #expect(seen[1] == .bad(3, .undecodable(column: "b", encoding: .utf8)))
    }

    @Test("a setting goes before what would be found")
    func setting() throws {
        var settings = CSVSettings()
        settings.encoding = .gb18030
        // The two words look like UTF-8 to any detector.
        let bytes = try Array("a\n".utf8) + gb18030("联通")
        #expect(try Seen.all(bytes, settings: settings) == [.record(2, ["联通"])])
    }

    @Test("the look at UTF-8 agrees with the standard library, byte for byte")
    func validity() {
        var numbers = SplitMix64(9)
        let pool: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE4, 0xEC, 0xED, 0xEF,
            0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<50_000 {
            let bytes = (0..<numbers.below(20)).map { _ in numbers.pick(pool) }
            let fault = bytes.withUnsafeBytes { UTF8Form.firstFault(in: $0[...]) }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            let goodPart = bytes.prefix(fault ?? bytes.count)
            guard (fault == nil) != isValid || String(validating: goodPart, as: UTF8.self) == nil else { continue }
            Issue.record("\(bytes): \(String(describing: fault))")
            return
        }
    }

    @Test("valid text of any kind has no fault, in slices too")
    func validText() {
        let text = "abcdefghijk市民来电反映한글 ñandú 🙂𠂇ࠀ퟿豈" + String(repeating: "路", count: 30)
        Array(text.utf8).withUnsafeBytes { bytes in
            #expect(UTF8Form.firstFault(in: bytes[...]) == nil)
            #expect(UTF8Form.firstFault(in: bytes[11...]) == nil)
            #expect(UTF8Form.firstFault(in: bytes[12...]) == 12)
        }
    }
}
