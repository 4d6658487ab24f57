import WorkOrders
import WorkingDays

extension CityRules {
    /// What the program itself has where the city has no file, as a file to begin with; nil where it has nothing.
    static func standardText(_ file: CityFile) -> String? {
        guard let columns = file.columns else { return nil }
        switch file {
        case .limits: return CityTable.text(of: limitRows, columns: columns)
        case .alertWords: return CityTable.text(of: wordRows, columns: columns)
        case .reasons: return CityTable.text(of: reasonRows, columns: columns)
        case .roles: return CityTable.text(of: roleRows, columns: columns)
        case .duty, .directory, .unitCards, .leaders, .channels, .tags, .areas, .phrases, .incomingColumns:
            return CityTable.line(columns)
        case .terms, .calendar, .supervision, .signIn: return nil
        }
    }

    private static var limitRows: [[String]] {
        let standard = HandlingLimits.standard
        let rules = standard.rules.map { rule in
            [rule.kind?.title, rule.channel, rule.urgency?.title, rule.tag, rule.unit, "\(rule.limit)"].map { $0 ?? "" }
        }
        return rules + [["", "", "", "", "", "\(standard.otherwise)"]]
    }

    private static var wordRows: [[String]] {
        let standard = AlertWords.standard
        return AlertKind.allCases.flatMap { kind in
            (standard.words[kind] ?? []).enumerated().map { index, word in
                let urgency = index == 0 ? standard.urgency[kind]?.title ?? "" : ""
                return [kind.title, word, urgency, index == 0 && standard.narrowing.contains(kind) ? "是" : ""]
            }
        }
    }

    private static var reasonRows: [[String]] {
        let standard = Reasons.standard
        let lists = [
            ("退单", standard.sendBack), ("不满意", standard.dissatisfaction), ("未解决", standard.unresolved),
            ("申诉", standard.objection), ("不予受理", standard.notAccepted), ("无效", standard.invalid),
        ]
        return lists.flatMap { name, list in list.sorted { $0.key < $1.key }.map { [name, $0.key, $0.value] } }
    }

    private static var roleRows: [[String]] {
        let standard = Permissions.standard
        return standard.names.sorted().flatMap { role in
            ActionName.allCases.filter { standard.allows(role, $0) }.map { action in
                [role, action.title, standard.substitutes.contains(role) ? "是" : ""]
            }
        }
    }
}
