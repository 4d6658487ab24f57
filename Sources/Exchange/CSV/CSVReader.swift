/// Reads records from a CSV file in UTF-8 or GB18030, one at a time, in memory that doesn't grow with the file.
///
/// The first record is the header. Empty lines are passed over. A bad record throws `CSVError.badRecord`, behind
/// which the next call reads on: after a wrong number of fields or bytes that are no text at the next record, after
/// a NUL byte, a lone carriage return or text behind a closing quote at the next line, after a quote that is never
/// closed (or a field over the limit) at the line after the one where that field begins.
public final class CSVReader: RecordSource {
    public let fileName: String
    public let columns: [String]
    public let rawHeader: [UInt8]
    private let cursor: RecordCursor

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - required: columns that the header must name.
    ///   - settings: how it is read.
    /// - Throws: when the file can't be read, isn't CSV, or its header is bad.
    public convenience init(
        path: String,
        required: [String] = [],
        settings: CSVSettings = CSVSettings()
    ) throws(CSVError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try self.init(ByteSource(path: path), name, required, settings)
    }

    /// Reads from bytes in memory.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - fileName: what it is called in messages.
    ///   - required: columns that the header must name.
    ///   - settings: how it is read.
    ///   - piece: how many bytes are taken at a time at most.
    /// - Throws: when the bytes aren't CSV, or the header is bad.
    public convenience init(
        bytes: [UInt8],
        fileName: String,
        required: [String] = [],
        settings: CSVSettings = CSVSettings(),
        piece: Int = .max
    ) throws(CSVError) {
        try self.init(ByteSource(bytes, piece: piece), fileName, required, settings)
    }

    private init(
        _ source: ByteSource,
        _ name: String,
        _ required: [String],
        _ settings: CSVSettings
    ) throws(CSVError) {
        cursor = try RecordCursor(source, settings: settings)
        guard try cursor.next() else { throw .noHeader }
        guard cursor.fieldCount <= settings.columnLimit else { throw .tooManyColumns(limit: settings.columnLimit) }
        fileName = name
        rawHeader = cursor.withRawRecord(Array.init)
        columns = try CSVReader.names(cursor)
        let missing = required.filter { [columns] name in !columns.contains(name) }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        cursor.columns = columns
    }

    /// The names in the header, without spaces around them.
    ///
    /// Columns without a name are allowed and of no use.
    private static func names(_ cursor: RecordCursor) throws(CSVError) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for index in 0..<cursor.fieldCount {
            let name = cursor.withBytes(index) { String(decoding: $0.trimmingSpaces(), as: UTF8.self) }
            guard name.isEmpty || seen.insert(name).inserted else { throw .duplicateColumn(name) }
            names.append(name)
        }
        return names
    }

    public var line: Int { cursor.line }
    public var bytesRead: Int { cursor.bytesRead }
    public var byteCount: Int? { cursor.byteCount }

    /// The encoding of the file, UTF-8 as long as only ASCII has come.
    public var encoding: TextEncoding { cursor.encoding }

    /// How much memory the buffer takes, for tests.
    var bufferCapacity: Int { cursor.bufferCapacity }

    /// Reads the next record; its number of fields is that of the header.
    ///
    /// - Returns: false when there is none left.
    /// - Throws: an error; when it `isRecoverable` the next call reads on behind the bad record.
    public func next() throws(CSVError) -> Bool {
        guard try cursor.next() else { return false }
        guard cursor.fieldCount == columns.count else {
            throw .badRecord(line: line, .fieldCount(expected: columns.count, found: cursor.fieldCount))
        }
        return true
    }

    public func isEmpty(_ column: Int) -> Bool { cursor.isEmpty(column) }

    public func text(_ column: Int) -> String {
        cursor.withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    public func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        cursor.withBytes(column, body)
    }

    public func withRawRecord<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        cursor.withRawRecord(body)
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes without spaces and tabs at both ends.
    func trimmingSpaces() -> UnsafeRawBufferPointer {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return UnsafeRawBufferPointer(rebasing: self[..<0])
        }
        return UnsafeRawBufferPointer(rebasing: self[first...last])
    }
}
