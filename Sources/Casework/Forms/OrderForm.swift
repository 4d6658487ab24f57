public import Documents
public import WorkOrders
public import WorkingDays

/// Orders, files and events as JSON.
public enum OrderForm {
    /// What somebody may fill in when he registers an order; everything else is the rule's.
    private static let fields: Set<String> = [
        "number", "channel", "receivedAt", "kind", "category", "title", "content", "occurredAt", "place", "subject",
        "callerKind", "citizen", "isAnonymous", "isConfidential", "isPublic", "urgency", "tags", "external",
        "callNumber", "origin", "notes",
    ]

    /// Reads an order to be registered: `channel`, `kind`, `category` and `content` must be there.
    ///
    /// `receivedAt` is `now` where it isn't given.
    public static func draft(_ value: JSONValue, now: Instant) throws(FormError) -> WorkOrder {
        guard case .object(let members) = value else { throw .wrongValue(field: "工单", expected: "{\"channel\": …}") }
        for member in members where !fields.contains(member.name) { throw .unknownField(member.name) }
        for field in ["channel", "kind", "category", "content"] where value[field] == nil {
            throw .missing(field: field)
        }
        let blank = try blank(now)
        let given = members.map { $0.name == "place" ? JSONValue.Member($0.name, wholePlace($0.value)) : $0 }
        let rest = blank.members.filter { value[$0.name] == nil }
        return try Form.read(WorkOrder.self, from: .object(rest + given))
    }

    /// An order with nothing in it but what may be left out.
    private static func blank(_ now: Instant) throws(FormError) -> JSONValue {
        guard let category = CategoryPath(["-"]) else { throw .missing(field: "category") }
        let order = WorkOrder(
            number: "",
            channel: "",
            receivedAt: now,
            kind: .other,
            category: category,
            content: "",
            ending: .dispatched
        )
        do {
            return try Form.value(order)
        } catch {
            throw .notJSON
        }
    }

    /// A place with every level of its area.
    private static func wholePlace(_ place: JSONValue) -> JSONValue {
        guard case .object(let members) = place else { return place }
        let area = place["area"]?.members ?? []
        let missing = ["county", "street", "community"].filter { name in !area.contains { $0.name == name } }
        let whole = area + missing.map { JSONValue.Member($0, .string("")) }
        return .object(members.filter { $0.name != "area" } + [JSONValue.Member("area", .object(whole))])
    }

    /// A file; lists that are empty are left out.
    ///
    /// `provisional` names the dispatches whose deadlines may still move (暂定).
    public static func value(_ file: CaseFile, at now: Instant, calendar: WorkCalendar) throws -> JSONValue {
        let whole = try Form.value(file)
        let status = JSONValue.Member("status", .string(file.order.status.title))
        let stages = file.dispatches.map {
            JSONValue.Member($0.number, .string(file.stage(of: $0).title))
        }
        let provisional = file.dispatches.filter { $0.isProvisional(at: now, calendar: calendar) }.map(\.number)
        let members = [
            status, JSONValue.Member("stages", .object(stages)),
            JSONValue.Member("provisional", .array(provisional.map(JSONValue.string))),
        ]
        return JSONValue.object(members + whole.members).withoutEmpty
    }

    /// The history of an order, oldest first.
    public static func value(_ events: [Event]) throws -> JSONValue {
        .array(try events.map { try Form.value($0).withoutUnnamed.withoutEmpty })
    }
}

extension JSONValue {
    /// What the compiler names `_0` has no name that says anything: its value stands for it.
    fileprivate var withoutUnnamed: JSONValue {
        switch self {
        case .object(let members) where members.count == 1 && members[0].name == "_0": members[0].value.withoutUnnamed
        case .object(let members): .object(members.map { Member($0.name, $0.value.withoutUnnamed) })
        case .array(let values): .array(values.map(\.withoutUnnamed))
        case .string, .integer, .decimal, .bool, .null: self
        }
    }
}
