import Bulletins
import Templates

/// The form that keeps a table as a template.
struct KeepTableForm: TemplateModel {
    let action: String
    let spec: String
    let name: String
    let isShared: Bool
    let schedules: [FilterOption]
    let error: String?

    static let names: Names<Self> = [
        .text("action", \.action), .text("spec", \.spec), .text("name", \.name), .flag("is-shared", \.isShared),
        .list("schedules", \.schedules), .text("error", \.error),
        .text("name-limit") { _ in "\(TableTemplate.nameLimit)" },
    ]

    /// What was typed stays where it had a fault.
    init(_ table: StatTable, typed: FormItems?, problem: String?, paths: Paths) {
        action = paths.tables
        spec = table.items.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
        name = typed?["name"] ?? ""
        isShared = typed?.isTicked("shared") ?? false
        let chosen = typed?["schedule"] ?? "\(TableSchedule.never.rawValue)"
        schedules = TableSchedule.allCases.map { schedule in
            FilterOption("\(schedule.rawValue)", schedule.title, isChosen: "\(schedule.rawValue)" == chosen)
        }
        error = problem
    }
}
