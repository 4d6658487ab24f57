import Bulletins
import Templates
import WorkingDays

/// The form over a list: what is asked for, as fields and as marks to take off again.
struct FilterForm: TemplateModel {
    let action: String
    /// Always seen.
    let fields: HTML
    /// Behind 更多条件.
    let furtherFields: HTML
    /// Whether one of those has an error and must be seen.
    let isFurtherOpen: Bool
    let hasErrors: Bool
    /// What is wrong, where it is not at one field.
    let errors: [String]
    let chips: [Chip]
    /// What the address has beside conditions, name and value, and stays while they are changed.
    var kept: [FilterOption] = []
    /// The list without conditions.
    var cleared: String

    /// A condition that is set, and the same list without it.
    struct Chip: TemplateModel {
        let label: String
        let value: String
        let path: String

        static let names: Names<Self> = [.text("label", \.label), .text("value", \.value), .text("path", \.path)]
    }

    static let names: Names<Self> = [
        .text("action", \.action), .html("fields", \.fields), .html("further-fields", \.furtherFields),
        .flag("is-further-open", \.isFurtherOpen), .texts("errors", \.errors), .list("chips", \.chips),
        .flag("has-errors", \.hasErrors), .list("kept", \.kept), .text("cleared", \.cleared),
    ]

    /// Fills the fields of a list, of which the first `shown` are always seen, with what an address asks for.
    init(
        action: String,
        fields: FilterFields,
        shown: Int,
        reading: FilterReading,
        address: ([QueryItem]) -> String
    ) {
        let filled = fields.filled(by: reading)
        self.action = action
        cleared = action
        self.fields = HTML(filled.prefix(shown).map(\.markup))
        furtherFields = HTML(filled.dropFirst(shown).map(\.markup))
        isFurtherOpen = filled.dropFirst(shown).contains { $0.field.error != nil }
        errors = reading.errors
        hasErrors = !reading.isGood
        chips = filled.map(\.field).filter { $0.error == nil }.flatMap { field in
            zip(field.values, field.shownValues).map { value, shown in
                Chip(
                    label: field.label,
                    value: (try? Period(parsing: value))?.title ?? shown,
                    path: address(reading.items.filter { $0.name != field.name || $0.value != value })
                )
            }
        }
    }
}

/// What an address asks a list for, with every error and not only the first.
struct FilterReading: Sendable {
    let items: [QueryItem]
    private(set) var fieldErrors: [String: String] = [:]
    private(set) var errors: [String] = []

    var isGood: Bool { fieldErrors.isEmpty && errors.isEmpty }

    /// Reads items by `check`, which refuses what is no query of the list.
    init(_ items: [QueryItem], check: ([QueryItem]) throws(QueryError) -> Void) {
        self.items = items.filter { !$0.value.isEmpty }
        for item in items {
            do throws(QueryError) { try check([item]) } catch { add(error) }
        }
        guard isGood else { return }
        do throws(QueryError) { try check(items) } catch { add(error) }
    }

    private mutating func add(_ error: QueryError) {
        switch error {
        case .badValue(let name, let value, let expected):
            fieldErrors[name] = "“\(value)”无法识别，请填写\(expected)。"
        case .unknownName(let name, _): errors.append("没有名为“\(name)”的筛选条件，请从下面的条件中选择。")
        case .repeatedName: errors.append(error.description)
        }
    }
}
