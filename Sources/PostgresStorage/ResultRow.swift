internal import CPostgres
internal import Storage

/// The row that a result stands on, read in place.
final class ResultRow: RowReader {
    /// How a column of a PostgreSQL type becomes a value.
    private enum Kind {
        case integer
        case boolean
        case numeric
        case text

        init(type: UInt32) {
            switch type {
            case 20, 21, 23, 26: self = .integer
            case 16: self = .boolean
            case 1700: self = .numeric
            default: self = .text
            }
        }
    }

    private var result: OpaquePointer?
    private var kinds: [Kind] = []

    /// Goes to the one row of a result of the same statement.
    func stand(on result: OpaquePointer) {
        self.result = result
        guard kinds.isEmpty else { return }
        kinds = (0..<PQnfields(result)).map { Kind(type: PQftype(result, $0)) }
    }

    var columnCount: Int { kinds.count }

    func value(_ column: Int) -> Value {
        guard let bytes = bytes(column) else { return .null }
        switch kinds[column] {
        case .text: return .text(Self.string(bytes))
        case .integer, .boolean, .numeric:
            return Self.integer(bytes, kinds[column]).map(Value.integer) ?? .text(Self.string(bytes))
        }
    }

    func integer(_ column: Int) -> Int? {
        let kind = kinds[column]
        guard kind != .text, let bytes = bytes(column) else { return nil }
        return Self.integer(bytes, kind).map(Int.init)
    }

    func text(_ column: Int) -> String? {
        guard let bytes = bytes(column) else { return nil }
        guard kinds[column] == .boolean, let flag = Self.integer(bytes, .boolean) else { return Self.string(bytes) }
        return String(flag)
    }

    /// All values of the row, to keep it.
    var values: [Value] { (0..<columnCount).map(value) }

    private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
        precondition(column >= 0 && column < kinds.count, "no column \(column)")
        let column = Int32(column)
        guard PQgetisnull(result, 0, column) == 0, let start = PQgetvalue(result, 0, column) else { return nil }
        let count = Int(PQgetlength(result, 0, column))
        return UnsafeBufferPointer(start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// The sum of a `bigint` column is a `numeric` without fraction: an integer like any other.
    private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: Kind) -> Int64? {
        if kind == .boolean { return bytes.first == UInt8(ascii: "t") ? 1 : 0 }
        var digits = bytes[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        var number: Int64 = 0
        for byte in digits {
            // Counted below zero, where there is one number more.
            let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
            let (next, underflow) = tens.subtractingReportingOverflow(Int64(byte &- UInt8(ascii: "0")))
            guard byte &- UInt8(ascii: "0") <= 9, !overflow, !underflow else { return nil }
            number = next
        }
        guard !isNegative else { return number }
        return number == .min ? nil : -number
    }
}

/// A row that was kept while another statement ran.
struct KeptRow: RowReader {
    let values: [Value]

    var columnCount: Int { values.count }

    func value(_ column: Int) -> Value { values[column] }

    func integer(_ column: Int) -> Int? {
        guard case .integer(let integer) = values[column] else { return nil }
        return Int(integer)
    }

    func text(_ column: Int) -> String? {
        switch values[column] {
        case .null: nil
        case .integer(let integer): String(integer)
        case .text(let text): text
        }
    }
}
