import Documents
import WorkOrders
import WorkingDays

/// Writes values as people read them: instants and days as texts, closed sets by their titles, members in order.
enum Form {
    /// The JSON of a value.
    static func value(_ value: some Encodable) throws -> JSONValue {
        switch value {
        case let flag as Bool: return .bool(flag)
        case let number as Int: return .integer(number)
        case let text as String: return .string(text)
        case let instant as Instant: return .string(instant.second == 0 ? instant.minuteText : instant.description)
        case let day as CivilDay: return .string(day.description)
        case let limit as HandlingLimit: return .string(limit.description)
        case let titled as any Titled: return .string(titled.title)
        case let names as Set<String>: return .array(names.sorted().map(JSONValue.string))
        case let notes as [String: String]:
            return .object(notes.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
        default:
            let encoder = FormEncoder()
            try value.encode(to: encoder)
            return encoder.slot.value
        }
    }
}

/// A place for a value that is being written.
private final class Slot {
    var members: [(name: String, slot: Slot)] = []
    var elements: [Slot]?
    var written: JSONValue?

    var value: JSONValue {
        if let written { return written }
        if let elements { return .array(elements.map(\.value)) }
        return .object(members.map { JSONValue.Member($0.name, $0.slot.value) })
    }

    func member(_ name: String) -> Slot {
        let slot = Slot()
        members.append((name, slot))
        return slot
    }

    func element() -> Slot {
        let slot = Slot()
        elements = (elements ?? []) + [slot]
        return slot
    }
}

private struct FormEncoder: Encoder {
    let slot: Slot
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ slot: Slot = Slot()) { self.slot = slot }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedForm(slot: slot))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.elements = slot.elements ?? []
        return ListForm(slot: slot)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleForm(slot: slot) }
}

private struct KeyedForm<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: Slot
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { slot.member(key.stringValue).written = .null }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        slot.member(key.stringValue).written = try Form.value(value)
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Other> {
        FormEncoder(slot.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        FormEncoder(slot.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { FormEncoder(slot.member("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { FormEncoder(slot.member(key.stringValue)) }
}

private struct ListForm: UnkeyedEncodingContainer {
    let slot: Slot
    var codingPath: [any CodingKey] { [] }
    var count: Int { slot.elements?.count ?? 0 }

    func encodeNil() { slot.element().written = .null }
    func encode<Value: Encodable>(_ value: Value) throws { slot.element().written = try Form.value(value) }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        FormEncoder(slot.element()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { FormEncoder(slot.element()).unkeyedContainer() }
    func superEncoder() -> any Encoder { FormEncoder(slot.element()) }
}

private struct SingleForm: SingleValueEncodingContainer {
    let slot: Slot
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { slot.written = .null }
    func encode<Value: Encodable>(_ value: Value) throws { slot.written = try Form.value(value) }
}
