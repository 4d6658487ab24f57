import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct SettingsPreviewTests {
    private func preview(_ file: CityFile, _ text: String, _ desk: SettingsDesk) async throws -> SettingsPreview {
        try await desk.preview(file, text, rights: .standard, at: SettingsDeskTests.now)
    }

    @Test("a roster says whom it tells now, and what is probably a mistake", arguments: Backend.available)
    func duty(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { database, desk, _ in
            let day = SettingsDeskTests.now.day
            try await database.write { connection in
                for (id, role) in [("T001", "值班领导"), ("T002", "话务员")] {
                    try connection.insert(StoredOfficer(Account(id: id, name: "甲", grants: [Grant(role, from: day)])))
                }
            }
            let found = try await preview(.duty, "起,止,类别,人员\n0,22,,T001;T002;T003\n", desk)
            #expect(found.effects.first == "现在的“危及生命”通知：T001 → T002 → T003")
            #expect(found.warnings.prefix(2) == ["工号“T002”的角色不能打开待阅，无法确认。", "没有工号“T003”的账号。"])
            #expect(found.warnings.last == "“舆情”在22、23点无人可通知。")
            #expect(found.difference.added == ["0,22,,T001;T002;T003"] && found.difference.removed == ["8,20,,H01"])
        }
    }

    @Test("a line of the roster that never counts is pointed out", arguments: Backend.available)
    func unused(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, _ in
            let hidden = try await preview(.duty, "起,止,类别,人员\n0,24,,T001\n8,20,舆情,T002\n", desk)
            #expect(hidden.warnings.last == "第2行用不到：前面的行已包括它，应调整次序或删去一行。")
            let first = try await preview(.duty, "起,止,类别,人员\n8,20,舆情,T002\n0,24,,T001\n", desk)
            #expect(!first.warnings.contains { $0.contains("用不到") })
        }
    }

    @Test("changed words are tried on the newest appeals", arguments: Backend.available)
    func words(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { database, desk, _ in
            var orders: [StoredWorkOrder] = []
            for number in 1...3 {
                var order = WorkOrder.sample("\(number)")
                order.content = number == 1 ? "再不解决我就跳楼" : "路灯不亮"
                orders.append(StoredWorkOrder(id: number, order: order, identity: SealedIdentity()))
            }
            try await database.insert(orders)
            let found = try await preview(.alertWords, "类别,词\n公共安全,路灯\n", desk)
            #expect(found.effects == ["最近3件诉求中，原来提示1件，改后提示2件；已登记的不变。"])
            let dropped = try await preview(.channels, "来源渠道\n网站\n", desk)
            #expect(dropped.effects == ["渠道“电话”不能再选；已有3件工单保留不变。"])
        }
    }

    @Test("a role's actions are told as gained and lost", arguments: Backend.available)
    func roles(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, _ in
            let text = desk.text(.roles).split(separator: "\n").filter { !$0.hasPrefix("话务员,直接答复") }
            let found = try await preview(.roles, text.joined(separator: "\n") + "\n坐席,受理登记,\n", desk)
            #expect(found.effects == ["坐席：增加受理登记", "话务员：减少直接答复"])
        }
    }

    @Test("new limits leave what was dispatched as it is", arguments: Backend.available)
    func limits(_ backend: Backend) async throws {
        try await SettingsDeskTests.withDesks(backend) { _, desk, _ in
            let found = try await preview(.limits, "时限\n7个工作日\n", desk)
            #expect(found.effects.first == "现有0件未办结的转办件，已定的办结时限不变。")
            let same = await thrown(SettingsRefusal.self) { _ = try await preview(.limits, desk.text(.limits), desk) }
            #expect(same == .nothingChanged)
        }
    }

    @Test("lines that only changed places are shown as well")
    func moved() {
        let difference = LineDifference(from: "a\nb\nc\n", to: "b\na\nc\n")
        #expect(difference.added == ["b", "a"] && difference.removed == ["a", "b"])
        #expect(LineDifference(from: "a\na\n", to: "a\n").removed == ["a"])
        #expect(LineDifference(from: "a\r\n", to: "a\n").isEmpty)
    }

    @Test("a table's cells come back as they were written")
    func table() {
        let columns = ["甲", "乙"]
        let rows = [["a,b", "say \"x\""], ["", " c"], ["", ""]]
        let text = CityTable.text(of: rows, columns: columns)
        #expect(CityTable.rows(of: text, columns: columns) == Array(rows.prefix(2)))
        #expect(CityTable.rows(of: "乙\nx\n", columns: columns) == [["", "x"]])
        #expect(CityTable.rows(of: "甲,乙\nx\n", columns: columns) == nil)
    }
}
