import WorkOrders
public import WorkingDays

/// The part of a table's filter that can be told from the facts; the rest is left to a list of ids.
struct TableFilter: Sendable {
    private let kinds: Set<Int>?
    private let endings: Set<Int>?
    private let statuses: Set<Int>?
    private let urgencies: Set<Int>?
    private let hour: Int?
    private let channels: Set<Int>?
    private let categories: Set<Int>?
    private let areas: Set<Int>?
    private let units: Set<Int>?

    init(_ filter: ListQuery, _ names: FigureNames) {
        let (order, dispatch) = filter.parts
        kinds = Self.set(order.kinds.map(\.rawValue) + Self.one(dispatch.kind?.rawValue))
        (endings, statuses) = (Self.set(order.endings.map(\.rawValue)), Self.set(order.statuses.map(\.rawValue)))
        urgencies = Self.set(order.urgencies.map(\.rawValue) + Self.one(dispatch.urgency?.rawValue))
        hour = order.hour
        channels = Self.ids(order.channels + Self.one(dispatch.channel), names.channels) { $0 == $1 }
        categories = Self.ids(order.categories + Self.one(dispatch.category), names.categories) { path, asked in
            path.names.starts(with: asked.names)
        }
        areas = Self.ids(order.counties + Self.one(dispatch.county), names.areas) { $0.county == $1 }
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

    private static func one<Value>(_ value: Value?) -> [Value] { value.map { [$0] } ?? [] }

    /// Nil where nothing is asked for.
    private static func set(_ codes: [Int]) -> Set<Int>? { codes.isEmpty ? nil : Set(codes) }

    /// The ids whose name is one of those asked for; nil where none is.
    private static func ids<Name, Asked>(
        _ asked: [Asked],
        _ names: [Int: Name],
        _ matches: (Name, Asked) -> Bool
    ) -> Set<Int>? {
        guard !asked.isEmpty else { return nil }
        return Set(names.filter { name in asked.contains { matches(name.value, $0) } }.keys)
    }

    /// Whether something has what the filter asks of it.
    func allows(_ place: TablePlace) -> Bool {
        if let hour, place.at.hour != hour { return false }
        return Self.allows(kinds, place.kind.rawValue) && Self.allows(endings, place.ending.rawValue)
            && Self.allows(statuses, place.status.rawValue) && Self.allows(urgencies, place.urgency.rawValue)
            && Self.allows(channels, place.channel) && Self.allows(categories, place.category)
            && Self.allows(areas, place.area) && Self.allows(units, place.unit)
    }

    private static func allows(_ codes: Set<Int>?, _ code: Int?) -> Bool {
        guard let codes else { return true }
        return code.map(codes.contains) ?? false
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
        (rest.kinds, rest.endings, rest.statuses, rest.urgencies, rest.hour) = ([], [], [], [], nil)
        (rest.channels, rest.categories, rest.counties) = ([], [], [])
        guard rest != OrderQuery() else { return nil }
        (rest.received, rest.asOf) = (period, asOf)
        return rest
    }
}
