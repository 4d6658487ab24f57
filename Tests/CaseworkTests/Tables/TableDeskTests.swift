import Bulletins
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Casework

@Suite struct TableDeskTests {
    private let monday = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)

    private func desk(_ database: any Database, _ holder: String = "甲") -> TableDesk {
        TableDesk(database: database, settings: BulletinSettings(), calendar: .standard, holder: holder)
    }

    private func template(_ schedule: TableSchedule, _ name: String = "各类型") throws -> TableTemplate {
        let items = "rows=kind&measure=valid&measure=direct-rate&period=this-month"
        let table = try #require(TableReading(QueryItem.items(of: items)).table)
        return TableTemplate(owner: "F01", unit: nil, name: name, table: table, schedule: schedule)
    }

    @Test("every missed day is made, frozen as of its end, and never twice", arguments: Backend.available)
    func daily(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await city.register()
            let day = city.now.day
            let desk = desk(city.database)
            let id = try await desk.keep(try template(.daily), at: city.now)
            #expect(try await desk.makeDue(at: city.now) == 0)
            let later = day.advanced(by: 3).start.advanced(bySeconds: 60)
            #expect(try await desk.makeDue(at: later) == 3)
            #expect(try await desk.makeDue(at: later) == 0)
            let made = try await city.database.read { try $0.madeTables(of: id, limit: 9) }
            #expect(made.map(\.period) == (0...2).reversed().map { "\(day.advanced(by: $0))" })
            let sheets = made.compactMap { TableSheet(stored: $0.content) }
            #expect(sheets.map { $0.rows.last?.cells.first?.numerator } == [0, 0, 1])
            #expect(sheets.last?.cutOff == day.advanced(by: 1).start.minuteText)
            let list = try #require(sheets.last?.rows.last?.cells.first?.list)
            #expect(list.items.contains(QueryItem("as-of", "\(day.advanced(by: 1))")))
        }
    }

    @Test("weeks are made on Mondays, months on the first", arguments: [TableSchedule.weekly, .monthly])
    func schedules(_ schedule: TableSchedule) async throws {
        try await City.with(.sqlite) { city in
            let desk = desk(city.database)
            let id = try await desk.keep(try template(schedule), at: monday)
            let due = try #require(schedule.next(after: monday))
            #expect(try await desk.makeDue(at: due.advanced(bySeconds: -1)) == 0)
            #expect(try await desk.makeDue(at: due) == 1)
            let made = try await city.database.read { try $0.madeTables(of: id, limit: 9) }
            #expect(made.map(\.period) == [schedule == .weekly ? "2022-W07" : "2022-02"])
        }
    }

    @Test("while another node has the lease nothing is made; a template that no program knows is passed over")
    func lease() async throws {
        try await City.with(.sqlite) { city in
            let now = monday.advanced(bySeconds: 86_400)
            _ = try await desk(city.database).keep(try template(.daily), at: monday)
            _ = try await city.database.write { try $0.takeLease("tables", holder: "乙", now: now, seconds: 60) }
            #expect(try await desk(city.database).makeDue(at: now) == 0)
            #expect(try await desk(city.database, "乙").makeDue(at: now) == 1)
            _ = try await city.database.write { try $0.execute("UPDATE table_template SET spec = 'rows=moon'") }
            #expect(try await desk(city.database).makeDue(at: now.advanced(bySeconds: 86_400)) == 0)
            let due = try await city.database.read { try $0.dueTableTemplate(at: now.advanced(bySeconds: 86_400)) }
            #expect(due == nil)
        }
    }

    @Test("a template needs a name, a table that can be counted, and room")
    func refusals() async throws {
        try await City.with(.sqlite) { city in
            let desk = desk(city.database)
            var faulty = try template(.never)
            faulty.spec = "rows=moon"
            let unnamed = try template(.never, "")
            let long = try template(.never, String(repeating: "长", count: TableTemplate.nameLimit + 1))
            for (template, refusal) in [(unnamed, TableRefusal.name), (long, .name), (faulty, .spec)] {
                #expect(await thrown(TableRefusal.self) { _ = try await desk.keep(template, at: monday) } == refusal)
            }
            for number in 0..<TableDesk.most { _ = try await desk.keep(try template(.never, "\(number)"), at: monday) }
            let more = try template(.never, "再一张")
            #expect(await thrown(TableRefusal.self) { _ = try await desk.keep(more, at: monday) } == .tooMany)
            _ = try await desk.keep(try template(.daily, "0"), at: monday)
            for refusal in [TableRefusal.name, .spec, .tooMany] { #expect(refusal.sentence.hasSuffix("。")) }
        }
    }
}
