import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct AccountEffectTests {
    private let day = SignInPlace.day

    private func effect(
        _ change: AccountChange,
        _ place: SignInPlace,
        _ desk: AccountDesk
    ) async throws -> AccountEffect {
        try await desk.effect(of: change, permissions: .standard, at: place.now)
    }

    @Test("a new office gives what its role may and nothing that he has", arguments: Backend.available)
    func given(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            let lead = Grant("班长", from: day.advanced(by: 5))
            let found = try await effect(.give(id: "T001", lead), place, desk)
            #expect(found.day == day.advanced(by: 5) && found.accounts.map(\.id) == ["T001"])
            let gained = try #require(found.accounts.first?.gained.first)
            #expect(gained.hasPrefix("热线中心：来件、") && !gained.contains("受理台"))
            #expect(gained.contains("、通报、") && gained.contains("、现场、"))
            #expect(found.accounts.allSatisfy { $0.lost.isEmpty })
            let account = try await desk.account("T001")
            #expect(account?.account.grants.count == 1)
        }
    }

    @Test("what ends takes everything away from the day after", arguments: Backend.available)
    func ended(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            let last = day.advanced(by: 3)
            for change in [AccountChange.handOver(id: "T001", on: last), .endGrant(id: "T001", sequence: 1, on: last)] {
                let found = try await effect(change, place, desk)
                #expect(found.day == last.advanced(by: 1) && found.accounts.first?.gained == [])
                #expect(found.accounts.first?.lost.first?.hasPrefix("热线中心：受理台、工单和转办件、") == true)
            }
            let disabled = try await effect(.disable(id: "T001"), place, desk)
            #expect(disabled.day == day && disabled.accounts.first?.lost.count == 1)
            #expect(try await effect(.rename(id: "T001", name: "新名"), place, desk).accounts.first?.lost == [])
        }
    }

    @Test("who takes over has the same offices from the day after, and nothing twice", arguments: Backend.available)
    func handedOver(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            try await desk.carryOut(.give(id: "T001", Grant("督办", from: day)), by: "命令行", at: place.now)
            try await place.add("T002", [Grant("话务员", from: day)])
            let last = day.advanced(by: 3)
            let change = AccountChange.handOver(id: "T001", on: last, to: "T002")
            let found = try await effect(change, place, desk)
            #expect(found.accounts.map(\.id) == ["T001", "T002"] && found.accounts.last?.gained.count == 1)
            #expect(try await desk.request(change, by: AccountDeskTests.security, at: place.now) == .waiting(1))
            try await desk.approve(1, by: AccountDeskTests.second, at: place.now)
            let other = try #require(try await desk.account("T002")?.account)
            #expect(other.grants == [Grant("话务员", from: day), Grant("督办", from: last.advanced(by: 1))])
            #expect(try await desk.account("T001")?.account.grants.map(\.to) == [last, last])
            #expect(try await desk.changes(of: "T002").first?.words == "接手T001的任职")
        }
    }

    @Test("nobody takes over from himself, unknown, or what conflicts with his office", arguments: Backend.available)
    func badSuccessor(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            let cases: [(String, AccountRefusal)] = [
                ("T001", .ownSuccessor), ("T999", .unknown("T999")),
                ("A001", .conflict(.administratorAtWork("审计管理员", "话务员"))),
            ]
            for (successor, refusal) in cases {
                let found = await thrown(AccountRefusal.self) {
                    _ = try await effect(.handOver(id: "T001", on: day, to: successor), place, desk)
                }
                #expect(found == refusal)
            }
        }
    }

    @Test("nobody asks for or approves a hand-over to himself", arguments: Backend.available)
    func ownGain(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            try await place.add("S003", [Grant("安全管理员", from: day)])
            let own = await thrown(AccountRefusal.self) {
                let change = AccountChange.handOver(id: "S003", on: day, to: "S001")
                _ = try await desk.request(change, by: AccountDeskTests.security, at: place.now)
            }
            #expect(own == .ownAccount)
            let change = AccountChange.handOver(id: "S003", on: day, to: "S002")
            _ = try await desk.request(change, by: AccountDeskTests.security, at: place.now)
            let second = await thrown(AccountRefusal.self) {
                try await desk.approve(1, by: AccountDeskTests.second, at: place.now)
            }
            #expect(second == .ownRequest)
        }
    }

    @Test("the same asked for twice waits once", arguments: Backend.available)
    func twice(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            let change = AccountChange.rename(id: "T001", name: "新名")
            _ = try await desk.request(change, by: AccountDeskTests.security, at: place.now)
            let again = await thrown(AccountRefusal.self) {
                _ = try await desk.request(change, by: AccountDeskTests.second, at: place.now)
            }
            #expect(again == .alreadyAsked(1))
            let reasoned = try await desk.request(change, by: AccountDeskTests.second, reason: "婚后改名", at: place.now)
            #expect(reasoned == .waiting(2))
            #expect(try await desk.requests().last?.words == "姓名改为新名（理由：婚后改名）")
        }
    }

    @Test("a request that can't be carried out by now has no effect to show", arguments: Backend.available)
    func outdated(_ backend: Backend) async throws {
        try await AccountDeskTests.withDesk(backend) { place, desk in
            let (_, kept) = try await desk.firstPassword(id: "N001", name: "新人")
            let add = AccountChange.add(id: "N001", name: "新人", grants: [], password: kept)
            _ = try await desk.request(add, by: AccountDeskTests.security, at: place.now)
            try await desk.carryOut(add, by: "命令行", at: place.now)
            let effects = try await desk.effects(
                of: try await desk.requests(),
                permissions: .standard,
                at: place.now
            )
            #expect(effects == [nil])
        }
    }
}
