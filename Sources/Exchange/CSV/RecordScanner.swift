/// Where a field lies, by distances from the start of the buffer that holds it.
struct FieldRange {
    var start: Int
    var end: Int

    /// Whether quotes inside are doubled, so that the text has to be copied to be read.
    var isDoubled = false
}

/// Cuts one record out of a buffer into fields; RFC 4180, with three liberties: a line may end in LF alone, the last
/// line needs no end, and a quote inside a field that doesn't begin with one is an ordinary character.
struct RecordScanner {
    /// What a scan found.
    enum Outcome {
        /// A record; the next one starts at `next`, and `end` is where the line end starts.
        case record(end: Int, next: Int)

        /// The buffer ends inside the record.
        case cutOff

        /// The record is bad. Reading can go on behind the first line feed at or behind `resume`.
        case bad(Fault, resume: Int)
    }

    enum Fault {
        case unclosedQuote
        case textAfterQuote
        case fieldTooLong
        case nulByte
        case bareCarriageReturn
    }

    /// The fields found; those over `capacity` are left out.
    private(set) var fields: [FieldRange] = []
    private(set) var fieldCount = 0

    /// The line feeds inside quotes.
    private(set) var innerLineFeeds = 0
    private(set) var hasDoubledQuotes = false

    /// How many fields are kept; the others are counted.
    var capacity: Int

    let fieldLimit: Int

    init(capacity: Int, fieldLimit: Int) {
        self.capacity = capacity
        self.fieldLimit = fieldLimit
        fields.reserveCapacity(min(capacity, 256))
    }

    /// Scans the record that starts at `start`.
    ///
    /// - Parameters:
    ///   - bytes: the buffer up to the end of what has been read.
    ///   - start: where the record starts.
    ///   - isLast: whether the text ends with the buffer.
    /// - Returns: the record's end, or why there is none.
    mutating func scan(_ bytes: UnsafeRawBufferPointer, from start: Int, isLast: Bool) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        fieldCount = 0
        innerLineFeeds = 0
        hasDoubledQuotes = false
        var position = start
        while true {
            var field = FieldRange(start: position, end: position)
            if position < bytes.count, bytes[position] == Byte.quote {
                if let outcome = scanQuoted(bytes, &position, &field, isLast) { return outcome }
            } else {
                position = Byte.plainEnd(bytes, position)
                field.end = position
            }
            guard field.end - field.start <= fieldLimit else { return .bad(.fieldTooLong, resume: field.start) }
            if let outcome = scanEnd(bytes, &position, field, isLast) { return outcome }
        }
    }

    /// Passes over a quoted field; `position` ends up behind its closing quote.
    private mutating func scanQuoted(
        _ bytes: UnsafeRawBufferPointer,
        _ position: inout Int,
        _ field: inout FieldRange,
        _ isLast: Bool
    ) -> Outcome? {
        let opening = position
        field.start = opening + 1
        position += 1
        while true {
            position = Byte.nextSpecial(bytes, position)
            if position - field.start > fieldLimit { return .bad(.fieldTooLong, resume: opening) }
            guard position < bytes.count else { return isLast ? .bad(.unclosedQuote, resume: opening) : .cutOff }
            switch bytes[position] {
            case Byte.lineFeed: innerLineFeeds += 1
            case Byte.nul: return .bad(.nulByte, resume: position)
            case Byte.quote:
                guard position + 1 < bytes.count, bytes[position + 1] == Byte.quote else {
                    field.end = position
                    position += 1
                    return nil
                }
                field.isDoubled = true
                hasDoubledQuotes = true
                position += 1
            default: break
            }
            position += 1
        }
    }

    /// Looks at what follows a field: a comma, the line's end, the text's end.
    private mutating func scanEnd(
        _ bytes: UnsafeRawBufferPointer,
        _ position: inout Int,
        _ field: FieldRange,
        _ isLast: Bool
    ) -> Outcome? {
        guard position < bytes.count else { return isLast ? close(field, at: position, lineEnd: 0) : .cutOff }
        switch bytes[position] {
        case Byte.comma:
            add(field)
            position += 1
            return nil
        case Byte.lineFeed: return close(field, at: position, lineEnd: 1)
        case Byte.carriageReturn: return scanReturn(bytes, position, field, isLast)
        case Byte.nul: return bad(.nulByte, position)
        default: return bad(.textAfterQuote, position)
        }
    }

    /// A carriage return ends a line only before a line feed, or at the very end of the text.
    private mutating func scanReturn(
        _ bytes: UnsafeRawBufferPointer,
        _ position: Int,
        _ field: FieldRange,
        _ isLast: Bool
    ) -> Outcome {
        guard position + 1 < bytes.count else { return isLast ? close(field, at: position, lineEnd: 1) : .cutOff }
        guard bytes[position + 1] == Byte.lineFeed else { return bad(.bareCarriageReturn, position) }
        return close(field, at: position, lineEnd: 2)
    }

    /// Copies the fields with doubled quotes, with single ones, and lets them lie in the copy from then on.
    mutating func copyDoubled(from bytes: UnsafeRawBufferPointer, into copy: inout [UInt8]) {
        copy.removeAll(keepingCapacity: true)
        for index in fields.indices where fields[index].isDoubled {
            let start = copy.count
            var position = fields[index].start
            while position < fields[index].end {
                copy.append(bytes[position])
                position += bytes[position] == Byte.quote ? 2 : 1
            }
            fields[index].start = start
            fields[index].end = copy.count
        }
    }

    private func bad(_ fault: Fault, _ position: Int) -> Outcome { .bad(fault, resume: position) }

    private mutating func close(_ field: FieldRange, at position: Int, lineEnd: Int) -> Outcome {
        add(field)
        return .record(end: position, next: position + lineEnd)
    }

    private mutating func add(_ field: FieldRange) {
        if fields.count < capacity { fields.append(field) }
        fieldCount += 1
    }
}
