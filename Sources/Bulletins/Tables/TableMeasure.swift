/// One number of a cell: what is counted, of what, and which lists show just that.
public struct TableMeasure: Sendable {
    /// How numerator and denominator are read.
    public enum Form: Sendable {
        case count
        /// A part of a whole.
        case rate
        /// Seconds over dispatches: a mean in days.
        case mean
    }

    typealias Part = any KeyPath<TableCounter, Int> & Sendable

    /// In addresses: `on-time-rate`.
    public let name: String
    public let title: String
    public let subject: TableSubject
    public let form: Form
    let part: Part
    /// Nil for a count.
    let whole: Part?
    /// The lists of part and whole; nil where none shows just that.
    let partList: TableCondition?
    let wholeList: TableCondition?

    /// What has to be read besides orders or dispatches.
    var needs: Set<Need> = []

    /// Rows beside those that are counted.
    enum Need: Hashable, Sendable {
        case visits
        case course
        case orders
    }

    /// The measure of a name; nil where there is none.
    public init?(named name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    init(
        _ name: String,
        _ title: String,
        _ subject: TableSubject,
        _ part: Part,
        of whole: Part? = nil,
        list partList: TableCondition?,
        of wholeList: TableCondition? = nil,
        isMean: Bool = false,
        needs: Set<Need> = []
    ) {
        self.name = name
        self.title = title
        self.subject = subject
        form = whole == nil ? .count : isMean ? .mean : .rate
        self.part = part
        self.whole = whole
        self.partList = partList
        self.wholeList = wholeList
        self.needs = needs
    }

    /// Every measure, those of orders first.
    public static let all: [TableMeasure] = ofOrders + ofDispatches

    /// The measures of a subject.
    public static func all(of subject: TableSubject) -> [TableMeasure] { all.filter { $0.subject == subject } }

    /// What its numbers are of: 件, 件次, % or 天.
    public var unit: String {
        switch form {
        case .count: name == "handed-orders" ? TableSubject.orders.unit : subject.unit
        case .rate: "%"
        case .mean: "天"
        }
    }
}

extension TableMeasure: Hashable {
    public static func == (a: TableMeasure, b: TableMeasure) -> Bool { a.name == b.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What a measure adds to the list of its cell.
enum TableCondition: Sendable {
    case orders(@Sendable (inout OrderQuery) -> Void)
    /// Of the settings' cohort.
    case dispatches(@Sendable (inout DispatchQuery, BulletinSettings) -> Void)
    /// Of the cohort of durations.
    case durations
    /// The orders of the dispatches.
    case handedOrders
}
