import Testing
import WorkOrders
import WorkingDays

@testable import Accounts

@Suite struct AccountTests {
    static let first = CivilDay(year: 2022, month: 3, day: 1)
    static let last = CivilDay(year: 2022, month: 3, day: 31)

    @Test("an office holds on its first and last day and on none outside")
    func days() {
        let (first, last) = (Self.first, Self.last)
        let grant = Grant("话务员", from: first, to: last)
        #expect(grant.holds(on: first) && grant.holds(on: last))
        #expect(!grant.holds(on: first.advanced(by: -1)) && !grant.holds(on: last.advanced(by: 1)))
        #expect(Grant("话务员", from: first).holds(on: last.advanced(by: 5_000)))
    }

    @Test("an account that is disabled holds no office")
    func disabled() {
        let first = Self.first
        var account = Account(id: "T001", name: "测试员", grants: [Grant("话务员", from: first)])
        #expect(account.grants(on: first).count == 1)
        account.isDisabled = true
        #expect(account.grants(on: first).isEmpty)
    }

    @Test("who acts is the account in the role and unit of the office")
    func officer() {
        let first = Self.first
        let account = Account(id: "U001", name: "经办甲")
        let officer = account.officer(in: Grant("经办人", unit: "测试局", from: first))
        #expect(officer.id == "U001" && officer.name == "经办甲" && officer.role == "经办人" && officer.unit == "测试局")
    }

    @Test("no role has two of settings, accounts and audit")
    func threeApart() {
        for role in Rights.standard.names {
            let held = [Right.manageSettings, .manageAccounts, .readAudit].filter { Rights.standard.allows(role, $0) }
            #expect(held.count <= 1)
        }
        #expect(!Rights.standard.allows("没有的角色", .readOrders))
    }
}
