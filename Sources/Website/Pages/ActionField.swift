import Bulletins
import Documents
import Templates
import WorkOrders

/// One field of the form of an action.
struct ActionField: TemplateModel {
    enum Control: Sendable {
        case line
        case area
        case day
        case time
        /// The name of one unit.
        case unit
        /// A path of names with `/` between them.
        case category
        /// Names of units, the first of them leading.
        case units
        /// The same, each with a deadline of its own if it is to be earlier.
        case assignments
        /// Whom the centre told by phone, and when.
        case phoned
        case tick
        /// A line with names to choose from.
        case suggested([String])
        case choice([Option])
    }

    /// A choice, and what it says in the action's JSON.
    struct Option: Sendable {
        let label: String
        let members: [JSONValue.Member]
    }

    let name: String
    let label: String
    let control: Control
    var isRequired = true
    /// What the officer typed, or what stands there before he does.
    var values: [String] = []
    /// The times beside the values, as they were typed.
    var deadlines: [String] = []
    var error: String?

    init(_ name: String, _ label: String, _ control: Control, isRequired: Bool = true) {
        self.name = name
        self.label = label
        self.control = control
        self.isRequired = isRequired
    }

    static let names: Names<Self> = [
        .text("name", \.name), .text("label", \.label), .text("error", \.error), .flag("is-required", \.isRequired),
        .text("value") { $0.values.first }, .flag("is-line", \.isLine),
        .texts("suggestions", \.suggestions), .flag("suggests") { !$0.suggestions.isEmpty },
        .flag("is-area") { if case .area = $0.control { true } else { false } },
        .flag("is-day") { if case .day = $0.control { true } else { false } },
        .flag("is-time") { if case .time = $0.control { true } else { false } },
        .flag("is-units") { !$0.unitLines.isEmpty }, .flag("has-deadlines", \.hasDeadlines),
        .flag("has-own-deadlines") { $0.deadlines.contains { !$0.isEmpty } },
        .text("source", \.source), .group("phoned", \.phoned),
        .flag("is-tick") { if case .tick = $0.control { true } else { false } },
        .flag("is-ticked") { !$0.values.isEmpty },
        .flag("is-choice", \.isChoice), .flag("is-radio", \.isRadio), .list("options", \.options),
        .list("units", \.unitLines),
    ]

    private var suggestions: [String] { if case .suggested(let names) = control { names } else { [] } }

    private var isLine: Bool {
        switch control {
        case .line, .suggested: true
        case .area, .day, .time, .unit, .category, .units, .assignments, .phoned, .tick, .choice: false
        }
    }

    private var choices: [Option] { if case .choice(let options) = control { options } else { [] } }
    /// Few choices are all seen at once.
    private var isRadio: Bool { (1...5).contains(choices.count) }
    private var isChoice: Bool { if case .choice = control { !isRadio } else { false } }

    private var options: [FilterOption] {
        choices.enumerated().map { index, option in
            FilterOption("\(index)", option.label, isChosen: values.first == "\(index)")
        }
    }

    /// The list that a single name is chosen from.
    private var source: String? {
        switch control {
        case .unit: ChoiceList.units.rawValue
        case .category: ChoiceList.categories.rawValue
        case .line, .area, .day, .time, .units, .assignments, .phoned, .tick, .suggested, .choice: nil
        }
    }

    /// Whether it names units.
    var namesUnits: Bool {
        switch control {
        case .unit, .units, .assignments: true
        case .line, .area, .day, .time, .category, .phoned, .tick, .suggested, .choice: false
        }
    }

    /// Whether it names a category.
    var namesCategory: Bool { if case .category = control { true } else { false } }

    private var hasDeadlines: Bool { if case .assignments = control { true } else { false } }

    private var phoned: Phoned? {
        guard case .phoned = control else { return nil }
        return Phoned(name: name, person: values.first ?? "", at: deadlines.first ?? "")
    }

    private var unitLines: [UnitLine] {
        switch control {
        case .units, .assignments: break
        case .line, .area, .day, .time, .unit, .category, .phoned, .tick, .suggested, .choice: return []
        }
        return (0..<max(hasDeadlines ? 4 : 3, values.count)).map { index in
            UnitLine(
                label: index == 0 ? "主办单位" : "协办单位 \(index)",
                id: "\(name)-\(index)",
                value: index < values.count ? values[index] : "",
                deadline: index < deadlines.count ? deadlines[index] : "",
                isFirst: index == 0
            )
        }
    }

    /// One unit of several.
    struct UnitLine: TemplateModel {
        let label: String
        let id: String
        let value: String
        /// As it was typed; empty for that of the limit.
        let deadline: String
        let isFirst: Bool

        static let names: Names<Self> = [
            .text("label", \.label), .text("id", \.id), .text("value", \.value), .text("deadline", \.deadline),
            .flag("is-first", \.isFirst),
        ]
    }

    /// 电话交办 as it was typed.
    struct Phoned: TemplateModel {
        let name: String
        let person: String
        let at: String

        static let names: Names<Self> = [
            .text("name", \.name), .text("person", \.person), .text("at", \.at),
            .flag("is-open") { !$0.person.isEmpty },
        ]
    }

    /// What the sent form says, as members of the action's JSON; nothing for a field that was left blank.
    func members(_ items: FormItems) -> [JSONValue.Member] {
        switch control {
        case .line, .area, .day, .time, .unit, .suggested:
            items.given(name).map { [JSONValue.Member(name, .string($0))] } ?? []
        case .tick: [JSONValue.Member(name, .bool(items.isTicked(name)))]
        case .units:
            items.all(name).isEmpty ? [] : [JSONValue.Member(name, .array(items.all(name).map(JSONValue.string)))]
        case .category:
            items.given(name).map { path in
                [JSONValue.Member(name, .array(path.split(separator: "/").map { .string(String($0)) }))]
            } ?? []
        case .assignments: assigned(items)
        case .phoned: phoned(items)
        case .choice(let options): options.choice(items[name])?.members ?? []
        }
    }

    private func assigned(_ items: FormItems) -> [JSONValue.Member] {
        let deadlines = items.items.filter { $0.name == deadlineName }.map(\.value.trimmed)
        var units: [JSONValue] = []
        for (index, item) in items.items.filter({ $0.name == name }).enumerated() where !item.value.trimmed.isEmpty {
            var members = [JSONValue.Member("unit", .string(item.value.trimmed))]
            if index < deadlines.count, !deadlines[index].isEmpty {
                members.append(JSONValue.Member("deadline", .string(deadlines[index])))
            }
            // A form that leaves the first line blank names no lead.
            let role: DispatchRole = index == 0 ? .lead : .assisting
            units.append(.object(members + [JSONValue.Member("role", .string(role.title))]))
        }
        return units.isEmpty ? [] : [JSONValue.Member(name, .array(units))]
    }

    private func phoned(_ items: FormItems) -> [JSONValue.Member] {
        guard let person = items.given(name) else { return [] }
        let at = items.given(deadlineName).map { [JSONValue.Member("at", .string($0))] } ?? []
        return [JSONValue.Member(name, .object([JSONValue.Member("person", .string(person))] + at))]
    }

    private var deadlineName: String { "\(name)-at" }

    /// The field with what was typed.
    func filled(_ items: FormItems) -> ActionField {
        var field = self
        field.deadlines = items.items.filter { $0.name == deadlineName }.map(\.value)
        field.values = items.items.filter { $0.name == name }.map(\.value)
        return field
    }
}

extension [ActionField.Option] {
    fileprivate func choice(_ index: String) -> ActionField.Option? {
        guard let index = Int(index), indices.contains(index) else { return nil }
        return self[index]
    }
}
