import TestSupport
import Testing
import WorkingDays

@testable import Accounts

@Suite struct RoleConflictTests {
    private static let first = CivilDay(year: 2022, month: 3, day: 1)
    private static let administrators = ["系统管理员", "安全管理员", "审计管理员"]

    private func conflict(_ grants: [Grant]) async -> RoleConflict? {
        await thrown(RoleConflict.self) { try Rights.standard.check(grants) }
    }

    @Test("no two of 系统管理员, 安全管理员 and 审计管理员 are one person")
    func two() async {
        for one in Self.administrators {
            for other in Self.administrators where other != one {
                let found = await conflict([Grant(one, from: Self.first), Grant(other, from: Self.first)])
                #expect(found == .twoAdministrators(one, other))
            }
        }
    }

    @Test("none of them works on orders, whichever office comes first")
    func work() async {
        let (audit, call) = (Grant("审计管理员", from: Self.first), Grant("话务员", from: Self.first))
        #expect(await conflict([audit, call]) == .administratorAtWork("审计管理员", "话务员"))
        #expect(await conflict([call, audit]) == .administratorAtWork("审计管理员", "话务员"))
        #expect(await conflict([call, Grant("班长", from: Self.first)]) == nil)
    }

    @Test("offices one after the other don't conflict, offices that share a day do")
    func days() async {
        let last = Self.first.advanced(by: 30)
        let before = Grant("话务员", from: Self.first, to: last)
        #expect(await conflict([before, Grant("系统管理员", from: last.advanced(by: 1))]) == nil)
        #expect(await conflict([before, Grant("系统管理员", from: last)]) != nil)
        #expect(await conflict([Grant("系统管理员", from: last), before]) != nil)
    }

    @Test("a role of no name in the city's is refused")
    func unknown() async {
        #expect(await conflict([Grant("超级管理员", from: Self.first)]) == .unknownRole("超级管理员"))
    }

    @Test("a role that another city names otherwise is told by what it may do")
    func otherNames() async {
        let rights = Rights(["安管": [.manageAccounts], "接线": [.takeCalls]])
        let grants = [Grant("安管", from: Self.first), Grant("接线", from: Self.first)]
        let found = await thrown(RoleConflict.self) { try rights.check(grants) }
        #expect(found == .administratorAtWork("安管", "接线"))
        #expect(found?.sentence.contains("请") == true)
    }
}
