import Bulletins
import WorkOrders
import WorkingDays

/// The conditions of an ``OrderQuery`` that have an index.
extension OrderListing {
    /// The filters; nil where no name of a condition is known, so that nothing can match.
    static func filters(
        _ query: OrderQuery,
        _ cutOff: Instant,
        _ connection: any Connection
    ) throws -> [IndexedFilter]? {
        var filters = codes(query)
        if let prefix = query.number { filters.append(.number(prefix)) }
        guard try addNames(query, connection, to: &filters) else { return nil }
        guard try addPlaces(query, connection, to: &filters) else { return nil }
        guard try addOrigin(query, connection, to: &filters) else { return nil }
        if let days = query.completed?.range {
            let end = min(days.upperBound, cutOff)
            filters.append(
                .unordered(
                    "w.completed_at >= \(days.lowerBound) AND w.completed_at < \(end)",
                    following: "+w.completed_at >= \(days.lowerBound) AND +w.completed_at < \(end)"
                )
            )
        }
        if let rating = query.rating { filters.append(Self.rating(rating, cutOff)) }
        addOfficers(query, cutOff, to: &filters)
        guard query.asksForDispatch else { return filters }
        guard let handling = try HandlingFilter(query, cutOff, connection) else { return nil }
        return filters + [handling.filter]
    }

    /// What the citizen last answered about the hotline; visits with an answer come in the order of the list.
    private static func rating(_ rating: RatingQuery, _ cutOff: Instant) -> IndexedFilter {
        let following = rating.condition(order: "w.id", receivedAt: "w.received_at", unit: nil, cutOff)
        guard let visits = rating.visitConditions(aboutHotline: true, cutOff) else { return .unindexed(following) }
        return IndexedFilter(
            rows: "return_visit v WHERE \(visits.dropLast().joined(" AND "))",
            time: "v.order_received_at",
            // CROSS JOIN keeps SQLite from beginning with the orders.
            source: ("return_visit v CROSS JOIN work_order w", "v.order_received_at", "v.order_id"),
            leading: (["w.id = v.order_id"] + visits).joined(" AND "),
            following: following
        )
    }

    private static func codes(_ query: OrderQuery) -> [IndexedFilter] {
        let codes: [(column: Statement, values: [Int])] = [
            ("w.kind", query.kinds.map(\.rawValue)), ("w.urgency", query.urgencies.map(\.rawValue)),
            ("w.ending", query.endings.map(\.rawValue)), ("w.status", query.statuses.map(\.rawValue)),
            ("w.caller_kind", query.callerKind.map { [$0.rawValue] } ?? []),
            // China Standard Time is eight hours ahead of the stored seconds.
            ("(((w.received_at + 28800) % 86400) / 3600)", query.hour.map { [$0] } ?? []),
        ]
        return codes.filter { !$0.values.isEmpty }.map { IndexedFilter.oneOf($0.column, $0.values) }
    }

    /// False where nothing of a condition is known.
    private static func addNames(
        _ query: OrderQuery,
        _ connection: any Connection,
        to filters: inout [IndexedFilter]
    ) throws -> Bool {
        if !query.channels.isEmpty {
            let ids = try query.channels.compactMap { try connection.id("SELECT id FROM channel WHERE name = \($0)") }
            guard !ids.isEmpty else { return false }
            filters.append(.oneOf("w.channel_id", ids))
        }
        if !query.tags.isEmpty {
            let ids = try query.tags.compactMap { try connection.id("SELECT id FROM tag WHERE name = \($0)") }
            guard !ids.isEmpty else { return false }
            filters.append(.tags(ids))
        }
        guard !query.categories.isEmpty else { return true }
        guard let filter = try category(query.categories, connection) else { return false }
        filters.append(filter)
        return true
    }

    /// Every version of a category that has the names counts as it.
    private static func category(_ paths: [CategoryPath], _ connection: any Connection) throws -> IndexedFilter? {
        let lines = try connection.categoryNodes().map(\.line).filter { line in
            paths.contains { path in line.map(\.name).starts(with: path.names) }
        }
        guard !lines.isEmpty else { return nil }
        if paths.allSatisfy({ $0.names.count == 1 }) {
            return .oneOf("w.top_category_id", Array(Set(lines.compactMap { $0.first?.id })))
        }
        return .oneOf("w.category_id", Array(Set(lines.compactMap { $0.last?.id })))
    }

    private static func addPlaces(
        _ query: OrderQuery,
        _ connection: any Connection,
        to filters: inout [IndexedFilter]
    ) throws -> Bool {
        if !query.counties.isEmpty {
            let ids = try query.counties.compactMap { county in
                try connection.id("SELECT id FROM area WHERE county = \(county) AND street = '' AND community = ''")
            }
            guard !ids.isEmpty else { return false }
            filters.append(.oneOf("w.county_id", ids))
        }
        guard !query.places.isEmpty else { return true }
        let ids = try query.places.flatMap { try areas($0, connection) }
        guard !ids.isEmpty else { return false }
        filters.append(.oneOf("w.area_id", Array(Set(ids))))
        return true
    }

    /// A place and all below it.
    private static func areas(_ place: AreaPath, _ connection: any Connection) throws -> [Int] {
        var condition: Statement = "county = \(place.county)"
        if !place.street.isEmpty { condition = "\(condition) AND street = \(place.street)" }
        if !place.community.isEmpty { condition = "\(condition) AND community = \(place.community)" }
        var ids: [Int] = []
        try connection.forEachRow("SELECT id FROM area WHERE \(condition)") { row in
            if let id = row.integer(0) { ids.append(id) }
        }
        return ids
    }

    /// Where it came from, and what it was merged into.
    private static func addOrigin(
        _ query: OrderQuery,
        _ connection: any Connection,
        to filters: inout [IndexedFilter]
    ) throws -> Bool {
        if let platform = query.platform { filters.append(.equal("w.external_platform", text: platform)) }
        if let number = query.external {
            let following: Statement = "w.external_number || '' = \(number)"
            filters.append(.unordered("w.external_number = \(number)", following: following))
        }
        guard let leader = query.leader else { return true }
        guard let id = try connection.id("SELECT id FROM work_order WHERE number = \(leader)") else { return false }
        filters.append(.unordered("w.leader_id = \(id)", following: "+w.leader_id = \(id)"))
        return true
    }

    private static func addOfficers(_ query: OrderQuery, _ cutOff: Instant, to filters: inout [IndexedFilter]) {
        // The one event that every order begins with.
        if let officer = query.registeredBy { filters.append(events(of: officer, "AND e.sequence = 1", cutOff)) }
        if let officer = query.officer { filters.append(events(of: officer, "", cutOff)) }
        guard let officer = query.dispatchedBy else { return }
        filters.append(
            .named(
                by: "dispatch w WHERE w.dispatched_by = \(officer)",
                ids: """
                    SELECT d.order_id FROM dispatch d
                    WHERE d.dispatched_by = \(officer) AND d.dispatched_at < \(cutOff)
                    """,
                following: """
                    EXISTS (SELECT 1 FROM dispatch d WHERE d.order_id = w.id AND d.dispatched_by = \(officer)
                        AND d.dispatched_at < \(cutOff))
                    """
            )
        )
    }

    private static func events(of officer: String, _ which: Statement, _ cutOff: Instant) -> IndexedFilter {
        let condition: Statement = "e.officer = \(officer) \(which)"
        return .named(
            by: "(SELECT 1 FROM event e WHERE \(condition)) AS w",
            ids: "SELECT e.order_id FROM event e WHERE \(condition) AND e.happened_at < \(cutOff)",
            // The empty text leaves the look-up to the order's own events.
            following: """
                EXISTS (SELECT 1 FROM event e WHERE e.order_id = w.id AND e.officer || '' = \(officer) \(which)
                    AND e.happened_at < \(cutOff))
                """
        )
    }
}
