import Bulletins
import Templates

/// One condition of a list as a field of its form.
struct FilterField: TemplateModel {
    enum Control: Sendable {
        case text(hint: String)
        case day
        case choice([FilterOption])
        case check
    }

    let name: String
    let label: String
    let control: Control
    var value = ""
    var error: String?

    static let names: Names<Self> = [
        .text("name", \.name), .text("label", \.label), .text("value", \.value), .text("error", \.error),
        .text("hint", \.hint), .flag("is-text", \.isText), .flag("is-day", \.isDay), .flag("is-choice", \.isChoice),
        .flag("is-check", \.isCheck), .flag("is-set") { !$0.value.isEmpty }, .list("options", \.options),
    ]

    private var hint: String? { if case .text(let hint) = control { hint } else { nil } }

    private var isText: Bool { if case .text = control { true } else { false } }

    private var isDay: Bool { if case .day = control { true } else { false } }

    private var isChoice: Bool { if case .choice = control { true } else { false } }

    private var isCheck: Bool { if case .check = control { true } else { false } }

    /// The choices with the chosen one marked; one that the city's lists lack is shown all the same.
    private var options: [FilterOption] {
        guard case .choice(let options) = control else { return [] }
        let isListed = value.isEmpty || options.contains { $0.value == value }
        let all = isListed ? options : options + [FilterOption(value, value)]
        return all.map { FilterOption($0.value, $0.label, isChosen: $0.value == value) }
    }

    /// The value as people read it: 统计期 as a title, a choice by its label.
    var shownValue: String {
        switch control {
        case .text, .day: return value
        case .check: return ""
        case .choice: return options.first { $0.isChosen }?.label.trimmingIndent ?? value
        }
    }
}

/// One choice of a field.
struct FilterOption: TemplateModel, Hashable {
    let value: String
    let label: String
    let isChosen: Bool

    init(_ value: String, _ label: String, isChosen: Bool = false) {
        self.value = value
        self.label = label
        self.isChosen = isChosen
    }

    static let names: Names<Self> = [
        .text("value", \.value), .text("label", \.label), .flag("is-chosen", \.isChosen),
    ]
}

extension String {
    /// Without the wide spaces that indent a subcategory among the choices.
    fileprivate var trimmingIndent: String { String(drop { $0 == "\u{3000}" }) }
}
