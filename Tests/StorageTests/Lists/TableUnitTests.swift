import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Orders by the units that have them: a county counts what its towns have, and nobody twice.
@Suite struct TableUnitTests {
    private let now = Instant(day: CivilDay(year: 2022, month: 3, day: 1), secondOfDay: 0)

    @Test("a unit's row has what lies below it, its list as many orders", arguments: Backend.available)
    func tree(_ backend: Backend) async throws {
        try await filled(backend) { database in
            let result = try await counted("rows=unit&measure=valid", database)
            let numbers = try Self.numbers(result)
            #expect(numbers == ["市城管局": 3, "市交通局": 1, "濉溪县": 3, "临涣镇": 2, "百善镇": 1, "未填写": 2, "合计": 7])
            try await compare(result, database)
        }
    }

    @Test("a group has the orders of its own units, each once", arguments: Backend.available)
    func groups(_ backend: Backend) async throws {
        try await filled(backend) { database in
            let result = try await counted("rows=group&measure=valid", database)
            #expect(try Self.numbers(result) == ["市直单位": 3, "县区": 3, "乡镇街道": 2, "未填写": 2, "合计": 7])
            try await compare(result, database)
        }
    }

    @Test("group and unit are asked of one dispatch", arguments: Backend.available)
    func nested(_ backend: Backend) async throws {
        try await filled(backend) { database in
            for rows in ["rows=group&then=unit", "rows=unit&then=group"] {
                let result = try await counted(rows + "&columns=kind&measure=valid", database)
                #expect(try await compare(result, database) > 5)
            }
        }
    }

    @Test("unit and group on two axes, or beside a filter by unit, have no list", arguments: Backend.available)
    func apart(_ backend: Backend) async throws {
        try await filled(backend) { database in
            let valid = try #require(TableMeasure(named: "valid"))
            for table in ["rows=unit&columns=group&measure=valid", "rows=unit&measure=valid&group=县区"] {
                let result = try await counted(table, database)
                for row in result.rows.indices where !result.rows[row].isTotal {
                    #expect(result.list(row: row, column: 0, valid) == nil, "\(table) \(result.rows[row].title)")
                }
                #expect(result.list(row: result.rows.count - 1, column: result.columns.count - 1, valid) != nil)
            }
        }
    }

    private static func numbers(_ result: TableResult) throws -> [String: Int] {
        let valid = try #require(TableMeasure(named: "valid"))
        let rows = result.rows.indices.map {
            (result.rows[$0].title, result.value(row: $0, column: 0, valid).numerator)
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private func counted(_ text: String, _ database: any Database) async throws -> TableResult {
        let table = try #require(TableReading(QueryItem.items(of: text + "&period=2022-02&as-of=2022-03-01")).table)
        let now = now
        return try await database.read { connection in
            try connection.table(
                table,
                period: table.period.period(on: now.day),
                cutOff: now,
                settings: BulletinSettings(),
                calendar: .standard
            )
        }
    }

    @discardableResult
    private func compare(_ result: TableResult, _ database: any Database) async throws -> Int {
        let (valid, now) = (try #require(TableMeasure(named: "valid")), now)
        var compared = 0
        for row in result.rows.indices {
            for column in result.columns.indices {
                guard case .orders(let query)? = result.list(row: row, column: column, valid) else { continue }
                let count = try await database.read { try $0.orderCount(query, now: now) }
                #expect(count == result.value(row: row, column: column, valid).numerator, "\(result.rows[row].title)")
                compared += 1
            }
        }
        return compared
    }

    /// Seven orders: three at bureaus, three at a county that gave two of them to its towns; one taken back, one nowhere.
    private func filled(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        let (bureaus, county, towns) = (SmallCity.bureaus, SmallCity.county, SmallCity.towns)
        let plans: [[(unit: String, parent: Int?, round: Int)]] = [
            [(bureaus[0], nil, 1)], [(bureaus[0], nil, 1), (bureaus[1], nil, 1)],
            [(bureaus[0], nil, 1), (county, nil, 1), (county, nil, 2)], [(county, nil, 1), (towns[0], 0, 1)],
            [(county, nil, 1), (towns[0], 0, 1), (towns[1], 0, 1)], [(county, nil, 1)], [],
        ]
        try await backend.withSchema { database in
            try await database.insert(SmallCity.units)
            let orders = plans.indices.map { WorkOrder.sample("\($0)") }
            try await database.insert(
                orders.enumerated().map { StoredWorkOrder(id: $0 + 1, order: $1, identity: SealedIdentity()) }
            )
            var id = 1
            for (order, plan) in zip(orders, plans) {
                var made: [Dispatch] = []
                for (unit, parent, round) in plan {
                    let start = order.receivedAt.advanced(bySeconds: 600)
                    var dispatch = Dispatch(
                        number: Dispatch.defaultNumber(order: order.number, unit: unit, round: round),
                        order: order.number,
                        unit: unit,
                        role: .lead,
                        round: round,
                        dispatchedAt: start,
                        deadline: start.advanced(bySeconds: 400_000)
                    )
                    dispatch.parent = parent.map { made[$0].number }
                    try await database.insert([dispatch], firstId: id)
                    made.append(dispatch)
                    id += 1
                }
            }
            // The last of the county's own was taken back and counts nowhere.
            let recalled = id - 1
            _ = try await database.write { connection in
                try connection.execute(
                    """
                    UPDATE dispatch SET end_reason = \(DispatchEnd.recalled.rawValue), ended_at = dispatched_at
                    WHERE id = \(recalled)
                    """
                )
            }
            try await test(database)
        }
    }
}
