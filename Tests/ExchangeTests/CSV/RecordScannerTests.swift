import Testing

@testable import Exchange

@Suite("cutting records out of a buffer") struct RecordScannerTests {
    /// What a scan found, in a form that can be compared.
    private enum Found: Hashable {
        case record(fields: [String], end: Int, next: Int)
        case cutOff
        case bad(RecordScanner.Fault, resume: Int)
    }

    private func scan(
        _ text: String,
        from start: Int = 0,
        isLast: Bool = false,
        capacity: Int = 10,
        fieldLimit: Int = 100
    ) -> Found {
        var scanner = RecordScanner(capacity: capacity, fieldLimit: fieldLimit)
        return Array(text.utf8).withUnsafeBytes { bytes in
            switch scanner.scan(bytes, from: start, isLast: isLast) {
            case .cutOff: .cutOff
            case .bad(let fault, let resume): .bad(fault, resume: resume)
            case .record(let end, let next):
                .record(
                    fields: scanner.fields.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) },
                    end: end,
                    next: next
                )
            }
        }
    }

    @Test("a record ends at LF, CR LF or the end of the text, and the next one starts behind that")
    func ends() {
        #expect(scan("ab,c\nx") == .record(fields: ["ab", "c"], end: 4, next: 5))
        #expect(scan("ab,c\r\nx") == .record(fields: ["ab", "c"], end: 4, next: 6))
        #expect(scan("ab,c", isLast: true) == .record(fields: ["ab", "c"], end: 4, next: 4))
        #expect(scan("ab,c\r", isLast: true) == .record(fields: ["ab", "c"], end: 4, next: 5))
        #expect(scan("ab,", isLast: true) == .record(fields: ["ab", ""], end: 3, next: 3))
        #expect(scan("", isLast: true) == .record(fields: [""], end: 0, next: 0))
        #expect(scan("xx\nab,c\nyy\n", from: 3) == .record(fields: ["ab", "c"], end: 7, next: 8))
    }

    @Test(
        "a record isn't cut out before its end has been read",
        arguments: ["", "a", "a,", "a,b\r", "\"a", "\"a\"", "\"a\"\"", "\"a\"\r", "\"a\n", "\"a\","]
    )
    func cutOff(_ text: String) {
        #expect(scan(text) == .cutOff)
    }

    @Test("every beginning of a record is cut off, and the whole is the same however it is reached")
    func beginnings() {
        let text = "汉字,\"a,\"\"b\"\"\r\nc\",,\"\",x y\"z\"\r\n"
        let bytes = Array(text.utf8)
        for count in 0..<bytes.count {
            #expect(scan(String(decoding: bytes[..<count], as: UTF8.self)) == .cutOff, "\(count)")
        }
        let fields = ["汉字", "a,\"\"b\"\"\r\nc", "", "", "x y\"z\""]
        #expect(scan(text) == .record(fields: fields, end: bytes.count - 2, next: bytes.count))
    }

    @Test("reading goes on behind the field that broke the record, or behind the fault")
    func resuming() {
        #expect(scan("a,\"bc", isLast: true) == .bad(.unclosedQuote, resume: 2))
        #expect(scan("a,\"b\"c,\n") == .bad(.textAfterQuote, resume: 5))
        #expect(scan("a,\"b\"\"c\" ,\n") == .bad(.textAfterQuote, resume: 8))
        #expect(scan("a,b\rc\n") == .bad(.bareCarriageReturn, resume: 3))
        #expect(scan("a,\"b\"\rc\n") == .bad(.bareCarriageReturn, resume: 5))
        #expect(scan("a,b\u{0}c\n") == .bad(.nulByte, resume: 3))
        #expect(scan("a,\"b\u{0}") == .bad(.nulByte, resume: 4))
        #expect(scan("a,\"b\"\u{0}") == .bad(.nulByte, resume: 5))
    }

    @Test("a field is as long as it is in the file; over the limit it is refused before its end is known")
    func fieldLimit() {
        #expect(scan("a,12345\n", fieldLimit: 5) == .record(fields: ["a", "12345"], end: 7, next: 8))
        #expect(scan("a,123456\n", fieldLimit: 5) == .bad(.fieldTooLong, resume: 2))
        #expect(scan("a,123456", fieldLimit: 5) == .bad(.fieldTooLong, resume: 2))
        #expect(scan("a,\"12345\"\n", fieldLimit: 5) == .record(fields: ["a", "12345"], end: 9, next: 10))
        #expect(scan("a,\"123456", fieldLimit: 5) == .bad(.fieldTooLong, resume: 2))
        #expect(scan("a,\"1234567\u{0}", fieldLimit: 5) == .bad(.fieldTooLong, resume: 2))
        // Two quotes stand for one, but both take room.
        #expect(scan("\"12\"\"\"\"\"\n", fieldLimit: 5) == .bad(.fieldTooLong, resume: 0))
    }

    @Test("fields over the capacity are counted and not kept")
    func capacity() {
        var scanner = RecordScanner(capacity: 2, fieldLimit: 100)
        _ = Array("1,2,3,4,\n".utf8).withUnsafeBytes { scanner.scan($0, from: 0, isLast: false) }
        #expect(scanner.fieldCount == 5 && scanner.fields.count == 2)
        _ = Array("1\n".utf8).withUnsafeBytes { scanner.scan($0, from: 0, isLast: false) }
        #expect(scanner.fieldCount == 1 && scanner.fields.count == 1)
    }

    @Test("line feeds inside quotes are counted, and fields with doubled quotes are copied with single ones")
    func doubled() {
        var scanner = RecordScanner(capacity: 9, fieldLimit: 100)
        var copy = Array("left over".utf8)
        Array("\"\"\"\",b,\"c\n\"\"\n\"\"\",\"\n\"\n".utf8).withUnsafeBytes { bytes in
            _ = scanner.scan(bytes, from: 0, isLast: false)
            #expect(scanner.innerLineFeeds == 3 && scanner.hasDoubledQuotes)
            scanner.copyDoubled(from: bytes, into: &copy)
        }
        #expect(copy == Array("\"c\n\"\n\"".utf8))
        #expect(scanner.fields.map(\.isDoubled) == [true, false, true, false])
        #expect(scanner.fields[2].start == 1 && scanner.fields[2].end == 6)
    }

    @Test("the search for special bytes finds the first one, wherever eight bytes begin")
    func search() {
        var numbers = SplitMix64(6)
        for _ in 0..<20_000 {
            // Mostly bytes that are passed over, among them those next to the border.
            let bytes = (0..<numbers.below(40)).map { _ in
                numbers.below(12) == 0 ? UInt8(numbers.below(0x2D)) : numbers.pick([0x2D, 0x7F, 0x80, 0xAC, 0xFF])
            }
            let start = numbers.below(bytes.count + 1)
            let found = bytes.withUnsafeBytes { Byte.nextSpecial($0, start) }
            let feed = bytes.withUnsafeBytes { Byte.nextLineFeed($0, start) }
            let plain = bytes.withUnsafeBytes { Byte.isPlain($0) }
            guard found == bytes[start...].firstIndex(where: { $0 <= 0x2C }) ?? bytes.count,
                feed == bytes[start...].firstIndex(of: 0x0A),
                plain == !bytes.contains(where: { [0x0A, 0x0D, 0x22, 0x2C].contains($0) })
            else {
                Issue.record("\(bytes) from \(start): \(found), \(String(describing: feed)), \(plain)")
                return
            }
        }
    }
}
