import Bulletins
import WorkingDays

extension Figure {
    /// Everything there is to know of the figure.
    func json(_ format: FigureFormat) -> JSONValue {
        .object([
            .init("key", .string(key)),
            .init("title", .string(title)),
            .init("measure", .string(measure.rawValue)),
            .init("text", .string(text(format))),
            .init("numerator", .integer(numerator)),
            .init("denominator", denominator.map(JSONValue.integer) ?? .null),
            .init("unit", .string(unit)),
            .init("population", population.json),
            .init("lists", .array(lists.map(\.json))),
            .init("denominator_lists", .array(denominatorLists.map(\.json))),
        ])
    }
}

extension Population {
    fileprivate var json: JSONValue {
        .object([
            .init("title", .string(title)),
            .init("period", .string(period.name)),
            .init("subject", .string(subject.name)),
            .init("cohort", subject.cohort.map { .string($0.rawValue) } ?? .null),
            .init("compared_with", subject.earlier.map { .string($0) } ?? .null),
            .init("clock", clock.map { .string($0.rawValue) } ?? .null),
            .init("cut_off", .string(cutOff.description)),
        ])
    }
}

extension Population.Subject {
    fileprivate var name: String {
        switch self {
        case .orders: "orders"
        case .dispatches: "dispatches"
        case .workload: "workload"
        case .backlog: "backlog"
        case .everyDispatch: "every-dispatch"
        case .handedOrders: "handed-orders"
        case .hotlineVisits: "hotline-visits"
        case .dispatchesAndHotlineVisits: "dispatches-and-hotline-visits"
        case .comparison: "comparison"
        }
    }

    fileprivate var cohort: FigureCohort? {
        switch self {
        case .dispatches(let cohort), .dispatchesAndHotlineVisits(let cohort): cohort
        case .orders, .workload, .backlog, .everyDispatch, .handedOrders, .hotlineVisits, .comparison: nil
        }
    }

    fileprivate var earlier: String? {
        guard case .comparison(let period) = self else { return nil }
        return period.name
    }
}

extension ListQuery {
    /// The kind of list and the items of its URL.
    var json: JSONValue {
        switch self {
        case .orders(let query): Self.json("orders", query.items)
        case .dispatches(let query): Self.json("dispatches", query.items)
        }
    }

    private static func json(_ list: String, _ items: [QueryItem]) -> JSONValue {
        .object([
            .init("list", .string(list)),
            .init("query", .object(items.map { .init($0.name, .string($0.value)) })),
        ])
    }
}
