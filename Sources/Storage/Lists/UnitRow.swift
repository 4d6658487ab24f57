import Foundation
public import WorkOrders
public import WorkingDays

/// A row of 单位工作台; identity stays sealed and is not read.
public struct UnitRow: Hashable, Sendable {
    /// Where the last reply stands.
    public enum Answer: Int, Sendable {
        case none = 0
        case passed = 1
        case returned = 2
        case unsigned = 3
        case underReview = 4
    }

    public var dispatch: Dispatch
    public var title: String?
    /// The beginning of the text, for orders without a title.
    public var excerpt: String
    public var kind: RequestKind
    public var category: String
    public var area: AreaPath
    public var urgency: Urgency
    public var isConfidential: Bool
    public var answer: Answer
    public var asksToSendBack: Bool
    public var asksForTime: Bool
    /// The order's newest suspension that is not over; it may be another dispatch's.
    public var suspension: Suspension?
    /// 承诺办结日, of several of one order the first.
    public var promisedDay: CivilDay?
    /// How many units it was passed on to that are at work on it.
    public var openChildren: Int
    /// The row's place in its tab.
    public var key: ListKey

    /// Where it stands in its unit's work; the same as the order's whole file says.
    public var stage: DispatchStage {
        if dispatch.completedAt != nil { return .completed }
        if dispatch.endedAt != nil { return .ended }
        if asksToSendBack { return .sendBackRequested }
        if suspension?.dispatch == dispatch.number { return .suspended }
        guard dispatch.acknowledgedAt != nil else { return .waiting }
        return switch answer {
        case .none, .passed, .returned: .handling
        case .unsigned: .awaitingSignature
        case .underReview: .underReview
        }
    }
}

extension UnitRow {
    /// What ``init(fields:)`` reads, of a row q of the tab, dispatch d, order w, unit u, parent p, category c, t and area a.
    static let columns: Statement = """
        q.id, q.sort_at, w.title, substr(w.content, 1, 60), w.kind, \
        CASE WHEN w.category_id = w.top_category_id THEN c.name ELSE t.name || ' / ' || c.name END, \
        a.county, a.street, a.community, w.urgency, w.is_confidential, \(answer("d")), \
        CASE WHEN \(asksToSendBack("d")) THEN 1 ELSE 0 END, CASE WHEN \(asksForTime("d")) THEN 1 ELSE 0 END, \
        (SELECT m.content FROM matter m WHERE m.order_id = d.order_id AND m.kind = 1 AND m.is_open = 1 \
        ORDER BY m.sequence DESC LIMIT 1), \
        CASE WHEN d.result = 7 THEN \(promisedAt("d")) END, \
        (SELECT COUNT(*) FROM dispatch x WHERE x.parent_id = d.id AND x.completed_at IS NULL AND x.ended_at IS NULL), \
        \(Dispatch.columns)
        """

    /// Where the last reply of a dispatch stands, as ``Answer``; a look-up in the key of `reply`.
    static func answer(_ table: Statement) -> Statement {
        """
        COALESCE((SELECT CASE WHEN r.verdict IS NOT NULL THEN r.verdict WHEN r.signed_at IS NULL THEN 3 ELSE 4 END \
        FROM reply r WHERE r.dispatch_id = \(table).id ORDER BY r.replied_at DESC LIMIT 1), 0)
        """
    }

    static func asksToSendBack(_ table: Statement) -> Statement {
        "EXISTS (SELECT 1 FROM send_back b WHERE b.dispatch_id = \(table).id AND b.ruling IS NULL)"
    }

    static func asksForTime(_ table: Statement) -> Statement {
        "EXISTS (SELECT 1 FROM deadline_extension e WHERE e.dispatch_id = \(table).id AND e.ruling IS NULL)"
    }

    /// The day that its order's first open promise names; NULL for a record of the past that names none.
    static func promisedAt(_ table: Statement) -> Statement {
        """
        (SELECT MIN(m.due_at) FROM matter m WHERE m.order_id = \(table).order_id \
        AND m.kind = \(MatterKind.promise.rawValue) AND m.is_open = 1)
        """
    }

    /// The tables that ``columns`` names, joined to the rows q.
    static let joins: Statement = """
        JOIN dispatch d ON d.id = q.id
        JOIN work_order w ON w.id = d.order_id
        JOIN handling_unit u ON u.id = d.unit_id
        LEFT JOIN dispatch p ON p.id = d.parent_id
        LEFT JOIN category c ON c.id = w.category_id
        LEFT JOIN category t ON t.id = w.top_category_id
        LEFT JOIN area a ON a.id = w.area_id
        """

    init(_ row: Row) throws {
        var row = row
        try self.init(fields: &row)
    }

    init(fields row: inout Row) throws {
        let id = try row.integer()
        key = ListKey(at: try row.integer(), id: id)
        title = try row.optionalText()
        excerpt = try row.text()
        kind = try row.code()
        category = try row.optionalText() ?? ""
        area = AreaPath(
            county: try row.optionalText() ?? "",
            street: try row.optionalText() ?? "",
            community: try row.optionalText() ?? ""
        )
        urgency = try row.code()
        isConfidential = try row.flag()
        answer = try row.code()
        asksToSendBack = try row.flag()
        asksForTime = try row.flag()
        suspension = try row.optionalText().map { try JSONDecoder().decode(Suspension.self, from: Data($0.utf8)) }
        promisedDay = try row.optionalInstant()?.day
        openChildren = try row.integer()
        dispatch = try Dispatch(fields: &row)
    }
}
