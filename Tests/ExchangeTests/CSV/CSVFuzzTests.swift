import Testing

@testable import Exchange

@Suite("any bytes as CSV") struct CSVFuzzTests {
    /// Bits of files: what CSV cares for many times over, text in both encodings, bytes that are wrong everywhere.
    private static let pieces: [[UInt8]] = [
        [0x22], [0x22], [0x22], [0x2C], [0x2C], [0x2C], [0x0A], [0x0A], [0x0D, 0x0A], [0x0D], [0x61], [0x62], [0x20],
        [0x22, 0x22], [0x2C, 0x22], [0x22, 0x2C], [0x22, 0x0A], Array("汉".utf8), Array("字，".utf8), Array("🙂".utf8),
        [0xBA, 0xBA], [0xD7, 0xD6], [0xA6, 0xD9], [0x84, 0x31, 0x82, 0x36], [0x95, 0x32, 0x90, 0x31], [0x81, 0x30],
        [0x00], [0xFF], [0x80], [0xE6, 0xB1], [0xF0, 0x9F], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xFE, 0x50],
        Array("abcdefgh".utf8), Array("12345678901234567890".utf8),
    ]

    private static func bytes(_ numbers: inout SplitMix64) -> [UInt8] {
        // Half of the inputs leave out what is never valid, so that many of them are.
        let bound = numbers.below(2) == 0 ? 20 : pieces.count
        var bytes: [UInt8] = []
        for _ in 0..<numbers.below(24) { bytes += pieces[numbers.below(bound)] }
        return bytes
    }

    /// What a reader gives for bytes: an error about the file, or what it saw.
    private static func result(_ bytes: [UInt8], _ settings: CSVSettings, _ piece: Int) -> Result<[Seen], CSVError> {
        do {
            return .success(try Seen.all(bytes, settings: settings, piece: piece))
        } catch let error as CSVError {
            return .failure(error)
        } catch {
            preconditionFailure("only CSVError is thrown")
        }
    }

    /// The records that the other parser finds, unless the text is bad in any way.
    private static func expected(_ bytes: [UInt8]) -> [[String]]? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard String(validating: bytes, as: UTF8.self) != nil, let records = NaiveCSV.records(Array(bytes[start...])),
            let header = records.first, records.allSatisfy({ $0.count == header.count }), areNamesUnique(header)
        else { return nil }
        return records.dropFirst().map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// Whether no two columns have the same name but for spaces around it; columns without a name don't count.
    private static func areNamesUnique(_ header: [[UInt8]]) -> Bool {
        let names = header.map { name in
            let start = name.drop { $0 == 0x20 }
            return Array(start.reversed().drop { $0 == 0x20 }.reversed())
        }
        let named = names.filter { !$0.isEmpty }
        return Set(named).count == named.count
    }

    /// The records, unless something is bad.
    private static func allRecords(_ result: Result<[Seen], CSVError>) -> [[String]]? {
        guard case .success(let seen) = result else { return nil }
        var records: [[String]] = []
        for case .record(_, let fields) in seen { records.append(fields) }
        return records.count == seen.count ? records : nil
    }

    @Test("no bytes crash the reader; it gives records just where another parser does, and the same ones")
    func agreesWithNaive() {
        var numbers = SplitMix64(20_220_228)
        var settings = CSVSettings()
        settings.encoding = .utf8
        var valid = 0
        for _ in 0..<Fuzz.inputs * 7 / 10 {
            let bytes = CSVFuzzTests.bytes(&numbers)
            settings.chunkSize = 16 + numbers.below(3) * 24
            let result = CSVFuzzTests.result(bytes, settings, 1 + numbers.below(40))
            let expected = CSVFuzzTests.expected(bytes)
            valid += expected == nil ? 0 : 1
            guard CSVFuzzTests.allRecords(result) != expected else { continue }
            Issue.record("\(bytes): \(result), expected \(String(describing: expected))")
            return
        }
        // A test that never meets a valid file would prove nothing.
        #expect(valid > Fuzz.inputs / 20)
    }

    @Test("how the bytes are cut into chunks changes nothing, in either encoding")
    func chunksDontMatter() {
        var numbers = SplitMix64(3)
        for _ in 0..<Fuzz.inputs * 3 / 20 {
            let bytes = CSVFuzzTests.bytes(&numbers)
            var settings = CSVSettings()
            settings.encoding = numbers.pick([.utf8, .gb18030])
            settings.chunkSize = 1024
            settings.fieldLimit = 8 + numbers.below(40)
            settings.recordLimit = 30 + numbers.below(60)
            let whole = CSVFuzzTests.result(bytes, settings, .max)
            settings.chunkSize = 16 + numbers.below(20)
            let cut = CSVFuzzTests.result(bytes, settings, 1 + numbers.below(5))
            guard whole != cut else { continue }
            Issue.record("\(bytes) \(settings): \(whole), in pieces \(cut)")
            return
        }
    }

    @Test("no bytes crash the finding of the encoding; reading ends, and lines are counted upwards")
    func detection() {
        var numbers = SplitMix64(4)
        for _ in 0..<Fuzz.inputs * 3 / 20 {
            let bytes = CSVFuzzTests.bytes(&numbers)
            var settings = CSVSettings()
            settings.chunkSize = 16 + numbers.below(64)
            guard case .success(let seen) = CSVFuzzTests.result(bytes, settings, 1 + numbers.below(40)) else {
                continue
            }
            let lines = seen.map { seen in
                switch seen {
                case .record(let line, _), .bad(let line, _): line
                }
            }
            let feeds = bytes.count { $0 == 0x0A }
            guard zip(lines, lines.dropFirst()).allSatisfy({ $0 < $1 }), (lines.last ?? 1) <= feeds + 1 else {
                Issue.record("\(bytes): \(seen)")
                return
            }
        }
    }
}
