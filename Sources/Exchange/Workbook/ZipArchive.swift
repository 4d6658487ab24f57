/// The files of a ZIP archive in memory, found by its directory at the end.
struct ZipArchive {
    private struct Entry {
        var method: Int
        var packed: Int
        var size: Int
        var start: Int
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]

    /// A file of a workbook has at most this many bytes unpacked; a list of 100,000 officers has fewer.
    static let mostBytes = 32_000_000
    private static let mostEntries = 1_000

    /// Reads the directory; nil where there is none, or it names what isn't there.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let end = directoryEnd, let count = number(end + 10, 2), count <= Self.mostEntries,
            var place = number(end + 16, 4)
        else { return nil }
        for _ in 0..<count {
            guard number(place, 4) == 0x0201_4B50, let method = number(place + 10, 2),
                let packed = number(place + 20, 4), let size = number(place + 24, 4),
                let nameCount = number(place + 28, 2), let extra = number(place + 30, 2),
                let comment = number(place + 32, 2), let start = number(place + 42, 4),
                place + 46 + nameCount <= bytes.count
            else { return nil }
            let name = String(decoding: bytes[place + 46..<place + 46 + nameCount], as: UTF8.self)
            entries[name] = Entry(method: method, packed: packed, size: size, start: start)
            place += 46 + nameCount + extra + comment
        }
    }

    /// A file, unpacked; nil where there is none of this name, it is damaged or too large.
    func file(_ name: String) -> [UInt8]? {
        guard let entry = entries[name], entry.size <= Self.mostBytes, number(entry.start, 4) == 0x0403_4B50,
            let nameCount = number(entry.start + 26, 2), let extra = number(entry.start + 28, 2)
        else { return nil }
        let begin = entry.start + 30 + nameCount + extra
        guard begin + entry.packed <= bytes.count else { return nil }
        let packed = bytes[begin..<begin + entry.packed]
        switch entry.method {
        case 0: return packed.count == entry.size ? Array(packed) : nil
        case 8:
            let unpacked = Inflate.bytes(of: packed, limit: entry.size)
            return unpacked?.count == entry.size ? unpacked : nil
        default: return nil
        }
    }

    /// The last record of the archive; a comment of up to 65,535 bytes may stand behind it.
    private var directoryEnd: Int? {
        guard bytes.count >= 22 else { return nil }
        let last = bytes.count - 22
        return stride(from: last, through: max(0, last - 65_535), by: -1).first { number($0, 4) == 0x0605_4B50 }
    }

    private func number(_ place: Int, _ count: Int) -> Int? {
        guard place >= 0, place + count <= bytes.count else { return nil }
        return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
}
