import Bulletins
import Documents
import Templates

/// One field of the form of an action.
struct ActionField: TemplateModel {
    enum Control: Sendable {
        case line
        case area
        case day
        /// Names of units, the first of them leading.
        case units
        case tick
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
    var error: String?

    init(_ name: String, _ label: String, _ control: Control, isRequired: Bool = true) {
        self.name = name
        self.label = label
        self.control = control
        self.isRequired = isRequired
    }

    static let names: Names<Self> = [
        .text("name", \.name), .text("label", \.label), .text("error", \.error), .flag("is-required", \.isRequired),
        .text("value") { $0.values.first }, .flag("is-line") { if case .line = $0.control { true } else { false } },
        .flag("is-area") { if case .area = $0.control { true } else { false } },
        .flag("is-day") { if case .day = $0.control { true } else { false } },
        .flag("is-tick") { if case .tick = $0.control { true } else { false } },
        .flag("is-ticked") { !$0.values.isEmpty },
        .flag("is-choice", \.isChoice), .flag("is-radio", \.isRadio), .list("options", \.options),
        .list("units", \.unitLines),
    ]

    private var choices: [Option] { if case .choice(let options) = control { options } else { [] } }
    /// Few choices are all seen at once.
    private var isRadio: Bool { (1...5).contains(choices.count) }
    private var isChoice: Bool { if case .choice = control { !isRadio } else { false } }

    private var options: [FilterOption] {
        choices.enumerated().map { index, option in
            FilterOption("\(index)", option.label, isChosen: values.first == "\(index)")
        }
    }

    private var unitLines: [UnitLine] {
        guard case .units = control else { return [] }
        return (0..<max(3, values.count)).map { index in
            UnitLine(
                label: index == 0 ? "主办单位" : "协办单位 \(index)",
                id: "\(name)-\(index)",
                value: index < values.count ? values[index] : "",
                isFirst: index == 0
            )
        }
    }

    /// One unit of several.
    struct UnitLine: TemplateModel {
        let label: String
        let id: String
        let value: String
        let isFirst: Bool

        static let names: Names<Self> = [
            .text("label", \.label), .text("id", \.id), .text("value", \.value), .flag("is-first", \.isFirst),
        ]
    }

    /// What the sent form says, as members of the action's JSON; nothing for a field that was left blank.
    func members(_ items: FormItems) -> [JSONValue.Member] {
        switch control {
        case .line, .area, .day: items.given(name).map { [JSONValue.Member(name, .string($0))] } ?? []
        case .tick: [JSONValue.Member(name, .bool(items.isTicked(name)))]
        case .units:
            items.all(name).isEmpty ? [] : [JSONValue.Member(name, .array(items.all(name).map(JSONValue.string)))]
        case .choice(let options): options.choice(items[name])?.members ?? []
        }
    }

    /// The field with what was typed.
    func filled(_ items: FormItems) -> ActionField {
        var field = self
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
