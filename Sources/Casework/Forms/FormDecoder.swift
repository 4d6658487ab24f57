import Documents
import WorkOrders
import WorkingDays

extension Form {
    /// The value that a JSON text tells; refuses members that the type doesn't have.
    static func read<Value: Decodable>(
        _ type: Value.Type,
        from value: JSONValue,
        at path: String = ""
    ) throws(FormError) -> Value {
        do {
            return try FormDecoder(value: value, path: path).decode(type)
        } catch let error as FormError {
            throw error
        } catch {
            throw .wrongValue(field: path, expected: "另一种写法")
        }
    }
}

private struct FormDecoder: Decoder {
    let value: JSONValue
    /// The names that lead here, joined with points.
    let path: String
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The text as a value of a type that has a text; nil for other types.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let read: Any? =
            switch type {
            case is Bool.Type: try flag()
            case is Int.Type: try integer()
            case is String.Type: try text("文字")
            case is Instant.Type: try written("时间，如 2022-02-28 14:05") { Instant($0) }
            case is CivilDay.Type: try written("日期，如 2022-02-28") { CivilDay($0) }
            case is HandlingLimit.Type: try written("时限，如 5个工作日、20分钟、2小时") { HandlingLimit($0) }
            case let titled as any Titled.Type: try self.titled(titled)
            default: nil
            }
        if let read = read as? Value { return read }
        do {
            return try Value(from: self)
        } catch is DecodingError {
            throw FormError.wrongValue(field: path, expected: "正确的内容")
        }
    }

    private func titled<Value: Titled>(_ type: Value.Type) throws -> Any {
        try written("下列之一：\(Value.titles)") { Value(title: $0) }
    }

    private func written<Value>(_ expected: String, _ read: (String) -> Value?) throws(FormError) -> Value {
        guard let value = read(try text(expected)) else { throw .wrongValue(field: path, expected: expected) }
        return value
    }

    private func text(_ expected: String) throws(FormError) -> String {
        guard case .string(let text) = value else { throw .wrongValue(field: path, expected: expected) }
        return text
    }

    private func integer() throws(FormError) -> Int {
        guard case .integer(let number) = value else { throw .wrongValue(field: path, expected: "整数") }
        return number
    }

    private func flag() throws(FormError) -> Bool {
        guard case .bool(let flag) = value else { throw .wrongValue(field: path, expected: "true 或 false") }
        return flag
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw FormError.wrongValue(field: path, expected: "{…}") }
        for member in members where Key(stringValue: member.name) == nil {
            throw FormError.unknownField(below(member.name))
        }
        return KeyedDecodingContainer(KeyedForm(decoder: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let values) = value else { throw FormError.wrongValue(field: path, expected: "[…]") }
        return ListForm(decoder: self, values: values)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { SingleForm(decoder: self) }

    func below(_ name: String) -> String {
        // What the compiler calls an unnamed value has no name that people wrote.
        name.hasPrefix("_") ? path : path.isEmpty ? name : "\(path).\(name)"
    }
}

private struct KeyedForm<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: FormDecoder
    let members: [JSONValue.Member]
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }

    private func decoder(_ key: Key) throws -> FormDecoder {
        let path = decoder.below(key.stringValue)
        guard let member = members.first(where: { $0.name == key.stringValue }) else {
            throw FormError.missing(field: path)
        }
        return FormDecoder(value: member.value, path: path)
    }

    func contains(_ key: Key) -> Bool { members.contains { $0.name == key.stringValue } }
    func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).value == .null }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder(key).decode(type)
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> {
        // The case of an enum is no field that people wrote.
        try FormDecoder(value: decoder(key).value, path: decoder.path).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct ListForm: UnkeyedDecodingContainer {
    let decoder: FormDecoder
    let values: [JSONValue]
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex >= values.count }

    init(decoder: FormDecoder, values: [JSONValue]) {
        self.decoder = decoder
        self.values = values
    }

    private mutating func next() throws -> FormDecoder {
        guard !isAtEnd else { throw FormError.missing(field: decoder.path) }
        defer { currentIndex += 1 }
        return FormDecoder(value: values[currentIndex], path: "\(decoder.path)[\(currentIndex + 1)]")
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, values[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decode(type) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct SingleForm: SingleValueDecodingContainer {
    let decoder: FormDecoder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { decoder.value == .null }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type) }
}
