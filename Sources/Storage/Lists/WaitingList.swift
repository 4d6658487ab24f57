public import Bulletins
import Foundation
public import WorkOrders
public import WorkingDays

/// A row of 派单台; identity stays sealed and is not read.
public struct WaitingRow: Hashable, Sendable {
    public var number: String
    public var receivedAt: Instant
    public var kind: RequestKind
    public var category: String
    public var title: String?
    /// The beginning of the text, for orders without a title.
    public var excerpt: String
    public var area: AreaPath
    public var urgency: Urgency
    public var isConfidential: Bool
    /// Since when it waits: received, asked for, dispatched.
    public var since: Instant
    /// 转办序号 of what waits; nil for an order that isn't dispatched.
    public var dispatch: String?
    public var unit: String?
    /// 办结时限 of the dispatch.
    public var deadline: Instant?
    /// How many units sent it back in this round.
    public var sentBack: Int
    /// The newest time for which a clock stood still: the citizen was asked for something.
    public var suspension: Suspension?
    /// The row's place in its queue.
    public var key: WaitingKey
}

/// One page of a queue, and where the next begins.
public struct WaitingPage: Hashable, Sendable {
    public var rows: [WaitingRow] = []
    /// The key of the last row where more follow.
    public var next: WaitingKey?

    public init() {}
}

/// The place of a row in its queue: the more urgent first, then the older.
public struct WaitingKey: Hashable, Sendable {
    public var urgency: Int
    public var at: Int
    public var id: Int

    public init(urgency: Int, at: Int, id: Int) {
        self.urgency = urgency
        self.at = at
        self.id = id
    }

    /// Reads `1-1645920000-17`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let urgency = Int(parts[0]), let at = Int(parts[1]), let id = Int(parts[2]) else {
            return nil
        }
        self.init(urgency: urgency, at: at, id: id)
    }

    /// As it stands in a URL.
    public var text: String { "\(urgency)-\(at)-\(id)" }
}

/// What waits for a dispatcher.
///
/// Each queue is an index that holds nothing but what waits: of 待派单 a walk in the list's order, of the others the newest
/// ``WaitingListing/most`` sorted by urgency, whatever the size of the tables.
extension Connection {
    /// One page of a queue, the more urgent first, then the older.
    public func waiting(
        _ query: WaitingQuery,
        after key: WaitingKey? = nil,
        limit: Int = 50
    ) throws -> WaitingPage {
        var page = WaitingPage()
        guard let listing = try WaitingListing(query, on: self) else { return page }
        let found = try rows(listing.page(after: key, limit: limit + 1)).map { try WaitingRow($0) }
        page.rows = Array(found.prefix(limit))
        page.next = found.count > limit ? page.rows.last?.key : nil
        return page
    }

    /// How many wait in a queue; `atMost` ends the count early.
    public func waitingCount(_ query: WaitingQuery, atMost limit: Int) throws -> Int {
        guard let listing = try WaitingListing(query, on: self), var row = try rows(listing.count(atMost: limit)).first
        else { return 0 }
        return try row.integer()
    }

    /// The statement behind a page, for tests of its plan.
    package func waitingStatement(_ query: WaitingQuery, after key: WaitingKey? = nil) throws -> Statement {
        try WaitingListing(query, on: self)?.page(after: key, limit: 51) ?? "SELECT 1"
    }
}

extension WaitingRow {
    fileprivate init(_ row: Row) throws {
        var row = row
        number = try row.text()
        receivedAt = try row.instant()
        kind = try row.code()
        category = try row.text()
        title = try row.optionalText()
        excerpt = try row.text()
        area = AreaPath(
            county: try row.optionalText() ?? "",
            street: try row.optionalText() ?? "",
            community: try row.optionalText() ?? ""
        )
        urgency = try row.code()
        isConfidential = try row.flag()
        since = try row.instant()
        dispatch = try row.optionalText()
        unit = try row.optionalText()
        deadline = try row.optionalInstant()
        sentBack = try row.integer()
        suspension = try row.optionalText().map { try JSONDecoder().decode(Suspension.self, from: Data($0.utf8)) }
        key = WaitingKey(urgency: urgency.rawValue, at: since.secondsSinceEpoch, id: try row.integer())
    }
}

/// A ``WaitingQuery`` as SQL; nil where a name of the query is not in the city's lists, so that nothing can match.
private struct WaitingListing {
    /// Rulings that nobody makes for years fill no list.
    static let most = 2_000

    private let queue: WaitingQueue
    private var conditions: [Statement]

    init?(_ query: WaitingQuery, on connection: any Connection) throws {
        queue = query.queue ?? .orders
        // Literals: an index of what waits is used for no bound value.
        let isOpen: Statement = "d.parent_id IS NULL AND d.completed_at IS NULL AND d.ended_at IS NULL"
        conditions = queue == .orders ? ["w.status = 1"] : ["d.id = s.id", "w.id = d.order_id", isOpen]
        if let urgency = query.urgency { conditions.append("w.urgency = \(urgency.rawValue)") }
        if let kind = query.kind { conditions.append("w.kind = \(kind.rawValue)") }
        guard try addNames(query, connection) else { return nil }
    }

    /// False where a name is unknown.
    private mutating func addNames(_ query: WaitingQuery, _ connection: any Connection) throws -> Bool {
        if let county = query.county {
            let found = try connection.id(
                "SELECT id FROM area WHERE county = \(county) AND street = '' AND community = ''"
            )
            guard let found else { return false }
            conditions.append("w.county_id = \(found)")
        }
        guard let path = query.category else { return true }
        let below = try connection.categoryIds().filter { $0.key.names.starts(with: path.names) }.map(\.value.leaf)
        let ids = below.sorted().map { id -> Statement in "\(id)" }.joined(", ")
        conditions.append("w.category_id IN (\(ids))")
        return !below.isEmpty
    }

    /// Since when a row waits, and its own id.
    private var key: (since: Statement, id: Statement) {
        queue == .orders ? ("w.received_at", "w.id") : ("s.since", "s.id")
    }

    private var source: Statement {
        let found: Statement? =
            switch queue {
            case .orders: nil
            case .sendBacks:
                """
                SELECT b.dispatch_id AS id, b.requested_at AS since FROM send_back b
                WHERE b.ruling IS NULL ORDER BY b.requested_at DESC, b.dispatch_id DESC LIMIT \(Self.most)
                """
            case .extensions:
                """
                SELECT b.dispatch_id AS id, b.requested_at AS since FROM deadline_extension b
                WHERE b.ruling IS NULL ORDER BY b.requested_at DESC, b.dispatch_id DESC LIMIT \(Self.most)
                """
            case .unacknowledged:
                """
                SELECT b.id AS id, b.dispatched_at AS since FROM dispatch b
                WHERE b.acknowledged_at IS NULL AND b.completed_at IS NULL AND b.ended_at IS NULL
                    AND b.parent_id IS NULL
                ORDER BY b.dispatched_at DESC, b.id DESC LIMIT \(Self.most)
                """
            }
        // CROSS JOIN keeps SQLite from beginning with the orders.
        return found.map { "(\($0)) s CROSS JOIN dispatch d CROSS JOIN work_order w" } ?? "work_order w"
    }

    func page(after last: WaitingKey?, limit: Int) -> Statement {
        let begin = last.map { last -> [Statement] in
            let behind: Statement = "(\(key.since), \(key.id)) > (\(last.at), \(last.id))"
            return [
                "w.urgency <= \(last.urgency)", "(w.urgency < \(last.urgency) OR \(behind))",
            ]
        }
        let conditions = conditions + (begin ?? [])
        let dispatch: Statement = queue == .orders ? "CAST(NULL AS INTEGER)" : "d.id"
        // Names and texts are looked up for the rows of the page alone.
        return """
            SELECT w.number, w.received_at, w.kind, \
            CASE WHEN w.category_id = w.top_category_id THEN c.name ELSE t.name || ' / ' || c.name END, \
            w.title, substr(w.content, 1, 60), a.county, a.street, a.community, w.urgency, w.is_confidential, \
            q.since, d.number, u.name, d.deadline, \
            (SELECT COUNT(*) FROM dispatch x WHERE x.order_id = w.id AND x.parent_id IS NULL AND x.round = w.round \
            AND x.end_reason = 1), \
            (SELECT m.content FROM matter m WHERE m.order_id = w.id AND m.kind = 1 ORDER BY m.sequence DESC LIMIT 1), \
            q.id
            FROM (SELECT w.id AS order_id, \(dispatch) AS dispatch_id, w.urgency AS urgency, \(key.since) AS since, \
            \(key.id) AS id FROM \(source) WHERE \(conditions.joined(" AND "))
            ORDER BY w.urgency DESC, \(key.since), \(key.id) LIMIT \(limit)) q
            JOIN work_order w ON w.id = q.order_id
            LEFT JOIN category c ON c.id = w.category_id
            LEFT JOIN category t ON t.id = w.top_category_id
            LEFT JOIN area a ON a.id = w.area_id
            LEFT JOIN dispatch d ON d.id = q.dispatch_id
            LEFT JOIN handling_unit u ON u.id = d.unit_id
            ORDER BY q.urgency DESC, q.since, q.id
            """
    }

    func count(atMost limit: Int) -> Statement {
        let matches: Statement = "FROM \(source) WHERE \(conditions.joined(" AND "))"
        return "SELECT COUNT(*) FROM (SELECT 1 \(matches) LIMIT \(limit)) AS found"
    }
}
