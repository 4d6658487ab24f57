public import Documents
public import WorkOrders

/// An action as JSON: `{"action": "签收", "dispatch": "20220301000007-1"}`.
///
/// The action by its Chinese or English name; everything it carries beside it, times and closed sets as people write
/// them.
public enum ActionForm {
    /// Reads an action; unknown fields and wrong values are refused.
    public static func action(_ value: JSONValue) throws(FormError) -> Action {
        guard case .object(let members) = value else { throw .wrongValue(field: "动作", expected: "{\"action\": …}") }
        guard let given = value["action"] else { throw .missing(field: "action") }
        guard case .string(let text) = given else { throw .wrongValue(field: "action", expected: "动作的名称") }
        guard let name = name(text), name != .register, name != .adopt else { throw .unknownAction(text) }
        let payload = payload(members.filter { $0.name != "action" }, of: name)
        return try Form.read(Action.self, from: .object([JSONValue.Member(name.caseName, .object(payload))]))
    }

    /// The JSON of an action; ``action(_:)`` reads it back.
    public static func value(_ action: Action) throws -> JSONValue {
        let name = action.name
        let encoded = try Form.value(action)
        var members = [JSONValue.Member("action", .string(name.title))]
        let shape = ActionShape.of(name)
        let flattened = Set(shape.flattened.map(\.name))
        for member in encoded[name.caseName]?.members ?? [] {
            if flattened.contains(member.name) {
                members += member.value.members.map { JSONValue.Member(shape.shown($0.name), $0.value) }
            } else if !(name.contactKind != nil && member.name == "_0") {
                members.append(shown(member, shape))
            }
        }
        return .object(members)
    }

    private static func name(_ text: String) -> ActionName? {
        ActionName(title: text) ?? ActionName.allCases.first { "\($0)" == text }
    }

    private static func shown(_ member: JSONValue.Member, _ shape: ActionShape) -> JSONValue.Member {
        let name = shape.renamed.first { $0.value == member.name }?.key ?? member.name
        // Of a leading order only the number is said; the desk reads the rest.
        if name == "leader", let number = member.value["number"] { return JSONValue.Member(name, number) }
        return JSONValue.Member(name, member.value)
    }

    /// The members as the compiler's own coding has them.
    private static func payload(_ members: [JSONValue.Member], of name: ActionName) -> [JSONValue.Member] {
        let shape = ActionShape.of(name)
        var plain: [JSONValue.Member] = name.contactKind.map { [JSONValue.Member("_0", .string($0.title))] } ?? []
        var flattened = shape.flattened.map { JSONValue.Member($0.name, .object([])) }
        for member in members + shape.missingLists(in: members) {
            // 重办 names units that have their roles already.
            let isAssigned = member.name == "units" && name != .reopen
            let value = isAssigned ? withRoles(member.value) : member.value
            if let renamed = shape.renamed[member.name] {
                plain.append(JSONValue.Member(renamed, renamed == "_0" ? leader(value, name) : value))
            } else if member.name != "dispatch", let index = shape.place(of: member.name) {
                let inner = flattened[index].value.members + [JSONValue.Member(shape.stored(member.name), value)]
                flattened[index].value = .object(inner)
            } else {
                plain.append(JSONValue.Member(member.name, value))
            }
        }
        if name == .addUnit { flattened = flattened.map { $0.name == "_0" ? assisting($0) : $0 } }
        return plain + flattened
    }

    /// The first unit leads and the others assist where nothing is said.
    private static func withRoles(_ value: JSONValue) -> JSONValue {
        guard case .array(let units) = value else { return value }
        return .array(
            units.enumerated().map { index, unit in
                let role: DispatchRole = index == 0 ? .lead : .assisting
                if case .string = unit {
                    return .object([JSONValue.Member("unit", unit), JSONValue.Member("role", .string(role.title))])
                }
                guard case .object(let members) = unit, unit["role"] == nil else { return unit }
                return .object(members + [JSONValue.Member("role", .string(role.title))])
            }
        )
    }

    private static func assisting(_ member: JSONValue.Member) -> JSONValue.Member {
        guard member.value["role"] == nil else { return member }
        let role = JSONValue.Member("role", .string(DispatchRole.assisting.title))
        return JSONValue.Member(member.name, .object(member.value.members + [role]))
    }

    private static func leader(_ value: JSONValue, _ name: ActionName) -> JSONValue {
        guard name == .merge || name == .joinIncident, case .string = value else { return value }
        return .object([
            JSONValue.Member("number", value),
            JSONValue.Member("status", .string(WorkOrderStatus.registered.title)),
            JSONValue.Member("isBarred", .bool(false)), JSONValue.Member("isIncident", .bool(name == .joinIncident)),
        ])
    }
}

extension ActionShape {
    /// The structure that a field lies in; nil where it lies beside.
    func place(of field: String) -> Int? { flattened.firstIndex { $0.fields?.contains(field) ?? true } }

    /// A list that wasn't given is empty.
    func missingLists(in members: [JSONValue.Member]) -> [JSONValue.Member] {
        lists.filter { list in !members.contains { $0.name == list } }.map { JSONValue.Member($0, .array([])) }
    }

    /// 改派单位 are `units` in JSON, as they are of a dispatch.
    func stored(_ name: String) -> String { name == "units" ? "assignments" : name }
    func shown(_ name: String) -> String { name == "assignments" ? "units" : name }
}
