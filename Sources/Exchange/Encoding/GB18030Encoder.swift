/// Turns UTF-8 into bytes of GB18030 as the edition of 2022 has them.
final class GB18030Encoder {
    private let iconv: Iconv

    init() throws(CSVError) {
        iconv = try Iconv(from: "UTF-8", to: "GB18030")
    }

    /// Encodes valid UTF-8; every character of Unicode has a form in GB18030.
    func encode(_ text: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        var start = 0
        var position = 0
        while position < text.count {
            guard text[position] >= 0x80, case .character(let length) = UTF8Form.length(in: text, at: position) else {
                position += 1
                continue
            }
            if let bytes = GB18030Encoder.ownBytes(text, position, length) {
                encodeRun(UnsafeRawBufferPointer(rebasing: text[start..<position]), into: &output)
                GB18030Encoder.append(bytes, to: &output)
                start = position + length
            }
            position += length
        }
        encodeRun(UnsafeRawBufferPointer(rebasing: text[start...]), into: &output)
    }

    /// Gives a run to iconv(3); a character it refuses is left as a question mark, like anything not Unicode.
    private func encodeRun(_ run: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        var rest = run
        while !rest.isEmpty {
            // At most four bytes for a character, and a character has one byte at least.
            withUnsafeTemporaryAllocation(byteCount: min(rest.count, 4096) * 4, alignment: 1) { room in
                let step = iconv.convert(UnsafeRawBufferPointer(rebasing: rest.prefix(4096)), into: room)
                output.append(contentsOf: room.prefix(step.produced))
                var consumed = step.consumed
                if step.stop == .invalid || consumed == 0 {
                    output.append(UInt8(ascii: "?"))
                    consumed += 1
                    while consumed < rest.count, rest[consumed] & 0xC0 == 0x80 { consumed += 1 }
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[consumed...])
            }
        }
    }

    /// The bytes by the table, which is only asked for lead bytes that occur in it.
    static func ownBytes(_ text: UnsafeRawBufferPointer, _ position: Int, _ length: Int) -> UInt32? {
        switch (text[position], text[position + 1]) {
        case (0xE9, 0xBE), (0xEF, 0xB8), (0xEE, _), (0xF0, _): GB18030Table.bytes[scalar(text, position, length)]
        default: nil
        }
    }

    private static func scalar(_ text: UnsafeRawBufferPointer, _ position: Int, _ length: Int) -> UInt32 {
        let lead = UInt32(text[position]) & (0x7F >> UInt32(length))
        return text[position + 1..<position + length].reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    }

    private static func append(_ number: UInt32, to output: inout [UInt8]) {
        if number > 0xFFFF { output.append(contentsOf: [UInt8(number >> 24), UInt8(number >> 16 & 0xFF)]) }
        output.append(contentsOf: [UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)])
    }
}
