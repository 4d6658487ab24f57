internal import CSQLite
internal import Storage

/// A statement SQLite has compiled; it belongs to the connection that made it.
final class PreparedStatement {
    /// SQLite's own object.
    let handle: OpaquePointer
    /// Whether SQLite counts the rows it changes.
    let countsChanges: Bool
    /// How many values it takes.
    let valueCount: Int
    /// When it was last taken out of the cache, in uses of the cache.
    var lastUse = 0
    /// Whether it is running: it then stands on a row of somebody's and can't be run anew.
    private(set) var isRunning = false

    /// Compiles a text that holds one statement and numbers its values `$1` … `$n` in order.
    init(_ text: String, on database: OpaquePointer, countsChanges: Bool) throws(StorageError) {
        handle = try Self.compile(text, on: database)
        self.countsChanges = countsChanges
        valueCount = Int(sqlite3_bind_parameter_count(handle))
        // SQLite takes `$1` for a name and numbers names as they appear; `Statement` writes them in order, each once.
        for number in 0..<valueCount where !Self.hasName(number + 1, handle) {
            throw .failed("values must be numbered $1 to $n in order: \(text)")
        }
    }

    deinit { sqlite3_finalize(handle) }

    /// Binds the values and marks the statement as running until ``reset()``.
    func start(_ values: [Value], on database: OpaquePointer) throws(StorageError) {
        guard !isRunning else { throw .failed("a statement was run again while its rows were read") }
        guard values.count == valueCount else {
            throw .failed("a statement with \(valueCount) values was given \(values.count)")
        }
        isRunning = true
        for (index, value) in values.enumerated() {
            let code = bind(value, to: Int32(index + 1))
            guard code == SQLITE_OK else {
                reset()
                throw StorageError(code: code, on: database, isRunning: true)
            }
        }
    }

    /// Ends the run, also a failed one, and lets go of the values.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isRunning = false
    }

    private func bind(_ value: Value, to number: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(handle, number)
        case .integer(let integer): sqlite3_bind_int64(handle, number, integer)
        case .text(var text): text.withUTF8 { bind($0, to: number) }
        }
    }

    /// The length is given, so a NUL does not end the text; SQLite copies it, so the bytes need not outlive the call.
    private func bind(_ text: UnsafeBufferPointer<UInt8>, to number: Int32) -> Int32 {
        text.withMemoryRebound(to: CChar.self) { characters in
            // An empty buffer may have no address, which SQLite would take for NULL.
            guard let start = characters.baseAddress else { return sqlite3_bind_text(handle, number, "", 0, nil) }
            return sqlite3_bind_text64(
                handle,
                number,
                start,
                UInt64(characters.count),
                copied,
                UInt8(SQLITE_UTF8)
            )
        }
    }

    private static func hasName(_ number: Int, _ handle: OpaquePointer) -> Bool {
        guard let name = sqlite3_bind_parameter_name(handle, Int32(number)) else { return false }
        return String(cString: name) == "$\(number)"
    }

    private static func compile(_ text: String, on database: OpaquePointer) throws(StorageError) -> OpaquePointer {
        var text = text
        var handle: OpaquePointer?
        var isSingle = true
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var rest: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v3(
                    database,
                    characters.baseAddress,
                    Int32(characters.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT),
                    &handle,
                    &rest
                )
                if code == SQLITE_OK, let start = characters.baseAddress, let rest {
                    isSingle = isEmpty(rest, length: characters.count - (rest - start), on: database)
                }
                return code
            }
        }
        guard code == SQLITE_OK else { throw StorageError(code: code, on: database, isRunning: false) }
        guard let handle else { throw .failed("a statement without words: \(text)") }
        guard isSingle else {
            sqlite3_finalize(handle)
            throw .forbidden(text)
        }
        return handle
    }

    /// Whether only white space and comments stand in a text.
    private static func isEmpty(_ text: UnsafePointer<CChar>, length: Int, on database: OpaquePointer) -> Bool {
        guard length > 0 else { return true }
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(database, text, Int32(length), 0, &handle, nil)
        sqlite3_finalize(handle)
        return code == SQLITE_OK && handle == nil
    }
}

/// SQLITE_TRANSIENT, a cast in C that Swift does not see.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
