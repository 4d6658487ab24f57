public import WorkOrders
import WorkingDays

/// What a table needs of one order: one narrow row, names as ids.
public struct TableOrder: Sendable {
    public var id: Int
    public var fact: OrderFact
    public var status: WorkOrderStatus
    /// Id in ``TableNames/officers``.
    public var officer: Int?

    public init(id: Int, fact: OrderFact, status: WorkOrderStatus, officer: Int? = nil) {
        self.id = id
        self.fact = fact
        self.status = status
        self.officer = officer
    }
}

/// What a table needs of one dispatch, and of its order where a dimension asks for it.
public struct TableDispatch: Sendable {
    public var fact: DispatchFact
    /// Ids in ``TableNames/figures``; nil where no dimension asks for the order.
    public var category: Int?
    public var channel: Int?
    public var area: Int?
    public var urgency: Urgency
    /// Id in ``TableNames/officers``.
    public var officer: Int?

    public init(
        fact: DispatchFact,
        category: Int? = nil,
        channel: Int? = nil,
        area: Int? = nil,
        urgency: Urgency = .normal,
        officer: Int? = nil
    ) {
        self.fact = fact
        self.category = category
        self.channel = channel
        self.area = area
        self.urgency = urgency
        self.officer = officer
    }
}

/// The names behind the ids of a table's facts.
public struct TableNames: Sendable {
    public var figures: FigureNames
    public var tags: [Int: String]
    /// 工号 by ids that the reader made up.
    public var officers: [Int: String]

    public init(figures: FigureNames, tags: [Int: String] = [:], officers: [Int: String] = [:]) {
        self.figures = figures
        self.tags = tags
        self.officers = officers
    }
}

/// The axes that orders and dispatches have in common, as codes.
struct TablePlace {
    var order: Int
    var kind: RequestKind
    var category: Int?
    var channel: Int?
    var area: Int?
    var urgency: Urgency
    var ending = Ending.dispatched
    var status = WorkOrderStatus.registered
    var unit: Int?
    var officer: Int?
    /// The moment that its period is about.
    var at: Instant
    /// The tags and units of an order; a dispatch has one unit.
    var tags: [Int] = []
    var units: [Int] = []
}

extension TablePlace {
    init(_ order: TableOrder) {
        let fact = order.fact
        self.init(
            order: order.id,
            kind: fact.kind,
            category: fact.category,
            channel: fact.channel,
            area: fact.area,
            urgency: fact.urgency,
            ending: fact.ending,
            status: order.status,
            officer: order.officer,
            at: fact.receivedAt
        )
    }

    init(_ dispatch: TableDispatch, at: Instant) {
        self.init(
            order: dispatch.fact.order,
            kind: dispatch.fact.kind,
            category: dispatch.category,
            channel: dispatch.channel,
            area: dispatch.area,
            urgency: dispatch.urgency,
            unit: dispatch.fact.unit,
            officer: dispatch.officer,
            at: at
        )
    }
}
