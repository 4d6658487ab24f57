import Accounts
import Casework
import Exchange
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct OfficerImportTests {
    private let rows = [
        OfficerRow(line: 2, id: "T001", name: "测试员T001", role: "话务员"),
        OfficerRow(line: 3, id: "T001", name: "测试员T001", role: "班长"),
        OfficerRow(line: 4, id: "U001", name: "测试乙", role: "经办人", unit: "示例局"),
        OfficerRow(line: 5, id: "U001", name: "测试乙", role: "单位领导", unit: "示例局", to: SignInPlace.day),
    ]

    private func withDesk(_ backend: Backend, _ test: (SignInPlace, AccountDesk) async throws -> Void) async throws {
        try await backend.withSignIn { place in
            try await place.database.insert([HandlingUnit(name: "示例局", group: "市直单位")])
            try await test(place, AccountDesk(place.desk))
        }
    }

    @Test("what isn't there is added, and a second import changes nothing", arguments: Backend.available)
    func added(_ backend: Backend) async throws {
        try await withDesk(backend) { place, desk in
            let report = try await desk.importOfficers(rows, by: "命令行", at: place.now, isTrial: false)
            #expect(report.added == ["U001"] && report.changes.count == 3)
            #expect(try await desk.account("T001")?.account.grants.map(\.role) == ["话务员", "班长"])
            let new = try #require(try await desk.account("U001"))
            #expect(new.password == nil && new.account.grants.map(\.unit) == ["示例局", "示例局"])
            #expect(await place.refusal("U001", "") == .wrong)
            let again = try await desk.importOfficers(rows, by: "命令行", at: place.now, isTrial: false)
            #expect(again.changes.isEmpty && again.added.isEmpty)
        }
    }

    @Test("a preview says the same and keeps nothing", arguments: Backend.available)
    func preview(_ backend: Backend) async throws {
        try await withDesk(backend) { place, desk in
            let preview = try await desk.importOfficers(rows, by: "命令行", at: place.now, isTrial: true)
            #expect(try await desk.account("U001") == nil)
            #expect(try await desk.changes().isEmpty)
            let report = try await desk.importOfficers(rows, by: "命令行", at: place.now, isTrial: false)
            #expect(preview == report)
        }
    }

    @Test("every line that can't be taken is told, and none is kept", arguments: Backend.available)
    func wrong(_ backend: Backend) async throws {
        try await withDesk(backend) { place, desk in
            let bad = [
                OfficerRow(line: 6, id: "T001", name: "测试员T001", role: "审计管理员"),
                OfficerRow(line: 7, id: "U002", name: "测试丙", role: "经办人", unit: "没有的局"),
                OfficerRow(line: 8, id: "U003", name: "测试丁", role: "没有的角色"),
            ]
            let error = await thrown(OfficerImportError.self) {
                _ = try await desk.importOfficers(rows + bad, by: "命令行", at: place.now, isTrial: false)
            }
            #expect(error?.problems.count == 3)
            for (line, words) in [("第6行", "不能兼任"), ("第7行", "没有单位"), ("第8行", "没有的角色")] {
                let told = error?.problems.filter { $0.contains(line) && $0.contains(words) }
                #expect(told?.count == 1)
            }
            let kept = try await desk.account("U001")
            #expect(kept == nil)
        }
    }
}
