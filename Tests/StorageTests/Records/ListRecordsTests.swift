import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// The city's own lists: units, categories, tags, history, calendar notices, ids.
@Suite struct ListRecordsTests {
    @Test("units keep the city's order, parents and marks", arguments: Backend.available)
    func units(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let units = [
                HandlingUnit(name: "濉溪县人民政府", group: "县区", shortName: "濉溪县", isSubordinateCentre: true),
                HandlingUnit(name: "市城管局", group: "市直单位"),
                HandlingUnit(name: "临涣镇", group: "乡镇街道", parent: "濉溪县人民政府"),
            ]
            try await database.insert(units)
            let stored = try await database.read { try $0.units() }
            #expect(stored == units)
        }
    }

    @Test("versioned categories read back; a code is unique in its version", arguments: Backend.available)
    func categories(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let day = CivilDay(year: 2022, month: 1, day: 1)
            let categories = [
                RequestCategory(code: "01", name: "城乡建设", version: "2021", validUntil: day),
                RequestCategory(code: "01", name: "城乡建设", version: "2022", validFrom: day),
                RequestCategory(code: "0101", name: "物业服务", parentCode: "01", version: "2022", mappedCode: "GB1"),
            ]
            try await database.write { connection in
                for category in categories {
                    let answers = try (0..<2).map { _ in try connection.insertIfAbsent(category) }
                    #expect(answers == [true, false])
                }
            }
            let stored = try await database.read { try $0.categories() }
            #expect(stored == categories)
            let orphan = RequestCategory(code: "0201", name: "孤儿", parentCode: "02", version: "2022")
            await #expect(throws: StorageError.notFound) {
                try await database.write { _ = try $0.insertIfAbsent(orphan) }
            }
        }
    }

    @Test("tags and history figures read back and are kept once", arguments: Backend.available)
    func tagsAndHistory(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let tag = Tag(name: "涉企", owner: "市工商联")
            let figure = HistoryFigure(period: "2021-02", indicator: "受理总量", value: "8981")
            try await database.write { connection in
                for isNew in [true, false] {
                    let answers = [try connection.insertIfAbsent(tag), try connection.insertIfAbsent(figure)]
                    #expect(answers == [isNew, isNew])
                }
            }
            let tags = try await database.read { try $0.tags() }
            #expect(tags == [tag])
            let figures = try await database.read { try $0.historyFigures() }
            #expect(figures == [figure])
            let value = try await database.read { try $0.historyValue(period: "2021-02", indicator: "受理总量") }
            #expect(value == "8981")
        }
    }

    @Test("a newer notice takes the place of the year's older one", arguments: Backend.available)
    func notices(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            try await database.write { connection in
                try connection.save(calendarNotice: "旧", year: 2027)
                try connection.save(calendarNotice: "新", year: 2027)
                try connection.save(calendarNotice: "前", year: 2026)
            }
            let notices = try await database.read { try $0.calendarNotices().map { "\($0.year)\($0.content)" } }
            #expect(notices == ["2026前", "2027新"])
        }
    }

    @Test("ids reserved side by side never overlap", arguments: Backend.available)
    func ids(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let ranges = try await withThrowingTaskGroup(of: Range<Int>.self) { group in
                for count in 1...20 {
                    group.addTask { try await database.write { try $0.reserveIds(.workOrder, count: count) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let all = ranges.flatMap(Array.init)
            #expect(Set(all).count == all.count)
            #expect(all.count == 210)
        }
    }

    @Test("the names of notes are those that any order carries", arguments: Backend.available)
    func noteNames(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            var first = WorkOrder.sample("1")
            first.notes = ["坐席": "81"]
            var second = WorkOrder.sample("2")
            second.notes = ["备注": "x", "坐席": "82"]
            try await database.insert([
                StoredWorkOrder(id: 1, order: first, identity: SealedIdentity()),
                StoredWorkOrder(id: 2, order: second, identity: SealedIdentity()),
            ])
            let names = try await database.read { try $0.noteNames() }
            #expect(names == ["坐席", "备注"].sorted())
        }
    }
}
