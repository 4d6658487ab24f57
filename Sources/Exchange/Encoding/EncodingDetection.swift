/// Finds out a text's encoding from its first bytes that aren't ASCII.
enum EncodingDetection {
    /// UTF-8 when the sample is valid UTF-8, or all but a few damaged characters are; otherwise GB18030.
    ///
    /// Text in GB18030 is hardly ever valid UTF-8: of its pairs of bytes about one in twenty is. So a UTF-8 file with
    /// a damaged byte stays UTF-8 (and the row is named) instead of turning into nonsense as a whole.
    ///
    /// - Parameters:
    ///   - sample: bytes from the first one that isn't ASCII.
    ///   - isWhole: whether the file ends with the sample, so that no character is cut off at its end.
    /// - Returns: the encoding of the file.
    static func encoding(of sample: UnsafeRawBufferPointer, isWhole: Bool) -> TextEncoding {
        var good = 0
        var bad = 0
        var position = 0
        while position < sample.count {
            if sample[position] < 0x80 {
                position += 1
                continue
            }
            switch UTF8Form.length(in: sample, at: position) {
            case .character(let length):
                good += 1
                position += length
            case .cutOff where !isWhole: position = sample.count
            case .cutOff, .invalid:
                // What is left of a cut character counts with it.
                bad += 1
                position += 1
                while position < sample.count, sample[position] & 0xC0 == 0x80 { position += 1 }
            }
        }
        return bad * 10 <= good ? .utf8 : .gb18030
    }

    /// Files that are no CSV text, told by how they begin: ZIP (.xlsx), compound file (.xls), UTF-16 marks.
    static func foreignFormat(of start: UnsafeRawBufferPointer) -> ForeignFormat? {
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .spreadsheet
        }
        return start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) ? .utf16 : nil
    }
}
