/// The keys of figures; the sentences, tables and checks use no others.
enum FigureKey {
    static let total = "received.total"
    static let invalid = "received.invalid"
    static let directRate = "received.direct-rate"
    static let categoryDenominator = "category.denominator"
    static let yearChange = "received.change.year"
    static let previousChange = "received.change.previous"
    static let previousMean = "mean-days.previous"
    static let dispatchedOrders = "dispatched.orders"
    static let promptRate = "dispatched.in-time-rate"
    static let overdueUnits = "overdue.units"
    static let categoryShareTotal = "category-share"
    static let hotline = "hotline"
    static let everything = "everything"
    static let inquiries = "inquiries"
    static let repeatRate = "received.repeat-rate"
    static let backlog = "backlog"
    static let levels = "dispatched.levels"
    static let handings = "dispatched.handings"

    static func backlog(_ band: String) -> String { "backlog.\(band)" }

    static func channel(_ name: String) -> String { "received.channel.\(name)" }
    static func kind(_ name: String) -> String { "received.kind.\(name)" }
    static func ending(_ name: String) -> String { "received.ending.\(name)" }
    static func category(_ names: [String]) -> String { "category.\(names.joined(separator: "/"))" }
    static func categoryShare(_ top: String) -> String { "category-share.\(top)" }
    static func place(_ top: String, _ place: String) -> String { "place.\(top)/\(place)" }

    /// A figure of a scope: `overdue.city`, `overdue.group.县区`, `overdue.unit.市残联`.
    static func work(_ indicator: WorkIndicator, _ scope: FigureScope) -> String { work(indicator, scope.key) }

    /// A figure of a scope that is not a set of units: `satisfaction-rate.hotline`.
    static func work(_ indicator: WorkIndicator, _ scope: String) -> String { "\(indicator.rawValue).\(scope)" }
}

/// What is told of a unit, a group and the city.
enum WorkIndicator: String, CaseIterable {
    case dispatched
    case completed
    case open
    case overdue
    case onTimeRate = "on-time-rate"
    case completionRate = "completion-rate"
    case evaluated
    case satisfied
    case dissatisfied
    case satisfactionRate = "satisfaction-rate"
    case resolutionRate = "resolution-rate"
    case unresolved
    case visitRate = "visit-rate"
    case reachRate = "reach-rate"
    case meanDays = "mean-days"
    case durationCount = "duration-count"
    case acknowledgementRate = "acknowledgement-rate"
    case contactRate = "contact-rate"
    case carried
    case workload
    case openAtEnd = "open-at-end"
    case sendBackRate = "send-back-rate"
    case placementRate = "placement-rate"
    case extensionRate = "extension-rate"
    case reworkRate = "rework-rate"
    case atOnceRate = "at-once-rate"
    case factualRate = "factual-rate"
    case perOfficer = "per-officer"
}

/// Whose work a figure tells of.
enum FigureScope: Hashable, Sendable {
    case city
    case group(String)
    case unit(String)

    var key: String {
        switch self {
        case .city: "city"
        case .group(let name): "group.\(name)"
        case .unit(let name): "unit.\(name)"
        }
    }

    /// What stands before the name of the indicator.
    var title: String {
        switch self {
        case .city: MonthSummary.cityName
        case .group(let name), .unit(let name): name
        }
    }
}
