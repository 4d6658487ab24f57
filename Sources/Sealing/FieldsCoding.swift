/// A list of optional strings as bytes, so that one seal covers all fields of a citizen.
///
/// The number of fields, then for each field 0 for nil, or 1 + its length in bytes followed by its UTF-8.
/// Numbers are LEB128 in their shortest form: a list has exactly one encoding.
public enum FieldsCoding {
    /// The bytes of these fields.
    public static func encode(_ fields: [String?]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(fields.reduce(2) { $0 + ($1?.utf8.count ?? 0) + 2 })
        append(fields.count, to: &bytes)
        for field in fields {
            append(field.map { $0.utf8.count + 1 } ?? 0, to: &bytes)
            bytes.append(contentsOf: (field ?? "").utf8)
        }
        return bytes
    }

    /// The fields of these bytes, which must be exactly what `encode` made.
    public static func decode(_ bytes: [UInt8]) throws(FieldsError) -> [String?] {
        var rest = bytes[...]
        let count = try number(from: &rest)
        // Each field takes at least one byte: a made-up count can't make us reserve memory.
        guard count <= rest.count else { throw .cutShort }
        var fields: [String?] = []
        fields.reserveCapacity(count)
        for index in 0..<count {
            fields.append(try field(index, from: &rest))
        }
        guard rest.isEmpty else { throw .trailingBytes }
        return fields
    }

    private static func field(_ index: Int, from rest: inout ArraySlice<UInt8>) throws(FieldsError) -> String? {
        let marker = try number(from: &rest)
        guard marker > 0 else { return nil }
        guard marker - 1 <= rest.count else { throw .cutShort }
        guard let text = String(validating: rest.prefix(marker - 1), as: UTF8.self) else {
            throw .notUTF8(field: index)
        }
        rest = rest.dropFirst(marker - 1)
        return text
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt(number)
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Reads at most four bytes (28 bits): no citizen's field is longer than 256 MiB.
    private static func number(from rest: inout ArraySlice<UInt8>) throws(FieldsError) -> Int {
        var number = 0
        for shift in [0, 7, 14, 21] {
            guard let byte = rest.popFirst() else { throw .cutShort }
            number |= Int(byte & 0x7F) << shift
            guard byte & 0x80 == 0 else { continue }
            guard byte > 0 || shift == 0 else { throw .badNumber }
            return number
        }
        throw .badNumber
    }
}

/// Why bytes are no list of fields.
public enum FieldsError: Error, Hashable, Sendable {
    /// The bytes end inside a field.
    case cutShort
    /// Bytes follow the last field.
    case trailingBytes
    /// The field with this index (from 0) is not UTF-8.
    case notUTF8(field: Int)
    /// A number is too large or not in its shortest form.
    case badNumber
}

extension FieldsError: CustomStringConvertible {
    /// What is wrong, in words that fit into a sentence.
    public var description: String {
        switch self {
        case .cutShort: "内容不完整"
        case .trailingBytes: "末尾有多余内容"
        case .notUTF8(let field): "第\(field + 1)项不是 UTF-8 文字"
        case .badNumber: "长度有误"
        }
    }
}
