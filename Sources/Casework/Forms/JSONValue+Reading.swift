public import Documents
import Foundation

extension JSONValue {
    /// Reads a JSON text; members are in the order of their names.
    public init(parsing text: String) throws(FormError) {
        do {
            self = try JSONDecoder().decode(ReadValue.self, from: Data(text.utf8)).value
        } catch {
            throw .notJSON
        }
    }

    /// The value of a member of an object; nil where there is none.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The members of an object; none of anything else.
    var members: [Member] {
        guard case .object(let members) = self else { return [] }
        return members
    }

    /// Without members and elements that hold nothing.
    var withoutEmpty: JSONValue {
        switch self {
        case .object(let members):
            .object(
                members.map { Member($0.name, $0.value.withoutEmpty) }
                    .filter { $0.value != .array([]) && $0.value != .object([]) }
            )
        case .array(let values): .array(values.map(\.withoutEmpty))
        case .string, .integer, .decimal, .bool, .null: self
        }
    }
}

/// A JSON value as the decoder meets it.
private struct ReadValue: Decodable {
    let value: JSONValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .bool(flag)
        } else if let number = try? container.decode(Int.self) {
            value = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            value = .decimal(String(number))
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let values = try? container.decode([ReadValue].self) {
            value = .array(values.map(\.value))
        } else {
            let members = try container.decode([String: ReadValue].self).sorted { $0.key < $1.key }
            value = .object(members.map { JSONValue.Member($0.key, $0.value.value) })
        }
    }
}
