internal import CSQLite
internal import Storage

/// The row a prepared statement stands on.
struct SQLiteRow: RowReader {
    let handle: OpaquePointer

    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    func value(_ column: Int) -> Value {
        let column = Int32(column)
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
        default: return .text(string(column))
        }
    }

    /// One look at the column instead of two: a bulletin reads ten million of them.
    func integer(_ column: Int) -> Int? {
        // On a connection without a mutex a value may be read where it stands.
        let value = sqlite3_column_value(handle, Int32(column))
        guard sqlite3_value_type(value) == SQLITE_INTEGER else { return nil }
        return Int(sqlite3_value_int64(value))
    }

    func text(_ column: Int) -> String? {
        let column = Int32(column)
        switch sqlite3_column_type(handle, column) {
        case SQLITE_NULL: return nil
        // Asking for the text would turn the column into one, and the next look at it would see no integer.
        case SQLITE_INTEGER: return String(sqlite3_column_int64(handle, column))
        default: return string(column)
        }
    }

    /// The text is asked for before its length: the first may change the second.
    private func string(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let length = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }
}
