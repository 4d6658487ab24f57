import Testing
import WorkOrders
import WorkingDays

/// Who may do what where, found by trying: rows are actions, columns situations, cells the roles that are let.
struct TransitionTable {
    let situations: [Situation]
    /// The dispatch that is tried; nil where the actions are about the order.
    let dispatch: String?
    private let officers: [Officer]

    init(_ situations: [Situation], dispatch: String? = nil, units: [String]) {
        self.situations = situations
        self.dispatch = dispatch
        let centre: [String?] = [nil]
        let roles = Permissions.standard.names.sorted()
        // Two of each, as some things take a second person, and whom the duty roster and unit cards name.
        let strangers = roles.flatMap { role in
            (centre + units).flatMap { unit in
                ["一", "二"].map { Officer(id: "\(role)\(unit ?? "")\($0)", role: role, unit: unit) }
            }
        }
        officers = (Staff.all + strangers).filter { Self.isPlaced($0) && ($0.unit.map(units.contains) ?? true) }
    }

    /// Roles of units belong to units, all others to the centre.
    private static func isPlaced(_ officer: Officer) -> Bool {
        ["经办人", "单位领导"].contains(officer.role) == (officer.unit != nil)
    }

    /// Markdown, one row for each action that is let anywhere.
    func text() -> String {
        let heads = ["动作", "角色"] + situations.map(\.title)
        let rows = ActionName.allCases.compactMap(row)
        let lines = [heads, heads.map { _ in "---" }] + rows
        return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private func row(_ name: ActionName) -> [String]? {
        let cells = situations.map { roles(name, $0) }
        let all = cells.reduce(into: Set<String>()) { $0.formUnion($1) }
        guard !all.isEmpty else { return nil }
        return ["\(name.title) `\(name)`", text(all)] + cells.map { $0.isEmpty ? "" : $0 == all ? "●" : text($0) }
    }

    private func text(_ roles: Set<String>) -> String { roles.sorted().joined(separator: "、") }

    private func roles(_ name: ActionName, _ situation: Situation) -> Set<String> {
        var roles: Set<String> = []
        let may = officers.filter { Permissions.standard.allows($0.role, name) }
        for matter in situation.matters {
            for officer in may where !roles.contains(label(officer, matter)) {
                if isLet(name, officer, matter) { roles.insert(label(officer, matter)) }
            }
        }
        return roles
    }

    /// An officer of the unit above is told apart.
    private func label(_ officer: Officer, _ matter: Matter) -> String {
        guard let dispatch, let parent = matter.file.dispatch(dispatch)?.parent.flatMap(matter.file.dispatch) else {
            return officer.role
        }
        return officer.unit == parent.unit ? "上级\(officer.role)" : officer.role
    }

    /// Soon after and, for what a deadline brings, long after; under the notice that has come since.
    private func isLet(_ name: ActionName, _ officer: Officer, _ matter: Matter) -> Bool {
        var probe = matter
        probe.rules.calendar = .standard
        let actions = dispatch.map { Attempts.actions(name, $0) } ?? Attempts.actions(name, on: matter)
        // What may be taken back for seconds only is tried seconds after: stories act a minute apart.
        let moments = name == .undo ? [-55] : [20 * 60, 60 * 86_400]
        return moments.contains { seconds in
            probe.now = matter.now.advanced(bySeconds: seconds)
            return actions.contains { probe.refusal(officer, $0) == nil }
        }
    }
}
