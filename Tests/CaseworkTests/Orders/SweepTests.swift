import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

/// What the program does by itself.
@Suite struct SweepTests {
    @Test("yellow and red are warned of once each", arguments: Backend.available)
    func warnings(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.dispatched()
            let dispatch = file.dispatches[0]
            let yellow = city.rules.yellowWarning(of: dispatch)
            let steps: [(at: Instant, warned: Int, warning: Int)] = [
                (yellow.advanced(bySeconds: -1), 0, 0), (yellow, 1, 1), (yellow.advanced(bySeconds: 60), 0, 1),
                (dispatch.deadline, 0, 1), (dispatch.deadline.advanced(bySeconds: 1), 1, 2),
                (dispatch.deadline.advanced(bySeconds: 86_400), 0, 2),
            ]
            for step in steps {
                #expect(try await city.sweep().sweep(at: step.at).warned == step.warned, "\(step)")
                let after = try await city.desk.file(file.order.number)
                #expect(after.dispatches[0].warning == step.warning)
                try await city.expectWhole(after)
            }
        }
    }

    @Test("an imported dispatch that is open and due later is warned of without anybody's touching it")
    func imported() async throws {
        for backend in Backend.available {
            try await City.with(backend) { city in
                var files = ImportedFiles(files: [
                    .orders: "工单编号,来源渠道,受理时间,诉求类型,一级类别,诉求内容\nA1,电话,2022-02-01 09:00,投诉,城市管理,路灯不亮\n",
                    .dispatches: """
                    转办序号,工单编号,承办单位,轮次,转办时间,办结时限,办结时间
                    D1,A1,\(SmallCity.bureaus[0]),1,2022-02-01 10:00,2022-02-16 23:59:59,
                    D2,A1,\(SmallCity.bureaus[0]),2,2022-02-01 10:00,2022-02-13 23:59:59,
                    D3,A1,\(SmallCity.bureaus[0]),3,2022-02-01 10:00,2022-02-16 23:59:59,2022-02-02 10:00

                    """,
                ])
                files.options.now = city.now
                _ = try await files.carryOut(city.database, City.seal)
                let yellow = try #require(Instant("2022-02-15 23:59:59"))
                #expect(try await city.sweep().sweep(at: yellow.advanced(bySeconds: -1)).warned == 0)
                #expect(try await city.sweep().sweep(at: yellow).warned == 1)
                let file = try await city.desk.file("A1")
                #expect(file.dispatch("D1")?.warning == 1)
                #expect(file.dispatch("D2")?.warning == 0, "it was late when it came")
            }
        }
    }

    @Test("records of the past are warned of only when somebody acts on them")
    func importedPast() async throws {
        try await City.with(.sqlite) { city in
            let files = ImportedFiles(files: [
                .orders: "工单编号,来源渠道,受理时间,诉求类型,一级类别,诉求内容\nA1,电话,2022-02-01 09:00,投诉,城市管理,路灯不亮\n",
                .dispatches: "工单编号,承办单位,转办时间,办结时限\nA1,\(SmallCity.bureaus[0]),2022-02-01 10:00,2022-02-16 23:59:59\n",
            ])
            _ = try await files.carryOut(city.database, City.seal)
            #expect(try await city.sweep().sweep(at: city.now.advanced(bySeconds: 30 * 86_400)).warned == 0)
        }
    }

    @Test("who completes in time is not warned", arguments: Backend.available)
    func completed(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await city.closed()
            city.wait(hours: 24 * 60)
            #expect(try await city.sweep().sweep(at: city.now).warned == 0)
        }
    }

    @Test("a suspension ends by itself after its last day, and stops warnings till then", arguments: Backend.available)
    func suspension(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let file = try await city.dispatched(to: SmallCity.county)
            let (number, parent) = (file.order.number, file.dispatches[0])
            try await city.act(
                number,
                .passOn(dispatch: parent.number, [Assignment(SmallCity.towns[0])]),
                by: SmallCity.clerk(SmallCity.county)
            )
            let until = parent.deadline.day.advanced(by: 5)
            try await city.act(
                number,
                .suspend(dispatch: parent.number, .forceMajeure, document: "汛情通知", until: until),
                by: SmallCity.dispatcher
            )
            let last = until.advanced(by: 1).start.advanced(bySeconds: -1)
            let before = try await city.sweep().sweep(at: last)
            #expect(before.resumed == 0 && before.warned == 0)
            let after = try await city.sweep().sweep(at: last.advanced(bySeconds: 1))
            // The parent's resumption is the child's as well.
            #expect(after.resumed == 1 && after.failed.isEmpty)
            let resumed = try await city.desk.file(number)
            #expect(resumed.dispatches.allSatisfy { $0.deadline > parent.deadline })
            #expect(resumed.matters.suspensions.allSatisfy { $0.resumedAt != nil })
            try await city.expectWhole(resumed)
        }
    }

    @Test("an alert passes on after the minutes set, until the chain ends", arguments: Backend.available)
    func alert(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let number = try await city.register { $0.content = "有人要跳楼" }.order.number
            let start = city.now
            for (minutes, told) in [(9, 2), (10, 3), (15, 3), (20, 4), (40, 4)] {
                _ = try await city.sweep().sweep(at: start.advanced(bySeconds: minutes * 60))
                #expect(try await city.desk.file(number).matters.alerts[0].told.count == told, "\(minutes)")
            }
        }
    }

    @Test("alerts whose chain has ended keep no other waiting", arguments: Backend.available)
    func starving(_ backend: Backend) async throws {
        try await City.with(backend) {
            $0.duty = DutyRoster([
                .init(kind: .danger, chain: ["值班1"]), .init(chain: ["值班1", "值班2", "值班3"]),
            ])
        } _: { city in
            for _ in 1...201 {
                _ = try await city.desk.register(Self.appeal("跳楼", city), by: SmallCity.callTaker, at: city.now)
            }
            city.wait(minutes: 1)
            let last = try await city.register { $0.content = "厂区爆炸" }
            let report = try await city.sweep().sweep(at: city.now.advanced(bySeconds: 900))
            #expect(report.passedOn == 1)
            #expect(try await city.desk.file(last.order.number).matters.alerts[0].told.count == 3)
        }
    }

    private static func appeal(_ words: String, _ city: City) -> WorkOrder {
        var order = SmallCity.appeal(at: city.now)
        order.content = words
        return order
    }

    @Test("followers are done and closed with their leader", arguments: Backend.available)
    func followers(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let leader = try await city.dispatched()
            let (number, unit) = (leader.order.number, leader.dispatches[0].unit)
            let follower = try await city.register().order.number
            try await city.act(follower, .merge(.named(number)), by: SmallCity.dispatcher)
            #expect(try await city.sweep().sweep(at: city.now).inherited == 0)
            try await city.complete(leader.dispatches[0])
            #expect(try await city.sweep().sweep(at: city.now).inherited == 1)
            #expect(try await city.sweep().sweep(at: city.now).inherited == 0)
            let done = try await city.desk.file(follower)
            #expect(done.order.status == .completed)
            #expect(done.order.completedAt == (try await city.desk.file(number)).order.completedAt)
            try await city.visit(number, unit, .satisfied)
            try await city.act(number, .close(reason: nil), by: SmallCity.visitor)
            #expect(try await city.sweep().sweep(at: city.now).inherited == 1)
            #expect(try await city.desk.file(follower).order.status == .closed)
            #expect(try await city.sweep().sweep(at: city.now).inherited == 0)
            try await city.expectNoFaults()
        }
    }

    @Test("followers of an order that is withdrawn stand on their own again", arguments: Backend.available)
    func orphans(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let leader = try await city.dispatched().order.number
            let follower = try await city.register().order.number
            try await city.act(follower, .merge(.named(leader)), by: SmallCity.dispatcher)
            let withdrawal = Action.contact(.withdrawal, channel: "电话", content: "不用管了")
            try await city.act(leader, withdrawal, by: SmallCity.callTaker)
            #expect(try await city.sweep().sweep(at: city.now).released == 1)
            #expect(try await city.sweep().sweep(at: city.now).released == 0)
            let order = try await city.desk.file(follower).order
            #expect(order.leader == nil && order.status == .registered)
            try await city.expectNoFaults()
        }
    }

    @Test("a day is closed an hour after its end, once", arguments: Backend.available)
    func days(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            try await city.register()
            city.wait(hours: 48)
            try await city.register()
            let end = city.now.day.advanced(by: 1).start
            #expect(try await city.sweep().sweep(at: end.advanced(bySeconds: 3_599)).closedDays == 1)
            #expect(try await city.sweep().sweep(at: end.advanced(bySeconds: 3_600)).closedDays == 1)
            #expect(try await city.sweep().sweep(at: end.advanced(bySeconds: 9_000)).closedDays == 0)
            try await city.expectNoFaults()
        }
    }

    @Test("two nodes at once do nothing twice", arguments: Backend.available)
    func twoNodes(_ backend: Backend) async throws {
        try await backend.withHandles(2) { handles in
            try await Schema.migrate(handles[0])
            try await handles[0].insert(SmallCity.units)
            let nodes = [
                City(handles[0], rules: try SmallCity.rules()), City(handles[1], rules: try SmallCity.rules()),
            ]
            for _ in 1...20 { _ = try await nodes[0].dispatched() }
            let late = nodes[0].now.advanced(bySeconds: 86_400 * 60)
            let reports = try await withThrowingTaskGroup(of: SweepReport.self) { group in
                // The first two share a lease, so that both work.
                for (node, holder) in [(0, "甲"), (1, "甲"), (1, "乙")] {
                    let sweep = nodes[node].sweep(holder)
                    group.addTask { try await sweep.sweep(at: late) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(reports.reduce(0) { $0 + $1.warned } == 20)
            #expect(reports.reduce(0) { $0 + $1.closedDays } == 1)
            try await nodes[0].expectNoFaults()
        }
    }

    @Test("a dead node's lease is taken over when it ends, a stopped node's at once", arguments: Backend.available)
    func lease(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let (one, other, now) = (city.sweep("甲"), city.sweep("乙"), city.now)
            #expect(try await one.sweep(at: now).isLeader)
            #expect(try await !other.sweep(at: now.advanced(bySeconds: 60)).isLeader)
            #expect(try await other.sweep(at: now.advanced(bySeconds: 61)).isLeader)
            #expect(try await !one.sweep(at: now.advanced(bySeconds: 62)).isLeader)
            try await one.release()
            #expect(try await !one.sweep(at: now.advanced(bySeconds: 63)).isLeader)
            try await other.release()
            #expect(try await one.sweep(at: now.advanced(bySeconds: 64)).isLeader)
        }
    }

    @Test("an order that can't be acted on is named and keeps no other waiting", arguments: Backend.available)
    func broken(_ backend: Backend) async throws {
        try await City.with(backend) { city in
            let broken = try await city.dispatched().order.number
            _ = try await city.dispatched()
            try await city.database.tamper(
                "DELETE FROM event WHERE order_id = (SELECT id FROM work_order WHERE number = '\(broken)') AND sequence = 3"
            )
            let report = try await city.sweep().sweep(at: city.now.advanced(bySeconds: 86_400 * 60))
            #expect(report.warned == 1 && report.failed == [broken])
        }
    }
}
