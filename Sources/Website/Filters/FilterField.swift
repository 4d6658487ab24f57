import Bulletins
import Templates

/// One condition of a list as a field of its form.
struct FilterField: TemplateModel {
    enum Control: Sendable {
        case text(hint: String)
        case day
        case choice([FilterOption])
        /// Any number of the choices, of which one has to hold.
        case many([FilterOption])
        case check
    }

    let name: String
    let label: String
    let control: Control
    var values: [String] = []
    var error: String?

    static let names: Names<Self> = [
        .text("name", \.name), .text("label", \.label), .text("value", \.value), .text("error", \.error),
        .text("hint", \.hint), .flag("is-text", \.isText), .flag("is-day", \.isDay), .flag("is-choice", \.isChoice),
        .flag("is-check", \.isCheck), .flag("is-set") { !$0.values.isEmpty }, .flag("is-many", \.isMany),
        .list("options", \.options),
        .text("summary") { $0.values.isEmpty ? "全部" : $0.shownValues.joined(separator: "、") },
    ]

    private var hint: String? { if case .text(let hint) = control { hint } else { nil } }

    private var isText: Bool { if case .text = control { true } else { false } }

    private var isDay: Bool { if case .day = control { true } else { false } }

    private var isChoice: Bool { if case .choice = control { true } else { false } }

    private var isCheck: Bool { if case .check = control { true } else { false } }

    private var isMany: Bool { if case .many = control { true } else { false } }

    /// The first value; where several are taken the others stand beside it.
    var value: String {
        get { values.first ?? "" }
        set { values = newValue.isEmpty ? [] : [newValue] }
    }

    /// The choices with the chosen ones marked; one that the city's lists lack is shown all the same.
    private var options: [FilterOption] {
        guard let choices else { return [] }
        let unlisted = values.filter { value in !value.isEmpty && !choices.contains { $0.value == value } }
        let all = choices + unlisted.map { FilterOption($0, $0) }
        return all.map { FilterOption($0.value, $0.label, isChosen: values.contains($0.value)) }
    }

    private var choices: [FilterOption]? {
        switch control {
        case .choice(let options), .many(let options): options
        case .text, .day, .check: nil
        }
    }

    /// The values as people read them: a choice by its label.
    var shownValues: [String] { values.map(shown) }

    private func shown(_ value: String) -> String {
        switch control {
        case .text, .day: value
        case .check: ""
        case .choice(let options), .many(let options):
            options.first { $0.value == value }?.label.trimmingIndent ?? value
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
