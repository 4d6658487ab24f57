import Bulletins
import Storage
import TestSupport
import Testing
import WorkingDays

@Suite struct TableTemplateRecordsTests {
    private let now = Instant(day: CivilDay(year: 2022, month: 2, day: 14), secondOfDay: 34_200)

    private func template(
        _ name: String,
        owner: String = "F01",
        unit: String? = nil,
        isShared: Bool = false,
        _ schedule: TableSchedule = .never
    ) -> TableTemplate {
        TableTemplate(
            owner: owner,
            unit: unit,
            name: name,
            spec: "rows=kind\nmeasure=valid",
            isShared: isShared,
            schedule: schedule
        )
    }

    @Test(
        "an officer has his own templates of a place, and those that others share there",
        arguments: Backend.available
    )
    func places(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let now = now
            let all = [
                template("乙"), template("甲"), template("别处", unit: "市城管局"),
                template("共用", owner: "F02", isShared: true), template("私用", owner: "F02"),
                template("单位共用", owner: "F02", unit: "市城管局", isShared: true),
            ]
            try await database.write { connection in
                for template in all { _ = try connection.put(template, now: now) }
            }
            let centre = try await database.read { try $0.tableTemplates(of: "F01", in: nil) }
            #expect(Set(centre.prefix(2).map(\.name)) == ["乙", "甲"] && centre.dropFirst(2).map(\.name) == ["共用"])
            let bureau = try await database.read { try $0.tableTemplates(of: "F01", in: "市城管局") }
            #expect(bureau.map(\.name) == ["别处", "单位共用"] && bureau.allSatisfy { $0.unit == "市城管局" })
            #expect(try await database.read { try $0.tableTemplates(named: "共用") }.map(\.owner) == ["F02"])
        }
    }

    @Test("a name kept again replaces the template; an unchanged schedule keeps its time", arguments: Backend.available)
    func again(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let (now, later) = (now, now.advanced(bySeconds: 86_400))
            var changed = template("甲", .daily)
            changed.spec = "rows=hour\nmeasure=valid"
            let (first, second) = (template("甲", .daily), changed)
            let ids = try await database.write { connection in
                [try connection.put(first, now: now), try connection.put(second, now: later)]
            }
            #expect(ids[0] == ids[1])
            let found = try #require(try await database.read { try $0.tableTemplate(ids[0]) })
            #expect(found.spec == second.spec && found.schedule == .daily)
            let tomorrow = CivilDay(year: 2022, month: 2, day: 15).start
            let due = try await database.read { try $0.dueTableTemplate(at: tomorrow) }
            #expect(due?.dueAt == tomorrow)
            #expect(try await database.read { try $0.dueTableTemplate(at: tomorrow.advanced(bySeconds: -1)) } == nil)
        }
    }

    @Test(
        "what is made stands newest first, once for each period, and goes with its template",
        arguments: Backend.available
    )
    func made(_ backend: Backend) async throws {
        try await backend.withSchema { database in
            let now = now
            let template = template("甲", .daily)
            try await database.write { connection in
                let id = try connection.put(template, now: now)
                for day in 15...17 {
                    guard let due = try connection.dueTableTemplate(at: CivilDay(year: 2022, month: 3, day: 1).start)
                    else { throw StorageError.notFound }
                    let last = CivilDay(year: 2022, month: 2, day: day - 1)
                    #expect(due.dueAt == last.advanced(by: 1).start)
                    let made = MadeTable(period: "\(last)", lastDay: last, madeAt: due.dueAt, content: "{}")
                    #expect(try connection.putMade(made, of: due.template, dueAt: due.dueAt))
                    #expect(!(try connection.putMade(made, of: due.template, dueAt: due.dueAt)), "it was due once")
                }
                let all = try connection.madeTables(of: id, limit: 2)
                #expect(all.map(\.period) == ["2022-02-16", "2022-02-15"])
                let early = try connection.madeTables(
                    of: id,
                    through: CivilDay(year: 2022, month: 2, day: 14),
                    limit: 9
                )
                #expect(early.map(\.period) == ["2022-02-14"])
                #expect(!(try connection.removeTableTemplate(id, of: "F02")))
                #expect(try connection.removeTableTemplate(id, of: "F01"))
                #expect(try connection.madeTables(of: id, limit: 9).isEmpty)
                #expect(try connection.tableTemplate(id) == nil)
            }
        }
    }

    @Test("templates that are due, and those shared in a place, are ranges of small indexes")
    func plans() async throws {
        try await Backend.sqlite.withSchema { database in
            try await database.read { connection in
                let statements: [(Statement, String)] = [
                    (
                        "SELECT id FROM table_template WHERE due_at IS NOT NULL AND due_at <= 9 ORDER BY due_at, id",
                        "INDEX table_template_due (due_at"
                    ),
                    (
                        "SELECT id FROM table_template WHERE place = '' AND is_shared = 1 ORDER BY name",
                        "INDEX table_template_shared (place=?)"
                    ),
                ]
                for (statement, index) in statements {
                    var plan: [String] = []
                    try connection.forEachRow("EXPLAIN QUERY PLAN \(statement)") { plan.append($0.text(3) ?? "") }
                    #expect(plan.count == 1 && plan[0].contains(index), "\(plan)")
                }
            }
        }
    }
}
