import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// Every cell of random tables against the count of the list that it opens.
@Suite struct TableCellTests {
    private let now = Instant(day: CivilDay(year: 2022, month: 6, day: 15), secondOfDay: 40_000)
    private let units = [
        HandlingUnit(name: "濉溪县人民政府", group: "县区"), HandlingUnit(name: "相山区人民政府", group: "县区"),
        HandlingUnit(name: "市城管局", group: "市直单位"), HandlingUnit(name: "市住建局", group: "市直单位"),
    ]

    @Test("the list that a cell opens has as many rows as the cell says", arguments: Backend.available)
    func cells(_ backend: Backend) async throws {
        try await filled(backend) { database in
            var compared = 0
            for seed in 1...80 {
                var random = RandomTable(seed: seed)
                compared += try await compare(try random.table(), BulletinSettings(), database)
            }
            #expect(compared > 2_000)
        }
    }

    @Test("it has under every cohort and clock of the settings", arguments: Backend.available)
    func cohorts(_ backend: Backend) async throws {
        try await filled(backend) { database in
            for (index, cohort) in FigureCohort.allCases.enumerated() {
                var settings = BulletinSettings()
                settings.cohort = cohort
                settings.durationCohort = FigureCohort.allCases[(index + 1) % 4]
                settings.clock = FigureClock.allCases[index % 2]
                let table = try table(
                    "of=dispatches&rows=group&then=unit&columns=week&period=2022-04&measure=dispatched&measure=overdue"
                        + "&measure=mean-days&measure=satisfaction-rate&measure=acknowledgement-rate"
                )
                #expect(try await compare(table, settings, database) > 50)
            }
        }
    }

    @Test("orders of several units or tags count once in the total", arguments: Backend.available)
    func overlaps(_ backend: Backend) async throws {
        try await filled(backend) { database in
            for rows in ["unit", "group", "tag"] {
                let result = try await counted(try table("rows=\(rows)&measure=valid&period=2022"), database)
                let valid = try #require(TableMeasure(named: "valid"))
                let numbers = result.rows.indices.map { result.value(row: $0, column: 0, valid).numerator }
                var query = OrderQuery()
                (query.received, query.countsOnlyValid) = (try Period(parsing: "2022"), true)
                let (asked, now) = (query, now)
                #expect(try await database.read { try $0.orderCount(asked, now: now) } == numbers.last)
                #expect(numbers.dropLast().reduce(0, +) > numbers.last ?? 0, "\(rows)")
            }
        }
    }

    @Test("who registered and who dispatched are rows", arguments: Backend.available)
    func officers(_ backend: Backend) async throws {
        try await filled(backend) { database in
            try await database.write { connection in
                for (id, name) in [("话务1", "甲"), ("派单1", "乙")] {
                    try connection.execute("INSERT INTO officer (id, name) VALUES (\(id), \(name))")
                }
                try connection.execute("UPDATE dispatch SET dispatched_by = \("派单1") WHERE id <= 20")
                for order in 1...30 {
                    try connection.execute(
                        """
                        INSERT INTO event (order_id, sequence, happened_at, action, officer, content, mac)
                        VALUES (\(order), 1, 1, 1, \("话务1"), '{}', '-')
                        """
                    )
                }
            }
            let orders = try await counted(try table("rows=officer&measure=received&period=2022"), database)
            #expect(orders.rows.map(\.title) == ["话务1", "无记录", "合计"])
            let dispatches = try await counted(
                try table("of=dispatches&rows=officer&measure=dispatched&period=2022"),
                database
            )
            #expect(dispatches.rows.map(\.title) == ["派单1", "无记录", "合计"])
        }
    }

    @Test("a dispatch has place, category and channel of its order", arguments: Backend.available)
    func ordersOfDispatches(_ backend: Backend) async throws {
        try await filled(backend) { database in
            for rows in ["county", "subcategory", "channel", "urgency"] {
                let result = try await counted(
                    try table("of=dispatches&rows=\(rows)&measure=dispatched&period=2022"),
                    database
                )
                let measure = try #require(TableMeasure(named: "dispatched"))
                let numbers = result.rows.indices.map { result.value(row: $0, column: 0, measure).numerator }
                #expect(numbers.dropLast().reduce(0, +) == numbers.last && numbers.count > 2, "\(rows)")
            }
        }
    }

    @Test("a table of an empty database has rows of time with zeros and nothing else", arguments: Backend.available)
    func empty(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let hours = try await counted(try table("rows=hour&measure=valid&period=2022-02"), database)
            #expect(hours.rows.count == 25 && hours.isEmpty)
            let counties = try await counted(try table("rows=county&measure=valid&period=2022-02"), database)
            #expect(counties.rows.map(\.title) == ["合计"])
        }
    }

    // MARK: -

    private func table(_ text: String) throws -> StatTable {
        let items = text.split(separator: "&").map { part in
            let pair = part.split(separator: "=", maxSplits: 1)
            return QueryItem(String(pair[0]), String(pair[1]))
        }
        return try #require(TableReading(items).table)
    }

    private func counted(
        _ table: StatTable,
        _ database: any Database,
        _ settings: BulletinSettings = BulletinSettings()
    ) async throws -> TableResult {
        let now = now
        return try await database.read { connection in
            try connection.table(
                table,
                period: table.period.period(on: now.day),
                cutOff: table.asOf?.start ?? now,
                settings: settings,
                calendar: .standard
            )
        }
    }

    /// How many numbers were compared.
    private func compare(
        _ table: StatTable,
        _ settings: BulletinSettings,
        _ database: any Database
    ) async throws -> Int {
        let result = try await counted(table, database, settings)
        var compared = 0
        for row in result.rows.indices {
            for column in result.columns.indices {
                for measure in table.measures {
                    let value = result.value(row: row, column: column, measure)
                    let place =
                        "\(table.items.map { "\($0.name)=\($0.value)" }) \(result.rows[row].title) "
                        + "\(result.columns[column].title) \(measure.name)"
                    if let list = result.list(row: row, column: column, measure) {
                        let expected = measure.form == .mean ? value.denominator : value.numerator
                        #expect(try await count(list, database) == expected, "\(place)")
                        compared += 1
                    }
                    if let list = result.wholeList(row: row, column: column, measure) {
                        #expect(try await count(list, database) == value.denominator, "whole of \(place)")
                        compared += 1
                    }
                }
            }
        }
        return compared
    }

    private func count(_ list: ListQuery, _ database: any Database) async throws -> Int {
        let now = now
        return try await database.read { connection in
            switch list {
            case .orders(let query): try connection.orderCount(query, now: now)
            case .dispatches(let query): try connection.dispatchCount(query, now: now)
            }
        }
    }

    private func filled(_ backend: Backend, _ test: (any Database) async throws -> Void) async throws {
        try await backend.withSchema { database in
            var random = RandomOrders(seed: 23)
            try await database.insert(units)
            var orders = (0..<400).map { random.order($0) }
            for index in orders.indices where index % 3 != 0 { orders[index].ending = .dispatched }
            try await database.insert(
                orders.enumerated().map { StoredWorkOrder(id: $0 + 1, order: $1, identity: SealedIdentity()) }
            )
            let dispatches = orders.filter { $0.ending == .dispatched }.enumerated().flatMap { index, order in
                [0, 1].map { random.dispatch(of: order, unit: units[(index + $0) % 4].name) }
                    + (index % 3 == 0 ? [random.dispatch(of: order, unit: units[index % 4].name, round: 2)] : [])
            }
            try await database.insert(dispatches)
            try await database.insert(
                orders.flatMap { [random.visit(of: $0, unit: nil)] }
                    + dispatches.filter { $0.round == 1 }.map { dispatch in
                        var visit = ReturnVisit(
                            order: dispatch.order,
                            unit: dispatch.unit,
                            visitedAt: dispatch.dispatchedAt.advanced(bySeconds: 500_000),
                            rating: dispatch.sendBackCount == 0
                                ? nil : dispatch.role == .lead ? .satisfied : .dissatisfied
                        )
                        visit.isResolved = dispatch.sendBackCount == 2 ? nil : dispatch.completedAt != nil
                        return visit
                    }
            )
            try await addCourse(orders, dispatches, &random, database)
            _ = try await database.write { connection in
                try connection.execute("UPDATE work_order SET status = 6 WHERE id % 29 = 0")
            }
            try await test(database)
        }
    }

    private func addCourse(
        _ orders: [WorkOrder],
        _ dispatches: [Dispatch],
        _ random: inout RandomOrders,
        _ database: any Database
    ) async throws {
        let backs = dispatches.map { dispatch in
            var back = random.sendBack(of: dispatch, to: units[0].name)
            back.requestedAt = dispatch.dispatchedAt.advanced(bySeconds: 3_000)
            return back
        }
        let extensions = dispatches.map { random.deadlineExtension(of: $0) }
        let contacts = orders.map { random.contact(of: $0) }
        try await database.write { connection in
            var names = try NameIndex(connection)
            for index in dispatches.indices where index % 4 == 0 {
                let unit = backs[index].redirectedTo.flatMap { names.unit($0) }
                _ = try connection.insertIfAbsent(backs[index], dispatch: index + 1, redirectedTo: unit)
            }
            for index in dispatches.indices where index % 5 == 0 {
                _ = try connection.insertIfAbsent(extensions[index], dispatch: index + 1)
            }
            for (index, contact) in contacts.enumerated() {
                _ = try connection.insertIfAbsent(contact, order: index + 1, identity: SealedIdentity(), names: &names)
            }
        }
    }
}

/// A table of the kind that people make, by chance.
private struct RandomTable {
    private var random: SeededRandom

    init(seed: Int) { random = SeededRandom(seed: UInt64(seed)) }

    mutating func table() throws -> StatTable {
        let subject = random.next(below: 2) == 0 ? TableSubject.orders : .dispatches
        var dimensions = TableDimension.offered(for: subject).filter { $0 != .officer }.shuffled(using: &random)
        let period = ["2022-04", "2022-03-20..2022-05-02", "2022-Q2", "2022-W15"][random.next(below: 4)]
        if period == "2022-Q2" { dimensions.removeAll { $0 == .day } }
        var items = [QueryItem("of", subject.rawValue), QueryItem("period", period)]
        items.append(QueryItem("rows", dimensions[0].rawValue))
        if random.next(below: 3) == 0 { items.append(QueryItem("then", dimensions[1].rawValue)) }
        if random.next(below: 2) == 0 { items.append(QueryItem("columns", dimensions[2].rawValue)) }
        for measure in TableMeasure.all(of: subject).shuffled(using: &random).prefix(4) {
            items.append(QueryItem("measure", measure.name))
        }
        if random.next(below: 2) == 0 { items.append(QueryItem("as-of", "2022-05-01")) }
        items += [[], filter(of: subject)][random.next(below: 2)]
        return try #require(TableReading(items).table)
    }

    private mutating func filter(of subject: TableSubject) -> [QueryItem] {
        let orders = [
            ("kind", "投诉"), ("channel", "电话"), ("category", "城乡建设/物业服务"), ("county", "相山区"), ("tag", "涉企"),
            ("weekday", "3"), ("place", "相山区/渠沟镇"), ("unit", "市城管局"), ("handling", "overdue"),
            ("rating", "evaluated"), ("ending", "转办"), ("urgency", "紧急"), ("hour", "9"), ("units", "2"),
            ("repeated", "1"),
        ]
        let dispatches = [("unit", "市城管局"), ("group", "县区"), ("kind", "求助"), ("channel", "电话"), ("county", "相山区")]
        let all = subject == .orders ? orders : dispatches
        let (name, value) = all[random.next(below: all.count)]
        return [QueryItem(name, value)]
    }
}
