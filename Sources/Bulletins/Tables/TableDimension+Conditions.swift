import WorkOrders
import WorkingDays

/// What a code adds to the list of its cells: the one place that says which dimensions lists understand.
extension TableCoder {
    /// Whether the query now lists only what has the code; false where no condition says so.
    func narrow(_ query: inout OrderQuery, _ dimension: TableDimension, _ code: Int) -> Bool {
        guard code != Self.none else { return false }
        switch dimension {
        case .county: return set(&query.county, names.figures.areas[code]?.county)
        case .category: return set(&query.category, code, levels: 1)
        case .subcategory: return set(&query.category, code, levels: 2)
        case .detail: return set(&query.category, code, levels: 3)
        case .kind: return set(&query.kind, RequestKind(rawValue: code))
        case .channel: return set(&query.channel, names.figures.channels[code])
        case .tag: return set(&query.tag, names.tags[code])
        case .urgency: return set(&query.urgency, Urgency(rawValue: code))
        case .ending: return set(&query.ending, Ending(rawValue: code))
        case .status: return set(&query.status, WorkOrderStatus(rawValue: code))
        case .hour: return set(&query.hour, code)
        case .day, .week, .month: return true
        // OrderQuery has no such condition.
        case .group, .unit, .street, .community, .weekday, .officer: return false
        }
    }

    /// Whether the query now lists only what has the code; false where no condition says so.
    func narrow(_ query: inout DispatchQuery, _ dimension: TableDimension, _ code: Int) -> Bool {
        guard code != Self.none else { return false }
        switch dimension {
        case .group: return set(&query.group, names.figures.units[code]?.group)
        case .unit: return set(&query.unit, names.figures.units[code]?.name)
        case .kind: return set(&query.kind, RequestKind(rawValue: code))
        case .day, .week, .month: return true
        // DispatchQuery has no such condition.
        case .county, .street, .community, .category, .subcategory, .detail, .channel, .urgency, .officer: return false
        case .tag, .ending, .status, .hour, .weekday: return false
        }
    }

    /// The days of a code; nil where the dimension is no span of time.
    func span(_ dimension: TableDimension, _ code: Int) -> Period? {
        let day = CivilDay(daysSinceEpoch: code)
        return switch dimension {
        case .day: .day(containing: day)
        case .week: .week(containing: day)
        case .month: .month(containing: CivilDay(year: code / 12, month: code % 12 + 1, day: 1))
        default: nil
        }
    }

    /// False where the filter asks for another value: a cell of nothing has no list.
    private func set<Value: Equatable>(_ condition: inout Value?, _ value: Value?) -> Bool {
        guard let value, condition == nil || condition == value else { return false }
        condition = value
        return true
    }

    /// A longer path of the filter stays: what it lists has the shorter one too.
    private func set(_ condition: inout CategoryPath?, _ code: Int, levels: Int) -> Bool {
        let names = names.figures.categories[code]?.names.prefix(levels)
        guard let path = names.flatMap({ CategoryPath(Array($0)) }), path.names.count == levels else { return false }
        guard let asked = condition else {
            condition = path
            return true
        }
        if path.names.starts(with: asked.names) { condition = path }
        return condition?.names.starts(with: path.names) ?? false
    }
}
