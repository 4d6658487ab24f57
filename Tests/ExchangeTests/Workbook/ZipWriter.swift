/// Writes small archives for tests, stored or with bytes that claim to be packed.
struct ZipWriter {
    struct Entry {
        var name: String
        var content: [UInt8]
        var method = 0
        /// What the directory says that it has unpacked; nil for the truth.
        var claimed: Int?
    }

    static func archive(_ entries: [Entry]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let (name, start) = (Array(entry.name.utf8), bytes.count)
            let sizes = number(entry.content.count, 4) + number(entry.claimed ?? entry.content.count, 4)
            let common = number(entry.method, 2) + number(0, 4) + number(0, 4) + sizes + number(name.count, 2)
            bytes +=
                number(0x0403_4B50, 4) + number(20, 2) + number(0, 2) + common + number(0, 2) + name + entry.content
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 2) + common
            directory +=
                number(0, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(start, 4) + name
        }
        let end =
            number(entries.count, 2) + number(entries.count, 2) + number(directory.count, 4) + number(bytes.count, 4)
        return bytes + directory + number(0x0605_4B50, 4) + number(0, 2) + number(0, 2) + end + number(0, 2)
    }

    static func archive(_ files: [(String, String)]) -> [UInt8] {
        archive(files.map { Entry(name: $0.0, content: Array($0.1.utf8)) })
    }

    private static func number(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
