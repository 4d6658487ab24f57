/// Goes through the records of a text, with or without a header.
final class RecordCursor {
    private let text: TextSource
    private let buffer: RecordBuffer
    private let recordLimit: Int
    private var scanner: RecordScanner

    /// The record in hand lies from the buffer's start to `rawEnd`; the next one starts at `nextStart`.
    private var rawEnd = 0
    private var nextStart = 0
    private var nextLine = 1

    /// The fields that had doubled quotes, made readable.
    private var readable: [UInt8] = []

    /// The line on which the record in hand starts.
    private(set) var line = 1

    /// The names of the columns, for messages; a header read before sets them.
    var columns: [String] = [] {
        didSet { scanner.capacity = columns.count }
    }

    init(_ source: ByteSource, settings: CSVSettings) throws(CSVError) {
        text = try TextSource(source, encoding: settings.encoding, chunkSize: settings.chunkSize)
        buffer = RecordBuffer(text, chunkSize: settings.chunkSize)
        scanner = RecordScanner(capacity: settings.columnLimit, fieldLimit: settings.fieldLimit)
        recordLimit = settings.recordLimit
    }

    var fieldCount: Int { scanner.fieldCount }
    var bytesRead: Int { text.bytesRead }
    var byteCount: Int? { text.byteCount }
    var encoding: TextEncoding { text.encoding ?? .utf8 }
    var bufferCapacity: Int { buffer.capacity }

    /// Goes to the next record that isn't an empty line.
    func next() throws(CSVError) -> Bool {
        while true {
            buffer.drop(to: nextStart)
            line = nextLine
            switch try scan() {
            case .record(let end, let next):
                (rawEnd, nextStart, nextLine) = (end, next, line + scanner.innerLineFeeds + 1)
                if end > buffer.start { return try accept() }
                if end == next { return false }
            case .cutOff: try refuse(.recordTooLong(limit: recordLimit), resume: buffer.start)
            case .bad(let fault, let resume): try refuse(problem(fault), resume: resume)
            }
        }
    }

    /// Scans the record at the buffer's start, reading as much as that takes; cut off only by the record limit.
    private func scan() throws(CSVError) -> RecordScanner.Outcome {
        while true {
            let reach = buffer.start + recordLimit + 1
            let isClipped = buffer.bytes.count > reach
            let window = isClipped ? UnsafeRawBufferPointer(rebasing: buffer.bytes[..<reach]) : buffer.bytes
            let outcome = scanner.scan(window, from: buffer.start, isLast: buffer.isLast && !isClipped)
            guard case .cutOff = outcome, !isClipped else { return outcome }
            _ = try buffer.extend()
        }
    }

    // MARK: - Good records

    /// Checks the bytes and makes doubled quotes readable.
    private func accept() throws(CSVError) -> Bool {
        if let position = UTF8Form.firstFault(in: buffer.bytes[buffer.start..<rawEnd]) {
            throw .badRecord(line: line, .undecodable(column: columnName(at: position), encoding: encoding))
        }
        if scanner.hasDoubledQuotes { scanner.copyDoubled(from: buffer.bytes, into: &readable) }
        return true
    }

    /// Lends the bytes of a field; none when there is no such field.
    func withBytes<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard index >= 0, index < scanner.fields.count else {
            return body(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        let field = scanner.fields[index]
        guard field.isDoubled else {
            return body(UnsafeRawBufferPointer(rebasing: buffer.bytes[field.start..<field.end]))
        }
        return readable.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[field.start..<field.end])) }
    }

    /// Whether a field has no bytes.
    func isEmpty(_ index: Int) -> Bool {
        guard index >= 0, index < scanner.fields.count else { return true }
        return scanner.fields[index].start == scanner.fields[index].end
    }

    /// Lends the record as it stands in the file, without its line end; nothing when it was over the limit.
    func withRawRecord<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(rebasing: buffer.bytes[buffer.start..<max(buffer.start, rawEnd)]))
    }

    // MARK: - Bad records

    private func problem(_ fault: RecordScanner.Fault) -> RowProblem {
        let column = name(of: scanner.fieldCount)
        return switch fault {
        case .unclosedQuote: .unclosedQuote(column: column)
        case .textAfterQuote: .textAfterQuote(column: column)
        case .fieldTooLong: .fieldTooLong(column: column, limit: scanner.fieldLimit)
        case .nulByte: .nulByte(column: column)
        case .bareCarriageReturn: .bareCarriageReturn(column: column)
        }
    }

    private func columnName(at position: Int) -> String {
        let inside = scanner.fields.firstIndex { position < $0.end } ?? scanner.fields.count
        return name(of: inside)
    }

    private func name(of index: Int) -> String {
        index < columns.count && !columns[index].isEmpty ? columns[index] : "第 \(index + 1) 列"
    }

    /// Gets ready to read on behind the first line feed at or behind `resume`, then throws.
    private func refuse(_ problem: RowProblem, resume: Int) throws(CSVError) -> Never {
        let start = line
        try skipLine(from: resume)
        throw .badRecord(line: start, problem)
    }

    private func skipLine(from resume: Int) throws(CSVError) {
        var position = resume
        var isDropped = false
        nextLine = line
        while true {
            let feed = Byte.nextLineFeed(buffer.bytes, position)
            position = feed ?? buffer.bytes.count
            isDropped = isDropped || position - buffer.start > recordLimit
            if feed != nil || buffer.isLast { break }
            if isDropped {
                nextLine += Byte.countLineFeeds(buffer.bytes[buffer.start..<position])
                buffer.drop(to: position)
            }
            position -= try buffer.extend()
        }
        nextStart = min(position + 1, buffer.bytes.count)
        nextLine += Byte.countLineFeeds(buffer.bytes[buffer.start..<nextStart])
        rawEnd = isDropped ? buffer.start : position
    }
}
