import Bulletins
import Templates
import WorkingDays

/// The form over a table: what its address says, with every fault at its field.
struct TableForm: TemplateModel {
    let action: String
    let subject: TableSubject
    let subjects: [Subject]
    let axes: [Axis]
    let measures: [Choice]
    let measureError: String?
    let period: String
    let periodError: String?
    let asOf: String
    let asOfError: String?
    let isShaded: Bool
    /// The conditions of the subject's lists, as on those lists.
    let filters: HTML
    let isFilterOpen: Bool
    /// What is wrong where no field shows it.
    let errors: [String]
    let hasErrors: Bool

    static let names: Names<Self> = [
        .text("action", \.action), .text("subject", \.subject.rawValue), .list("subjects", \.subjects),
        .list("axes", \.axes), .list("measures", \.measures), .text("measure-error", \.measureError),
        .text("period", \.period), .text("period-error", \.periodError), .text("as-of", \.asOf),
        .text("as-of-error", \.asOfError), .flag("is-shaded", \.isShaded), .html("filters", \.filters),
        .flag("is-filter-open", \.isFilterOpen), .texts("errors", \.errors), .flag("has-errors", \.hasErrors),
        .texts("periods") { _ in TablePeriod.Relative.allCases.map(\.title) },
        .flag("has-subjects") { $0.subjects.count > 1 },
    ]

    /// 诉求 or 转办件, to change between.
    struct Subject: TemplateModel {
        let title: String
        let path: String
        let isChosen: Bool

        static let names: Names<Self> = [
            .text("title", \.title), .text("path", \.path), .flag("is-chosen", \.isChosen),
        ]
    }

    /// A field with one choice.
    struct Axis: TemplateModel {
        let name: String
        let label: String
        /// What stands for no choice; nil where one has to be made.
        let blank: String?
        let options: [FilterOption]
        let error: String?

        static let names: Names<Self> = [
            .text("name", \.name), .text("label", \.label), .text("blank", \.blank), .list("options", \.options),
            .text("error", \.error),
        ]
    }

    /// A measure with a box to tick.
    struct Choice: TemplateModel {
        let name: String
        let title: String
        let isChosen: Bool

        static let names: Names<Self> = [
            .text("name", \.name), .text("title", \.title), .flag("is-chosen", \.isChosen),
        ]
    }
}

extension TableForm {
    /// The form as a reading of an address fills it.
    init(
        _ reading: TableReading,
        subject: TableSubject,
        subjects: [Subject],
        action: String,
        filters: [FilterField],
        template: Template<FilterField>
    ) {
        let value = { (name: String) in reading.items.first { $0.name == name }?.value ?? "" }
        let fields = filters.map { field in
            var field = field
            field.values = reading.items.filter { $0.name == field.name }.map(\.value)
            field.error = reading.errors[field.name]
            return field
        }
        let chosen = Set(reading.items.filter { $0.name == "measure" }.map(\.value))
        let own: Set<String> = ["rows", "then", "columns", "measure", "period", "as-of", "shares", "sort"]
        let shown = own.union(fields.map(\.name))
        self.action = action
        self.subject = subject
        self.subjects = subjects
        axes = Self.axes(reading, subject, value)
        measures = TableMeasure.all(of: subject).map { measure in
            Choice(name: measure.name, title: measure.title, isChosen: chosen.contains(measure.name))
        }
        measureError = reading.errors["measure"]
        period = (try? TablePeriod(parsing: value("period")))?.title ?? value("period")
        periodError = reading.errors["period"]
        (asOf, asOfError) = (value("as-of"), reading.errors["as-of"])
        isShaded = !value("shade").isEmpty
        self.filters = HTML(fields.map(template.render))
        isFilterOpen = fields.contains { !$0.values.isEmpty || $0.error != nil }
        errors = reading.errors.filter { !shown.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
        hasErrors = !reading.errors.isEmpty
    }

    private static func axes(_ reading: TableReading, _ subject: TableSubject, _ value: (String) -> String) -> [Axis] {
        let dimensions = TableDimension.offered(for: subject).map { FilterOption($0.rawValue, $0.title(of: subject)) }
        let shares = StatTable.Shares.allCases.filter { $0 != .none }.map { FilterOption($0.rawValue, $0.title) }
        let chosen = reading.items.filter { $0.name == "measure" }.compactMap { TableMeasure(named: $0.value) }
        let sorts = chosen.map { FilterOption($0.name, $0.title) }
        let fields: [(name: String, label: String, blank: String?, options: [FilterOption])] = [
            ("rows", "行", nil, dimensions), ("then", "行的第二级", "不分", dimensions), ("columns", "列", "不分", dimensions),
            ("shares", "占比", StatTable.Shares.none.title, shares), ("sort", "排序", "按名录顺序", sorts),
        ]
        return fields.map { field in
            let options = field.options.map {
                FilterOption($0.value, $0.label, isChosen: $0.value == value(field.name))
            }
            return Axis(
                name: field.name,
                label: field.label,
                blank: field.blank,
                options: options,
                error: reading.errors[field.name]
            )
        }
    }
}

extension TablePeriod {
    /// As a form shows it: `2022-02`, `上月`.
    var title: String {
        switch self {
        case .fixed(let period): period.name
        case .relative(let relative): relative.title
        }
    }
}
