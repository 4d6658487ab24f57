/// Turns bytes of GB18030, of either edition, into UTF-8.
///
/// It cuts the bytes into characters itself, decodes what differs between editions (and between versions of the C
/// library) by `GB18030Table`, and gives the runs in between to iconv(3).
final class GB18030Decoder {
    /// What stands for bytes that are no character; never part of UTF-8.
    static let replacement: UInt8 = 0xFF

    private let iconv: Iconv

    init() throws(CSVError) {
        iconv = try Iconv(from: "GB18030", to: "UTF-8")
    }

    /// Decodes as much as goes, leaving a character that is cut off at the end unless the input is the last.
    func decode(
        _ input: UnsafeRawBufferPointer,
        isLast: Bool,
        into output: UnsafeMutableRawBufferPointer
    ) -> (consumed: Int, produced: Int) {
        var read = 0
        var written = 0
        // A character has at most four bytes of UTF-8; a run is only begun with room for some.
        while read < input.count, output.count - written >= 4 {
            let run = GB18030Decoder.run(input, from: read)
            if run > read {
                let rest = UnsafeMutableRawBufferPointer(rebasing: output[written...])
                let step = iconv.convert(UnsafeRawBufferPointer(rebasing: input[read..<run]), into: rest)
                read += step.consumed
                written += step.produced
                if step.stop == .full { break }
                guard step.stop != .finished else { continue }
                // A well-formed character without a meaning.
                read += max(1, GB18030Decoder.length(input, read))
                output[written] = GB18030Decoder.replacement
                written += 1
                continue
            }
            let length = GB18030Decoder.length(input, read)
            if length > input.count - read, !isLast { break }
            written += decodeOne(input, read, length, UnsafeMutableRawBufferPointer(rebasing: output[written...]))
            read += length < 1 || length > input.count - read ? 1 : length
        }
        return (read, written)
    }

    /// Decodes a character of the table, or marks a byte that begins none.
    private func decodeOne(
        _ input: UnsafeRawBufferPointer,
        _ position: Int,
        _ length: Int,
        _ output: UnsafeMutableRawBufferPointer
    ) -> Int {
        guard length > 0, length <= input.count - position,
            let value = GB18030Table.scalars[GB18030Decoder.number(input, position, length)],
            let scalar = Unicode.Scalar(value)
        else {
            output[0] = GB18030Decoder.replacement
            return 1
        }
        var count = 0
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            output[count] = byte
            count += 1
        }
        return count
    }

    // MARK: - Cutting into characters

    /// The end of the run of whole characters from `start` that aren't in the table.
    static func run(_ input: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position < input.count {
            if input[position] < 0x80 {
                position += 1
                continue
            }
            let length = length(input, position)
            guard length > 0, length <= input.count - position, !isInTable(input, position, length) else { break }
            position += length
        }
        return position
    }

    /// The table is only asked for the lead bytes that occur in it.
    private static func isInTable(_ input: UnsafeRawBufferPointer, _ position: Int, _ length: Int) -> Bool {
        switch (input[position], length) {
        case (0x80, _), (0xA6, 2), (0xFE, 2), (0x82, 4), (0x84, 4), (0x95, 4), (0x96, 4):
            GB18030Table.scalars[number(input, position, length)] != nil
        default: false
        }
    }

    /// The length of the character at a position by its form, one more than there are bytes when it is cut off, and
    /// 0 when no character has this form.
    private static func length(_ input: UnsafeRawBufferPointer, _ position: Int) -> Int {
        let lead = input[position]
        if lead <= 0x80 { return 1 }
        if lead == 0xFF { return 0 }
        guard position + 1 < input.count else { return 2 }
        switch input[position + 1] {
        case 0x40...0x7E, 0x80...0xFE: return 2
        case 0x30...0x39: break
        default: return 0
        }
        guard position + 2 < input.count else { return 4 }
        guard (0x81...0xFE).contains(input[position + 2]) else { return 0 }
        guard position + 3 < input.count else { return 4 }
        return (0x30...0x39).contains(input[position + 3]) ? 4 : 0
    }

    private static func number(_ input: UnsafeRawBufferPointer, _ position: Int, _ length: Int) -> UInt32 {
        input[position..<position + length].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
