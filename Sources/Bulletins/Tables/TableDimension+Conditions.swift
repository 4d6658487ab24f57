import WorkOrders
import WorkingDays

/// What a code adds to the list of its cells: the one place that says which dimensions lists understand.
extension TableCoder {
    /// Whether the query now lists only what has the code; false where no condition says so.
    func narrow(_ query: inout OrderQuery, _ dimension: TableDimension, _ code: Int) -> Bool {
        guard code != Self.none else { return false }
        let figures = names.figures
        switch dimension {
        case .county: return narrow(&query.counties, figures.areas[code]?.county)
        case .street: return narrow(&query.places, area(code, levels: 2)) { $0.contains($1) }
        case .community: return narrow(&query.places, area(code, levels: 3)) { $0.contains($1) }
        case .category: return narrow(&query.categories, category(code, levels: 1)) { $0.contains($1) }
        case .subcategory: return narrow(&query.categories, category(code, levels: 2)) { $0.contains($1) }
        case .detail: return narrow(&query.categories, category(code, levels: 3)) { $0.contains($1) }
        case .kind: return narrow(&query.kinds, RequestKind(rawValue: code))
        case .channel: return narrow(&query.channels, figures.channels[code])
        case .tag: return narrow(&query.tags, names.tags[code])
        case .urgency: return narrow(&query.urgencies, Urgency(rawValue: code))
        case .ending: return narrow(&query.endings, Ending(rawValue: code))
        case .status: return narrow(&query.statuses, WorkOrderStatus(rawValue: code))
        case .hour: return set(&query.hour, code)
        case .weekday: return set(&query.weekday, code)
        case .officer: return set(&query.registeredBy, names.officers[code])
        case .unit: return set(&query.unit, figures.units[code]?.name)
        case .group: return set(&query.group, figures.units[code]?.group)
        case .day, .week, .month: return true
        }
    }

    /// Whether the query now lists only what has the code; false where no condition says so.
    func narrow(_ query: inout DispatchQuery, _ dimension: TableDimension, _ code: Int) -> Bool {
        guard code != Self.none else { return false }
        let figures = names.figures
        switch dimension {
        case .group: return set(&query.group, figures.units[code]?.group)
        case .unit: return set(&query.unit, figures.units[code]?.name)
        case .kind: return set(&query.kind, RequestKind(rawValue: code))
        case .county: return set(&query.county, figures.areas[code]?.county)
        case .street: return narrow(&query.place, area(code, levels: 2)) { $0.contains($1) }
        case .community: return narrow(&query.place, area(code, levels: 3)) { $0.contains($1) }
        case .category: return narrow(&query.category, category(code, levels: 1)) { $0.contains($1) }
        case .subcategory: return narrow(&query.category, category(code, levels: 2)) { $0.contains($1) }
        case .detail: return narrow(&query.category, category(code, levels: 3)) { $0.contains($1) }
        case .channel: return set(&query.channel, figures.channels[code])
        case .urgency: return set(&query.urgency, Urgency(rawValue: code))
        case .officer: return set(&query.dispatchedBy, names.officers[code])
        case .day, .week, .month: return true
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

    /// Nil where a level is missing: a list takes an empty one for any.
    private func area(_ code: Int, levels: Int) -> AreaPath? {
        guard let area = names.figures.areas[code], !area.county.isEmpty, !area.street.isEmpty else { return nil }
        return AreaPath(county: area.county, street: area.street, community: levels > 2 ? area.community : "")
    }

    private func category(_ code: Int, levels: Int) -> CategoryPath? {
        let names = names.figures.categories[code]?.names.prefix(levels)
        return names.flatMap { $0.count == levels ? CategoryPath(Array($0)) : nil }
    }

    /// False where the filter asks for another value: a cell of nothing has no list.
    private func set<Value: Equatable>(_ condition: inout Value?, _ value: Value?) -> Bool {
        guard let value, condition == nil || condition == value else { return false }
        condition = value
        return true
    }

    private func narrow<Value: Equatable>(_ condition: inout [Value], _ value: Value?) -> Bool {
        narrow(&condition, value) { $0 == $1 }
    }

    /// What the filter asks for stays where it says more than the value; false where it says something else.
    private func narrow<Value>(_ condition: inout [Value], _ value: Value?, _ contains: (Value, Value) -> Bool) -> Bool
    {
        guard let value else { return false }
        if condition.isEmpty || condition.contains(where: { contains($0, value) }) {
            condition = [value]
        } else {
            condition = condition.filter { contains(value, $0) }
        }
        return !condition.isEmpty
    }

    private func narrow<Value>(_ condition: inout Value?, _ value: Value?, _ contains: (Value, Value) -> Bool) -> Bool {
        var conditions = condition.map { [$0] } ?? []
        guard narrow(&conditions, value, contains) else { return false }
        condition = conditions.first
        return true
    }
}

extension CategoryPath {
    /// Whether the other one is this or below it.
    fileprivate func contains(_ other: CategoryPath) -> Bool { other.names.starts(with: names) }
}

extension AreaPath {
    /// Whether the other one is this or lies in it.
    fileprivate func contains(_ other: AreaPath) -> Bool {
        county == other.county && (street.isEmpty || street == other.street)
            && (community.isEmpty || community == other.community)
    }
}
