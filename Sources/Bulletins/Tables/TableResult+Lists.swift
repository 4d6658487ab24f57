import WorkOrders
import WorkingDays

extension TableResult {
    /// The list of a cell: as many rows as the number says; nil where no list shows just that.
    public func list(row: Int, column: Int, _ measure: TableMeasure) -> ListQuery? {
        measure.partList.flatMap { list(row: row, column: column, $0) }
    }

    /// The list of a rate's whole.
    public func wholeList(row: Int, column: Int, _ measure: TableMeasure) -> ListQuery? {
        measure.wholeList.flatMap { list(row: row, column: column, $0) }
    }

    private func list(row: Int, column: Int, _ condition: TableCondition) -> ListQuery? {
        let codes =
            codes(of: rows[row].key, table.rows) + codes(of: columns[column].key, table.columns.map { [$0] } ?? [])
        guard let days = days(codes) else { return nil }
        return switch (condition, table.filter) {
        case (.orders(let change), .orders(let filter)): orders(filter, days, codes, change).map(ListQuery.orders)
        case (.dispatches(let change), .dispatches(let filter)):
            dispatches(filter, settings.cohort, days, codes) { change(&$0, settings) }.map(ListQuery.dispatches)
        case (.durations, .dispatches(let filter)):
            dispatches(filter, settings.durationCohort, days, codes) { $0.state = .completed }.map(ListQuery.dispatches)
        case (.handedOrders, .dispatches(let filter)): handedOrders(filter, days, codes).map(ListQuery.orders)
        default: nil
        }
    }

    private typealias Code = (dimension: TableDimension, code: Int)

    private func codes(of key: TableKey, _ dimensions: [TableDimension]) -> [Code] {
        zip(dimensions, [key.first, key.second].compactMap(\.self)).map { ($0, Int($1)) }
    }

    /// The days of the period that all codes leave; nil for none.
    private func days(_ codes: [Code]) -> Period? {
        var days: Period? = period
        for code in codes {
            if let span = coder.span(code.dimension, code.code) { days = days.flatMap { $0.common(with: span) } }
        }
        return days
    }

    /// The cut-off as a list takes it: lists know days only.
    private var asOf: CivilDay? { table.asOf }

    private func orders(
        _ filter: OrderQuery,
        _ days: Period,
        _ codes: [Code],
        _ change: (inout OrderQuery) -> Void
    ) -> OrderQuery? {
        var query = filter
        change(&query)
        // Where the filter asks for another ending or rating than the measure, no list has both.
        if !filter.endings.isEmpty, query.endings != filter.endings {
            guard query.endings.allSatisfy(filter.endings.contains) else { return nil }
        }
        if filter.rating != nil, query.rating != filter.rating { return nil }
        (query.received, query.asOf) = (days, asOf)
        guard asksOfOneDispatch(filter, codes) else { return nil }
        for code in codes where !coder.narrow(&query, code.dimension, code.code) { return nil }
        // A follower of a merged order counts where its leader doesn't, which a part of the period can't tell.
        return query.isRepeated && days != period ? nil : query
    }

    /// Lists ask unit, group and what happened there of one dispatch; a table counts each axis and the filter apart.
    private func asksOfOneDispatch(_ filter: OrderQuery, _ codes: [Code]) -> Bool {
        let units = codes.filter { $0.dimension == .unit || $0.dimension == .group }
        guard !units.isEmpty else { return true }
        let isFree = filter.unit == nil && filter.group == nil && filter.handling == nil && filter.course == nil
        let isOneAxis = units.allSatisfy { table.rows.contains($0.dimension) } || units.count == 1
        return isFree && filter.due == nil && isOneAxis
    }

    private func dispatches(
        _ filter: DispatchQuery,
        _ cohort: FigureCohort,
        _ days: Period,
        _ codes: [Code],
        _ change: (inout DispatchQuery) -> Void
    ) -> DispatchQuery? {
        var query = filter
        change(&query)
        (query.countsOnlyFirst, query.asOf) = (true, asOf)
        switch cohort {
        case .received: query.received = days
        case .dispatched: query.dispatched = days
        case .due: query.due = days
        case .completed: query.completed = days
        }
        for code in codes where !coder.narrow(&query, code.dimension, code.code) { return nil }
        return query
    }

    /// Orders know neither the unit of their dispatches nor another cohort than those made.
    private func handedOrders(_ filter: DispatchQuery, _ days: Period, _ codes: [Code]) -> OrderQuery? {
        guard settings.cohort == .dispatched, filter.unit == nil, filter.group == nil else { return nil }
        var query = OrderQuery()
        (query.dispatched, query.asOf, query.kind) = (days, asOf, filter.kind)
        let spans: Set<TableDimension> = [.day, .week, .month, .kind]
        for code in codes {
            guard spans.contains(code.dimension), coder.narrow(&query, code.dimension, code.code) else { return nil }
        }
        return query
    }
}
