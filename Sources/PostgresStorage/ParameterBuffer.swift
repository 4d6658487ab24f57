internal import Storage

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

/// The values of one statement as libpq reads them: C strings, one behind the other in a buffer that is used again.
struct ParameterBuffer {
    private var bytes: [UInt8] = []
    /// Where each value begins; nil for NULL.
    private var starts: [Int?] = []
    private var pointers: [UnsafePointer<CChar>?] = []

    /// Takes in the values of a statement in place of those before.
    mutating func fill(_ values: [Value]) throws(StorageError) {
        bytes.removeAll(keepingCapacity: bytes.count < 1_000_000)
        starts.removeAll(keepingCapacity: true)
        for value in values {
            switch value {
            case .null: starts.append(nil)
            case .integer(let integer): append(integer)
            case .text(let text): try append(text)
            }
        }
    }

    /// Calls `body` with the count and the addresses, which are good until it returns.
    mutating func withPointers<Result>(_ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                pointers.removeAll(keepingCapacity: true)
                for start in starts { pointers.append(start.flatMap { characters.baseAddress?.advanced(by: $0) }) }
                return pointers.withUnsafeBufferPointer { body(Int32($0.count), $0.baseAddress) }
            }
        }
    }

    private mutating func append(_ integer: Int64) {
        starts.append(bytes.count)
        bytes.append(contentsOf: String(integer).utf8)
        bytes.append(0)
    }

    private mutating func append(_ text: String) throws(StorageError) {
        let start = bytes.count
        starts.append(start)
        bytes.append(contentsOf: text.utf8)
        bytes.append(0)
        // A C string ends at the first NUL: the rest would be lost without a word.
        let length = bytes.withUnsafeBytes { bytes in
            bytes[start...].withMemoryRebound(to: CChar.self) { $0.baseAddress.map { strlen($0) } }
        }
        guard length == bytes.count - start - 1 else {
            throw .refused("文字中含有空字符(U+0000),数据库不能保存,请删除后重试")
        }
    }
}
