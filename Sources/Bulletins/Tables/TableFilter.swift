import WorkOrders
public import WorkingDays

/// The part of a table's filter that can be told from the facts; the rest is left to a list of ids.
struct TableFilter: Sendable {
    private let kind: Int?
    private let ending: Int?
    private let status: Int?
    private let urgency: Int?
    private let hour: Int?
    private let channels: Set<Int>?
    private let categories: Set<Int>?
    private let areas: Set<Int>?
    private let units: Set<Int>?

    init(_ filter: ListQuery, _ names: FigureNames) {
        let (order, dispatch) = filter.parts
        kind = (order.kind ?? dispatch.kind)?.rawValue
        (ending, status) = (order.ending?.rawValue, order.status?.rawValue)
        (urgency, hour) = (order.urgency?.rawValue, order.hour)
        channels = order.channel.map { name in Set(names.channels.filter { $0.value == name }.keys) }
        categories = order.category.map { path in
            Set(names.categories.filter { $0.value.names.starts(with: path.names) }.keys)
        }
        areas = order.county.map { county in Set(names.areas.filter { $0.value.county == county }.keys) }
        guard dispatch.unit != nil || dispatch.group != nil else {
            units = nil
            return
        }
        let found = names.units.filter { unit in
            (dispatch.unit ?? unit.value.name) == unit.value.name
                && (dispatch.group ?? unit.value.group) == unit.value.group
        }
        units = Set(found.keys)
    }

    /// Whether something has what the filter asks of it.
    func allows(_ place: TablePlace) -> Bool {
        if let kind, place.kind.rawValue != kind { return false }
        if let ending, place.ending.rawValue != ending { return false }
        if let status, place.status.rawValue != status { return false }
        if let urgency, place.urgency.rawValue != urgency { return false }
        if let hour, place.at.hour != hour { return false }
        return Self.allows(channels, place.channel) && Self.allows(categories, place.category)
            && Self.allows(areas, place.area) && Self.allows(units, place.unit)
    }

    private static func allows(_ ids: Set<Int>?, _ id: Int?) -> Bool {
        guard let ids else { return true }
        return id.map(ids.contains) ?? false
    }
}

extension ListQuery {
    fileprivate var parts: (OrderQuery, DispatchQuery) {
        switch self {
        case .orders(let query): (query, DispatchQuery())
        case .dispatches(let query): (OrderQuery(), query)
        }
    }
}

extension StatTable {
    /// What the filter asks of orders that their narrow rows don't tell, over the orders of a period; nil for nothing.
    public func restOfFilter(in period: Period) -> OrderQuery? {
        guard case .orders(var rest) = filter else { return nil }
        (rest.kind, rest.ending, rest.status, rest.urgency, rest.hour) = (nil, nil, nil, nil, nil)
        (rest.channel, rest.category, rest.county) = (nil, nil, nil)
        guard rest != OrderQuery() else { return nil }
        (rest.received, rest.asOf) = (period, asOf)
        return rest
    }
}
