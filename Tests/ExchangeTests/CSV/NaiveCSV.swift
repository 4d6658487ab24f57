/// A second reading of RFC 4180, byte by byte over the whole text, to check the reader against.
///
/// It knows the same three liberties (LF alone, no end of the last line, quotes inside plain fields) and nothing of
/// chunks, lines or encodings. It gives no records when the text is not valid.
enum NaiveCSV {
    private enum State {
        case fieldStart
        case plain
        case quoted
        case quoteInQuoted
        case returned
    }

    static func records(_ bytes: [UInt8]) -> [[[UInt8]]]? {
        var records: [[[UInt8]]] = []
        var record: [[UInt8]] = []
        var field: [UInt8] = []
        var state = State.fieldStart
        var isLineEmpty = true

        func endField() {
            record.append(field)
            field = []
            state = .fieldStart
        }
        func endRecord() {
            endField()
            if !isLineEmpty { records.append(record) }
            record = []
            isLineEmpty = true
        }

        for byte in bytes {
            if byte == 0 { return nil }
            switch (state, byte) {
            case (.returned, UInt8(ascii: "\n")): endRecord()
            case (.returned, _): return nil
            case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
            case (.quoted, _): field.append(byte)
            case (.quoteInQuoted, UInt8(ascii: "\"")):
                field.append(byte)
                state = .quoted
            case (_, UInt8(ascii: "\n")): endRecord()
            case (_, UInt8(ascii: "\r")): state = .returned
            case (_, UInt8(ascii: ",")):
                endField()
                isLineEmpty = false
            case (.quoteInQuoted, _): return nil
            case (.fieldStart, UInt8(ascii: "\"")):
                state = .quoted
                isLineEmpty = false
            default:
                field.append(byte)
                state = .plain
                isLineEmpty = false
            }
        }
        if state == .quoted { return nil }
        endRecord()
        return records
    }
}
