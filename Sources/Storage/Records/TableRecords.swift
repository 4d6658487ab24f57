public import Bulletins
import WorkOrders
public import WorkingDays

/// Reads what a table counts: one walk over a covering index for each kind of row, as for a bulletin.
///
/// Rows are counted in Swift by integer codes. With 1,000,000 orders in the period a standard table takes 0.6 to 0.9 s and
/// grows with these orders alone; tags, units and officers of orders add a walk or a look-up for each order, and a
/// dimension of the order in a table of dispatches a look-up for each dispatch (docs/benchmarks.md).
extension Connection {
    /// A table of a period, counted in one consistent state of the database.
    ///
    /// - Throws: `TableError.tooLarge` where it has more cells than anybody reads.
    public func table(
        _ table: StatTable,
        period: Period,
        cutOff: Instant,
        settings: BulletinSettings,
        calendar: WorkCalendar
    ) throws -> TableResult {
        var officers = OfficerCodes()
        var names = TableNames(figures: try figureNames())
        if table.needsTags { names.tags = try tagNames() }
        if table.needsOfficers {
            officers = try officerCodes(table.subject, of: period.range)
            names.officers = officers.names
        }
        var tally = TableTally(
            table,
            period: period,
            cutOff: cutOff,
            settings: settings,
            names: names,
            calendar: calendar
        )
        switch table.subject {
        case .orders: try addOrders(to: &tally, tags: names.tags.keys.sorted(), officers, calendar)
        case .dispatches: try addDispatches(to: &tally, officers)
        }
        if tally.isTooLarge { throw TableError.tooLarge }
        return tally.result()
    }

    private func tagNames() throws -> [Int: String] {
        var names: [Int: String] = [:]
        try forEachRow("SELECT id, name FROM tag") { names[$0.integer(0) ?? 0] = $0.text(1) }
        return names
    }

    /// The statements of a table's walks, for tests of their plans.
    package func tableStatements(_ table: StatTable, of days: Range<Instant>) -> [Statement] {
        switch table.subject {
        case .orders: [Self.tableOrders(table, days), Self.unitsOfOrders(days, days.upperBound), Self.tagged(1, days)]
        case .dispatches:
            FigureCohort.allCases.map { Self.tableDispatches(table, where: Self.condition($0, days)) }
        }
    }
}

/// Orders.
extension Connection {
    private func addOrders(
        to tally: inout TableTally,
        tags: [Int],
        _ officers: OfficerCodes,
        _ calendar: WorkCalendar
    ) throws {
        let (table, days, cutOff) = (tally.table, tally.period.range, tally.cutOff)
        if table.needsVisits { try addVisits(Self.visits(of: days), to: &tally) }
        if table.needsCourse { try addCourse(since: days.lowerBound, cutOff: cutOff, to: &tally) }
        for tag in tags {
            try forEachRow(Self.tagged(tag, days)) { tally.add(tag: tag, of: $0.integer(0) ?? 0) }
        }
        if table.needsOrderUnits {
            try forEachRow(Self.unitsOfOrders(days, cutOff)) { row in
                tally.add(unit: row.integer(1) ?? 0, of: row.integer(0) ?? 0)
            }
        }
        let allowed = try table.restOfFilter(in: tally.period).map { try orderIds($0, now: cutOff, calendar: calendar) }
        try forEachRow(Self.tableOrders(table, days)) { row in
            if let allowed, !allowed.contains(row.integer(8) ?? 0) { return }
            tally.add(try TableOrder(row, officers))
        }
    }

    private static func tableOrders(_ table: StatTable, _ days: Range<Instant>) -> Statement {
        let (officer, source): (Statement, Statement) =
            table.needsOfficers
            ? (", e.officer", "work_order w LEFT JOIN event e ON e.order_id = w.id AND e.sequence = 1")
            : ("", "work_order w")
        return """
            SELECT w.kind, w.category_id, w.channel_id, w.area_id, w.ending, w.received_at, w.urgency, w.status, w.id\(officer)
            FROM \(source)
            WHERE w.received_at >= \(days.lowerBound) AND w.received_at < \(days.upperBound)
                AND w.status <> \(WorkOrderStatus.void.rawValue)
            """
    }

    private static func tagged(_ tag: Int, _ days: Range<Instant>) -> Statement {
        """
        SELECT order_id FROM work_order_tag
        WHERE tag_id = \(tag) AND received_at >= \(days.lowerBound) AND received_at < \(days.upperBound)
        """
    }

    /// The units with a dispatch of an order, on any level and in any round; a walk over `dispatch_received`.
    private static func unitsOfOrders(_ days: Range<Instant>, _ cutOff: Instant) -> Statement {
        """
        SELECT d.order_id, d.unit_id FROM dispatch d
        WHERE \(condition(.received, days)) AND d.dispatched_at < \(cutOff) AND \(Dispatch.isCounted("d"))
        """
    }

    /// The ids of the orders of a query; memory grows with them.
    private func orderIds(_ query: OrderQuery, now: Instant, calendar: WorkCalendar) throws -> Set<Int> {
        guard let listing = try OrderListing(query, now: now, calendar: calendar, on: self) else { return [] }
        var ids: Set<Int> = []
        let matches: Statement = "FROM \(listing.source) WHERE \(listing.conditions.joined(" AND "))"
        try forEachRow("\(listing.prefix)SELECT w.id \(matches)") { ids.insert($0.integer(0) ?? 0) }
        return ids
    }
}

/// Dispatches.
extension Connection {
    private func addDispatches(to tally: inout TableTally, _ officers: OfficerCodes) throws {
        let (table, settings, days) = (tally.table, tally.settings, tally.period.range)
        let start = settings.cohort == .dispatched ? days.lowerBound : nil
        if table.needsCourse { try addCourse(since: start, cutOff: tally.cutOff, to: &tally) }
        if table.needsVisits {
            try addVisits(Self.visits(of: days), to: &tally)
            try addVisits(Self.otherVisits(days, where: Self.first(settings.cohort, days, [])), to: &tally)
        }
        let cohorts = Set([settings.cohort, settings.durationCohort]).sorted { $0.rawValue < $1.rawValue }
        for (index, cohort) in cohorts.enumerated() {
            let condition = Self.first(cohort, days, Array(cohorts[..<index]))
            try forEachRow(Self.tableDispatches(table, where: condition)) { row in
                tally.add(try TableDispatch(row, table, officers))
            }
        }
    }

    /// First-level, first-round dispatches of a cohort that the others don't bring.
    private static func first(_ cohort: FigureCohort, _ days: Range<Instant>, _ others: [FigureCohort]) -> Statement {
        let others = others.map { other -> Statement in "NOT (\(condition(other, days)))" }
        let own: [Statement] = [
            condition(cohort, days), "d.round = 1", "d.parent_id IS NULL", Dispatch.isCounted("d"),
        ]
        return (own + others).joined(" AND ")
    }

    private static func tableDispatches(_ table: StatTable, where condition: Statement) -> Statement {
        let needsOrder = table.needsOrderOfDispatch
        let order: Statement = needsOrder ? ", w.category_id, w.channel_id, w.area_id, w.urgency" : ""
        let officer: Statement = table.needsOfficers ? ", d.dispatched_by" : ""
        let join: Statement = needsOrder ? " JOIN work_order w ON w.id = d.order_id" : ""
        return "SELECT \(DispatchFact.columns)\(order)\(officer) FROM dispatch d\(join) WHERE \(condition)"
    }
}

/// 工号 as integers, in their own order.
struct OfficerCodes {
    var codes: [String: Int] = [:]
    var names: [Int: String] { Dictionary(uniqueKeysWithValues: codes.map { ($1, $0) }) }
}

extension Connection {
    /// Who registered orders or made dispatches of a period.
    fileprivate func officerCodes(_ subject: TableSubject, of days: Range<Instant>) throws -> OfficerCodes {
        let statement: Statement =
            switch subject {
            case .orders:
                """
                SELECT DISTINCT e.officer FROM work_order w JOIN event e ON e.order_id = w.id AND e.sequence = 1
                WHERE w.received_at >= \(days.lowerBound) AND w.received_at < \(days.upperBound)
                """
            // Those who completed in the period may have been dispatched long before.
            case .dispatches: "SELECT id FROM officer"
            }
        var found: Set<String> = []
        try forEachRow(statement) { row in if let officer = row.text(0) { found.insert(officer) } }
        let codes = found.sorted().enumerated().map { ($1, $0) }
        return OfficerCodes(codes: Dictionary(uniqueKeysWithValues: codes))
    }
}

extension TableOrder {
    fileprivate init(_ row: any RowReader, _ officers: OfficerCodes) throws(StorageError) {
        guard let kind = RequestKind(rawValue: row.integer(0) ?? 0) else { throw .unexpectedValue(column: 0) }
        guard let ending = Ending(rawValue: row.integer(4) ?? 0) else { throw .unexpectedValue(column: 4) }
        guard let status = WorkOrderStatus(rawValue: row.integer(7) ?? 0) else { throw .unexpectedValue(column: 7) }
        let fact = OrderFact(
            kind: kind,
            category: row.integer(1) ?? 0,
            channel: row.integer(2) ?? 0,
            area: row.integer(3),
            ending: ending,
            receivedAt: Instant(secondsSinceEpoch: row.integer(5) ?? 0),
            urgency: Urgency(rawValue: row.integer(6) ?? 0) ?? .normal
        )
        let officer = row.columnCount > 9 ? row.text(9).flatMap { officers.codes[$0] } : nil
        self.init(id: row.integer(8) ?? 0, fact: fact, status: status, officer: officer)
    }
}

extension TableDispatch {
    fileprivate init(_ row: any RowReader, _ table: StatTable, _ officers: OfficerCodes) throws(StorageError) {
        self.init(fact: try DispatchFact(row))
        var column = DispatchFact.columnCount
        if table.needsOrderOfDispatch {
            (category, channel, area) = (row.integer(column), row.integer(column + 1), row.integer(column + 2))
            urgency = Urgency(rawValue: row.integer(column + 3) ?? 0) ?? .normal
            column += 4
        }
        if table.needsOfficers { officer = row.text(column).flatMap { officers.codes[$0] } }
    }
}
