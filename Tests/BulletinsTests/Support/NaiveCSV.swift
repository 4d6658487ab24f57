import Foundation

/// Rows of a CSV file: quotes, and commas and line feeds in them, nothing else; for test data only.
struct NaiveCSV {
    let rows: [Row]

    /// One record; a column that the file doesn't have is empty.
    struct Row {
        let columns: [String: Int]
        let fields: [String]

        subscript(column: String) -> String { columns[column].map { fields[$0] } ?? "" }
    }

    init(_ file: URL) throws {
        let bytes = try Array(Data(contentsOf: file))
        var records = Self.records(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
        let columns = Dictionary(uniqueKeysWithValues: records.removeFirst().enumerated().map { ($1, $0) })
        rows = records.map { Row(columns: columns, fields: $0) }
    }

    private static func records(_ bytes: ArraySlice<UInt8>) -> [[String]] {
        let (quote, comma, lineFeed) = (UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"))
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var previous: UInt8?
        for byte in bytes where byte != UInt8(ascii: "\r") {
            if byte == quote {
                // The second of two quotes stands for one.
                if !isQuoted, previous == quote { field.append(quote) }
                isQuoted.toggle()
            } else if !isQuoted, byte == comma || byte == lineFeed {
                record.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
                if byte == lineFeed {
                    records.append(record)
                    record = []
                }
            } else {
                field.append(byte)
            }
            previous = byte
        }
        return records
    }
}
