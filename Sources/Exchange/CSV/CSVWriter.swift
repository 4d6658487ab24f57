/// Writes records to a CSV file: quotes only where they are needed, through a buffer, in memory that stays the same.
///
/// ```swift
/// let writer = try CSVWriter(path: "orders.csv", header: ["工单编号", "诉求内容"])
/// try writer.write(["HB2022020100001", "路灯不亮"])
/// try writer.finish()
/// ```
///
/// A writer that isn't finished leaves a file cut off anywhere.
public final class CSVWriter {
    /// How a file is written.
    public struct Style: Hashable, Sendable {
        /// The encoding.
        public var encoding = TextEncoding.utf8

        /// Whether a UTF-8 file begins with a byte order mark, by which spreadsheet programs know it.
        public var hasMark = false

        /// Whether lines end in CR LF, as RFC 4180 has it, instead of LF.
        public var endsLinesWithReturn = false

        /// Whether a field that a spreadsheet program would take for a formula gets a `'` in front.
        ///
        /// Such fields begin with `=`, `+`, `-`, `@`, TAB or CR. Exchange files must come back as they were, so
        /// there it is off; turn it on for tables that people open.
        public var defusesFormulas = false

        /// UTF-8 without a mark, LF, nothing altered.
        public init() {}
    }

    private let output: FileOutput
    private let style: Style
    private let encoder: GB18030Encoder?
    private var fieldsInRecord = 0
    private var isRecordEmpty = true

    /// Creates or replaces a file and writes its header.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - style: how it is written.
    ///   - header: the names of the columns; empty writes none.
    /// - Throws: when the file can't be created.
    public convenience init(path: String, style: Style = Style(), header: [String]) throws(CSVWriteError) {
        try self.init(FileOutput(path: path), style, header)
    }

    /// Writes to a file descriptor, which stays open.
    ///
    /// - Parameters:
    ///   - descriptor: where the bytes go.
    ///   - style: how they are written.
    ///   - header: the names of the columns; empty writes none.
    /// - Throws: when nothing can be written.
    public convenience init(descriptor: Int32, style: Style = Style(), header: [String]) throws(CSVWriteError) {
        try self.init(FileOutput(descriptor: descriptor), style, header)
    }

    private init(_ output: FileOutput, _ style: Style, _ header: [String]) throws(CSVWriteError) {
        self.output = output
        self.style = style
        do throws(CSVError) {
            encoder = style.encoding == .gb18030 ? try GB18030Encoder() : nil
        } catch {
            throw .encodingUnavailable(style.encoding)
        }
        if style.hasMark, style.encoding == .utf8 { try output.write([0xEF, 0xBB, 0xBF]) }
        if !header.isEmpty { try write(header) }
    }

    /// Writes a whole record.
    public func write(_ fields: [String]) throws(CSVWriteError) {
        for field in fields { try write(field: field) }
        try endRecord()
    }

    /// Writes the next field of the record.
    public func write(field: String) throws(CSVWriteError) {
        var field = field
        try field.withUTF8Bytes { bytes throws(CSVWriteError) in try write(bytes: bytes) }
    }

    /// Writes the next field of the record, from valid UTF-8.
    public func write(bytes: UnsafeRawBufferPointer) throws(CSVWriteError) {
        if fieldsInRecord > 0 { try output.write(Byte.comma) }
        fieldsInRecord += 1
        isRecordEmpty = fieldsInRecord == 1 && bytes.isEmpty
        let isFormula = style.defusesFormulas && CSVWriter.isFormula(bytes)
        guard isFormula || CSVWriter.needsQuotes(bytes) else { return try put(bytes) }
        try output.write(Byte.quote)
        if isFormula { try output.write(UInt8(ascii: "'")) }
        try putDoubled(bytes)
        try output.write(Byte.quote)
    }

    /// Ends the record.
    public func endRecord() throws(CSVWriteError) {
        // An empty line would be passed over by the reader: a record of one empty field is written as "".
        if isRecordEmpty { try output.write([Byte.quote, Byte.quote]) }
        try endLine()
    }

    /// Writes a record that was lent by `RecordSource.withRawRecord`, as it is.
    public func write(raw bytes: UnsafeRawBufferPointer) throws(CSVWriteError) {
        try put(bytes)
        try endLine()
    }

    /// Writes what is left in the buffer, and closes the file if this writer created it.
    public func finish() throws(CSVWriteError) { try output.finish() }

    private func endLine() throws(CSVWriteError) {
        if style.endsLinesWithReturn { try output.write(Byte.carriageReturn) }
        try output.write(Byte.lineFeed)
        fieldsInRecord = 0
        isRecordEmpty = true
    }

    // MARK: - Fields

    /// Commas, quotes and line ends have to be quoted; spaces at the ends are, since other programs cut them off.
    private static func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let first = bytes.first, let last = bytes.last else { return false }
        return isSpace(first) || isSpace(last) || !Byte.isPlain(bytes)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isFormula(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.first.map { Array("=+-@\t\r".utf8).contains($0) } ?? false
    }

    /// Writes the text with every quote twice.
    private func putDoubled(_ bytes: UnsafeRawBufferPointer) throws(CSVWriteError) {
        var rest = bytes
        while let quote = rest.firstIndex(of: Byte.quote) {
            try put(UnsafeRawBufferPointer(rebasing: rest[...quote]))
            try output.write(Byte.quote)
            rest = UnsafeRawBufferPointer(rebasing: rest[(quote + 1)...])
        }
        try put(rest)
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws(CSVWriteError) {
        guard let encoder else { return try output.write(bytes) }
        var encoded: [UInt8] = []
        encoder.encode(bytes, into: &encoded)
        try output.write(encoded)
    }
}

extension String {
    /// Lends the UTF-8 bytes; `withUTF8` has no typed errors.
    fileprivate mutating func withUTF8Bytes(
        _ body: (UnsafeRawBufferPointer) throws(CSVWriteError) -> Void
    ) throws(CSVWriteError) {
        let result = withUTF8 { bytes in
            Result<Void, CSVWriteError> { () throws(CSVWriteError) in try body(UnsafeRawBufferPointer(bytes)) }
        }
        try result.get()
    }
}
