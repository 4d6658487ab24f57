public import Bulletins
public import WorkingDays

/// Whose work is listed, and the moment at which.
public struct UnitScope: Hashable, Sendable {
    /// The unit whose desk it is: what it passed on stands in the tabs of its subordinates.
    public var desk: String
    /// The units whose own work is listed.
    public var units: [String]
    public var now: Instant
    /// What is due before this is 临期: today, or on the next working day.
    public var soon: Instant

    public init(_ desk: String, units: [String]? = nil, at now: Instant, calendar: WorkCalendar) {
        (self.desk, self.units, self.now) = (desk, units ?? [desk], now)
        soon = calendar.day(2, workingDaysAfter: now.advanced(bySeconds: -1).day).start
    }
}

/// What a unit has to do.
///
/// A tab of one unit is a walk in `dispatch_unit_open`, of many units these side by side and sorted: so much as is open
/// there, whatever is in the tables. What is completed is walked by unit and merged.
extension Connection {
    /// One page of a tab: what is open by deadline, what waits for its parent the longest first, what is done newest
    /// first.
    public func unitRows(
        _ query: UnitQuery,
        in scope: UnitScope,
        after key: ListKey? = nil,
        limit: Int = 50
    ) throws -> ListPage<UnitRow> {
        let listing = try UnitListing(query, in: scope, on: self)
        let rows = try rows(listing.page(after: key, limit: limit + 1)).map { try UnitRow($0) }
        return ListPage(rows, limit: limit, key: \.key)
    }

    /// How many are in each tab; of 承诺件 and 已办结 no more than `atMost`.
    ///
    /// One walk over what is open in the scope and one over its children, with a look-up for each reply.
    public func unitCounts(
        _ query: UnitQuery = UnitQuery(),
        in scope: UnitScope,
        atMost limit: Int
    )
        throws -> [UnitTab: Int]
    {
        var counts: [UnitTab: Int] = [:]
        for tabs in [UnitListing.openTabs, UnitListing.childTabs] {
            let listing = try UnitListing(query, in: scope, on: self)
            guard var row = try rows(listing.counts(of: tabs)).first else { continue }
            for tab in tabs { counts[tab] = try row.integer() }
        }
        for tab in [UnitTab.promised, .completed] {
            var query = query
            query.tab = tab
            counts[tab] = try id(try UnitListing(query, in: scope, on: self).count(atMost: limit)) ?? 0
        }
        return counts
    }

    /// What is open in each unit of the scope and overdue there, the units with most first.
    public func unitLoads(in scope: UnitScope) throws -> [UnitLoad] {
        let listing = try UnitListing(UnitQuery(), in: scope, on: self)
        return try rows(listing.loads(at: scope.now)).map { row throws(StorageError) in
            var row = row
            return UnitLoad(unit: try row.text(), open: try row.integer(), overdue: try row.integer())
        }
    }

    /// The statement behind a page, for tests of its plan.
    package func unitStatement(_ query: UnitQuery, in scope: UnitScope, after key: ListKey? = nil) throws -> Statement {
        try UnitListing(query, in: scope, on: self).page(after: key, limit: 51)
    }

    /// The statements behind the counts, for tests of their plans.
    package func unitCountStatements(in scope: UnitScope) throws -> [Statement] {
        let listing = try UnitListing(UnitQuery(), in: scope, on: self)
        return [listing.counts(of: UnitListing.openTabs), listing.counts(of: UnitListing.childTabs)]
    }
}

/// How much a unit has to do.
public struct UnitLoad: Hashable, Sendable {
    public var unit: String
    public var open: Int
    public var overdue: Int

    public init(unit: String, open: Int, overdue: Int) {
        (self.unit, self.open, self.overdue) = (unit, open, overdue)
    }
}
