/// A whole short file as a text.
public enum TextDecoding {
    /// The text of bytes in UTF-8 or GB18030; a byte order mark is left out.
    public static func text(_ bytes: [UInt8], name: String) throws(CityFileError) -> String {
        let decoded: [UInt8]
        do throws(CSVError) {
            decoded = try utf8(bytes)
        } catch {
            throw .unreadable(file: name, reason: error.message)
        }
        guard let text = String(validating: decoded, as: UTF8.self), !decoded.contains(0) else {
            throw .unreadable(file: name, reason: "内容不是 UTF-8 或 GB18030 的文本，请另存后再试。")
        }
        return text
    }

    private static func utf8(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
        let source = try TextSource(ByteSource(bytes, piece: .max), encoding: nil, chunkSize: 65_536)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { room.deallocate() }
        var decoded: [UInt8] = []
        while true {
            let count = try source.fill(room)
            guard count > 0 else { return decoded }
            decoded += room[..<count]
        }
    }
}
