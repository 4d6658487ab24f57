public import Bulletins
public import WorkOrders
public import WorkingDays

/// A reply that waits for the centre's review, with its dispatch.
public struct ReviewRow: Hashable, Sendable {
    public var row: UnitRow
    /// 办理结果 that the unit states.
    public var result: CompletionResult?
    /// 签发时间: since when it waits.
    public var signedAt: Instant
    /// Its place in the queue: the riskier first, then the longer waiting.
    public var key: WaitingKey

    /// Results that citizens seldom take, so that they are reviewed first.
    public static let risky: Set<CompletionResult> = [.unfounded, .unreachable, .inProgress, .beyondDuty]
}

/// One page of the queue, and where the next begins.
public struct ReviewPage: Hashable, Sendable {
    public var rows: [ReviewRow] = []
    /// The key of the last row where more follow.
    public var next: WaitingKey?

    public init() {}
}

/// 待审核 of the centre: an index that holds nothing but what waits, the newest ``ReviewListing/most`` by risk.
extension Connection {
    /// One page of a queue as an officer has it, the riskier first, then the longer waiting.
    ///
    /// Risk is the order's urgency, then a round of rework, then one of ``ReviewRow/risky``.
    public func reviews(
        _ query: ReviewQuery,
        of officer: String,
        after key: WaitingKey? = nil,
        limit: Int = 50
    ) throws -> ReviewPage {
        var page = ReviewPage()
        let found = try rows(ReviewListing(query, officer).page(after: key, limit: limit + 1)).map { row in
            var row = row
            let unit = try UnitRow(fields: &row)
            let risk = try row.integer()
            let result: CompletionResult? = try row.optionalCode()
            let key = WaitingKey(urgency: risk, at: unit.key.at, id: unit.key.id)
            return ReviewRow(row: unit, result: result, signedAt: Instant(secondsSinceEpoch: unit.key.at), key: key)
        }
        page.rows = Array(found.prefix(limit))
        page.next = found.count > limit ? page.rows.last?.key : nil
        return page
    }

    /// How many are in a queue; `atMost` ends the count early.
    public func reviewCount(_ query: ReviewQuery, of officer: String, atMost limit: Int) throws -> Int {
        try id(ReviewListing(query, officer).count(atMost: limit)) ?? 0
    }

    /// The statement behind a page, for tests of its plan.
    package func reviewStatement(_ query: ReviewQuery, of officer: String, after key: WaitingKey? = nil) -> Statement {
        ReviewListing(query, officer).page(after: key, limit: 51)
    }
}

/// A ``ReviewQuery`` as SQL.
private struct ReviewListing {
    /// Replies that nobody reviews for years fill no list.
    static let most = 2_000

    private let source: Statement

    init(_ query: ReviewQuery, _ officer: String) {
        // Literals: an index of what waits is used for no bound value. CROSS JOIN keeps SQLite from beginning elsewhere.
        var conditions: [Statement] = [
            "d.id = r.dispatch_id", "d.parent_id IS NULL", "d.completed_at IS NULL", "d.ended_at IS NULL",
            "w.id = d.order_id",
        ]
        if let kind = query.kind { conditions.append("+d.kind = \(kind.rawValue)") }
        let barred = Self.isBarred(officer)
        conditions.append((query.queue ?? .own) == .own ? "NOT (\(barred))" : barred)
        source = """
            SELECT d.id AS id, r.signed_at AS sort_at, r.result AS result, \(Self.risk) AS risk
            FROM (SELECT dispatch_id, signed_at, result, written_by FROM reply
            WHERE verdict IS NULL AND signed_at IS NOT NULL ORDER BY signed_at DESC, dispatch_id DESC LIMIT \(Self.most)) r
            CROSS JOIN dispatch d CROSS JOIN work_order w
            WHERE \(conditions.joined(" AND "))
            """
    }

    private static let risk: Statement = {
        let risky = ReviewRow.risky.map(\.rawValue).sorted().map { code -> Statement in "\(code)" }.joined(", ")
        return """
            w.urgency * 4 + CASE WHEN d.round > 1 THEN 2 ELSE 0 END + CASE WHEN r.result IN (\(risky)) THEN 1 ELSE 0 END
            """
    }()

    /// Two people: not who dispatched anything of the round, wrote it, or reviewed the unit's round before.
    private static func isBarred(_ officer: String) -> Statement {
        """
        (COALESCE(r.written_by, '') = \(officer) OR EXISTS (SELECT 1 FROM dispatch x WHERE x.order_id = d.order_id \
        AND x.parent_id IS NULL AND ((x.round = d.round AND x.dispatched_by || '' = \(officer)) \
        OR (x.round < d.round AND x.unit_id = d.unit_id AND x.reviewed_by = \(officer)))))
        """
    }

    func page(after last: WaitingKey?, limit: Int) -> Statement {
        let begin: Statement? = last.map { last in
            """
             WHERE s.risk <= \(last.urgency) AND (s.risk < \(last.urgency) \
            OR (s.sort_at, s.id) > (\(last.at), \(last.id)))
            """
        }
        return """
            SELECT \(UnitRow.columns), q.risk, q.result
            FROM (SELECT s.id, s.sort_at, s.risk, s.result FROM (\(source)) s\(begin ?? "")
            ORDER BY s.risk DESC, s.sort_at, s.id LIMIT \(limit)) q
            \(UnitRow.joins)
            ORDER BY q.risk DESC, q.sort_at, q.id
            """
    }

    func count(atMost limit: Int) -> Statement {
        "SELECT COUNT(*) FROM (SELECT 1 FROM (\(source)) s LIMIT \(limit)) AS found"
    }
}
