import Testing

@testable import Exchange

@Suite("writing and reading again") struct RoundTripTests {
    /// Characters from everywhere: ASCII, what CSV cares for, Chinese, emoji, CJK Extension B to G, private use.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x01...0x7F, 0x20...0x2D, 0x0A...0x0D, 0x80...0x7FF, 0x4E00...0x9FFF, 0xFE10...0xFE19, 0xE000...0xE765,
        0x1F300...0x1FAFF, 0x20000...0x2A6DF, 0x2A700...0x2EBE0, 0x30000...0x3134A, 0x10000...0x10FFFF,
    ]

    private static func text(_ numbers: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<numbers.below(12) {
            let range = numbers.pick(ranges)
            let value = range.lowerBound + UInt32(numbers.below(range.count))
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }

    @Test(
        "the same records come back for texts of any characters, in every style and encoding",
        arguments: TextEncoding.allCases,
        [false, true]
    )
    func roundTrip(_ encoding: TextEncoding, _ isSpreadsheetStyle: Bool) throws {
        var numbers = SplitMix64(encoding == .utf8 ? 1 : 2)
        for _ in 0..<200 {
            let header = (0...numbers.below(5)).map { "列\($0)" }
            let records = (0..<numbers.below(20)).map { _ in header.map { _ in RoundTripTests.text(&numbers) } }
            var style = CSVWriter.Style()
            style.encoding = encoding
            style.hasMark = isSpreadsheetStyle
            style.endsLinesWithReturn = isSpreadsheetStyle
            let file = TemporaryFile()
            let writer = try CSVWriter(path: file.path, style: style, header: header)
            for record in records { try writer.write(record) }
            try writer.finish()

            var settings = CSVSettings()
            settings.encoding = encoding
            settings.chunkSize = 16 + numbers.below(100)
            let reader = try CSVReader(path: file.path, settings: settings)
            var back: [[String]] = []
            while try reader.next() { back.append(header.indices.map { reader.text($0) }) }
            // Compared by scalars: strings are equal by canonical equivalence, files are not.
            #expect(back.map { $0.map { Array($0.utf8) } } == records.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test("a million fields pass through a buffer that doesn't grow")
    func flatMemory() throws {
        let file = TemporaryFile()
        let writer = try CSVWriter(path: file.path, header: ["编号", "内容", "单位", "备注"])
        for number in 0..<250_000 { try writer.write(["\(number)", "路灯不亮，\"已报\"", "市城管局", ""]) }
        try writer.finish()
        let reader = try CSVReader(path: file.path)
        let before = reader.bufferCapacity
        var rows = 0
        while try reader.next() { rows += 1 }
        #expect(rows == 250_000 && reader.bytesRead == reader.byteCount && reader.bufferCapacity == before)
    }
}
