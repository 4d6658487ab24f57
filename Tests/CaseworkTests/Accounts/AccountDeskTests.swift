import Accounts
import Casework
import Storage
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@Suite struct AccountDeskTests {
    static let security = Officer(id: "S001", role: "安全管理员")
    static let second = Officer(id: "S002", role: "安全管理员")
    static let audit = Officer(id: "A001", role: "审计管理员")

    /// Two security officers, an auditor and a call-taker.
    static func withDesk(_ backend: Backend, _ test: (SignInPlace, AccountDesk) async throws -> Void) async throws {
        try await backend.withSignIn { place in
            for officer in [security, second, audit] {
                try await place.add(officer.id, [Grant(officer.role, from: SignInPlace.day)])
            }
            try await test(place, AccountDesk(place.desk))
        }
    }

    private func refusal(_ body: () async throws -> Void) async -> AccountRefusal? {
        await thrown(AccountRefusal.self, body)
    }

    private let lead = Grant("班长", from: SignInPlace.day)

    @Test("an office is given when a second officer approves, not before", arguments: Backend.available)
    func approved(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let answer = try await desk.request(.give(id: "T001", lead), by: Self.security, at: place.now)
            #expect(answer == .waiting(1))
            #expect(try await desk.account("T001")?.account.grants.count == 1)
            #expect(try await desk.requests().map(\.words) == ["授予任职：班长 2022-03-01起"])
            try await desk.approve(1, by: Self.audit, at: place.now)
            #expect(try await desk.account("T001")?.account.grants.map(\.role) == ["话务员", "班长"])
            #expect(try await desk.requests().isEmpty)
            let done = try #require(try await desk.changes(of: "T001").first)
            #expect(done.officer == "S001" && done.approvedBy == "A001" && done.words.contains("班长"))
            #expect(try await desk.firstFault() == nil)
        }
    }

    @Test("nobody approves his own request, nor one about himself, nor without the right", arguments: Backend.available)
    func ownRequest(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            _ = try await desk.request(.give(id: "T001", lead), by: Self.security, at: place.now)
            _ = try await desk.request(.rename(id: "S002", name: "新名"), by: Self.security, at: place.now)
            let own = await refusal { try await desk.approve(1, by: Self.security, at: place.now) }
            let about = await refusal { try await desk.approve(2, by: Self.second, at: place.now) }
            let clerk = Officer(id: "T001", role: "话务员")
            let other = await refusal { try await desk.approve(1, by: clerk, at: place.now) }
            #expect(own == .ownRequest && about == .ownRequest && other == .notAllowed(role: "话务员"))
            #expect(try await desk.requests().count == 2)
        }
    }

    @Test("only who manages accounts asks, and not for himself", arguments: Backend.available)
    func asking(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let audit = await refusal {
                _ = try await desk.request(.disable(id: "T001"), by: Self.audit, at: place.now)
            }
            let own = await refusal {
                _ = try await desk.request(.give(id: "S001", lead), by: Self.security, at: place.now)
            }
            #expect(audit == .notAllowed(role: "审计管理员") && own == .ownAccount)
        }
    }

    @Test("a request is decided on once, refused by another or taken back by who asked", arguments: Backend.available)
    func refused(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            for role in ["班长", "督办"] {
                let grant = Grant(role, from: SignInPlace.day)
                _ = try await desk.request(.give(id: "T001", grant), by: Self.security, at: place.now)
            }
            try await desk.refuse(1, by: Self.second, reason: "不必", at: place.now)
            try await desk.refuse(2, by: Self.security, reason: "写错", at: place.now)
            let states = try await place.database.read { connection in
                try [1, 2].map { try connection.approval($0)?.state }
            }
            #expect(states == [.refused, .withdrawn])
            let late = await refusal { try await desk.approve(1, by: Self.audit, at: place.now) }
            let none = await refusal { try await desk.approve(9, by: Self.audit, at: place.now) }
            #expect(late == .decided && none == .noSuchRequest)
        }
    }

    @Test("a disabled account is out at once, without a second officer", arguments: Backend.available)
    func disabled(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let (token, _) = try await place.signIn()
            #expect(try await place.desk.session(token, at: place.now) != nil)
            let answer = try await desk.request(.disable(id: "T001"), by: Self.security, at: place.now)
            #expect(answer == .done)
            #expect(try await place.desk.session(token, at: place.now) == nil)
            #expect(await place.refusal() == .disabled)
            try await desk.carryOut(.enable(id: "T001"), by: "命令行", at: place.now)
            #expect(await place.refusal() == nil)
        }
    }

    @Test("offices that conflict are refused when they are asked for", arguments: Backend.available)
    func conflict(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let audit = Grant("审计管理员", from: SignInPlace.day)
            let found = await refusal {
                _ = try await desk.request(.give(id: "T001", audit), by: Self.security, at: place.now)
            }
            let waiting = try await desk.requests()
            #expect(found == .conflict(.administratorAtWork("审计管理员", "话务员")) && waiting.isEmpty)
        }
    }

    @Test("a stand-in holds what his principal holds, and for days only", arguments: Backend.available)
    func standIn(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            try await place.add("T002", [lead])
            let (day, last) = (SignInPlace.day, SignInPlace.day.advanced(by: 6))
            func give(_ grant: Grant) async -> AccountRefusal? {
                await refusal { try await desk.carryOut(.give(id: "T001", grant), by: "命令行", at: place.now) }
            }
            #expect(await give(Grant("班长", from: day, standsInFor: "T002")) == .standInWithoutEnd)
            #expect(await give(Grant("督办", from: day, to: last, standsInFor: "T002")) == .standInForNothing("T002"))
            #expect(await give(Grant("班长", from: last, to: day)) == .daysReversed)
            #expect(await give(Grant("班长", from: day, to: last, standsInFor: "T002")) == nil)
            let holdings = try await desk.holdings(of: "T002", on: last)
            #expect(holdings.standIns.map(\.id) == ["T001"] && holdings.grants == [lead])
            #expect(try await desk.holdings(of: "T002", on: last.advanced(by: 1)).standIns.isEmpty)
        }
    }

    @Test("who leaves holds nothing after his last day", arguments: Backend.available)
    func handOver(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let (day, later) = (SignInPlace.day, SignInPlace.day.advanced(by: 10))
            try await place.add("T002", [lead, Grant("督办", from: later)])
            try await desk.carryOut(.handOver(id: "T002", on: day), by: "命令行", at: place.now)
            let account = try #require(try await desk.account("T002")).account
            #expect(account.grants(on: day) == [Grant("班长", from: day, to: day)])
            for days in 1...20 { #expect(account.grants(on: day.advanced(by: days)).isEmpty) }
            #expect(!account.isDisabled)
            let tomorrow = place.now.advanced(bySeconds: 86_400)
            try await desk.carryOut(.handOver(id: "T002", on: day), by: "命令行", at: tomorrow)
            #expect(try await desk.account("T002")?.account.isDisabled == true)
        }
    }

    @Test("a reset password is to be changed, lifts the lock and is written nowhere", arguments: Backend.available)
    func reset(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            for _ in 1...5 { _ = await place.refusal("T001", "x") }
            let (password, kept) = try await desk.firstPassword(id: "T001", name: "测试员")
            _ = try await desk.request(.resetPassword(id: "T001", kept), by: Self.security, at: place.now)
            try await desk.approve(1, by: Self.second, at: place.now)
            #expect(try await place.signIn("T001", password).signedIn.mustChangePassword)
            let texts = try await desk.changes().map(\.words) + desk.requests().map(\.content)
            #expect(texts.allSatisfy { !$0.contains(password) && !$0.contains("1:10:8") })
        }
    }

    @Test("a made-up password keeps the rules", arguments: 1...20)
    func firstPassword(_ number: Int) async throws {
        try await Self.withDesk(.sqlite) { _, desk in
            let (password, _) = try await desk.firstPassword(id: "T\(number)", name: "测试员")
            #expect(password.count == 14 && Set("0O1l").isDisjoint(with: password))
        }
    }

    @Test("a made-up password never holds a 工号, however short", arguments: ["T4", "7", "k", "K", "x2"])
    func firstPasswordOfShortId(_ id: String) async throws {
        try await Self.withDesk(.sqlite) { _, desk in
            for _ in 1...10 {
                let (password, _) = try await desk.firstPassword(id: id, name: "测试员")
                #expect(!password.lowercased().contains(id.lowercased()))
            }
        }
    }

    @Test("a 工号 that every made-up password holds is refused by the rule")
    func firstPasswordOfHyphen() async throws {
        try await Self.withDesk(.sqlite) { _, desk in
            let failed = await refusal { _ = try await desk.firstPassword(id: "-", name: "测试员") }
            #expect(failed == .password(.containsId))
        }
    }

    @Test("all changes of a list are carried out or none", arguments: Backend.available)
    func together(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let good = AccountChange.rename(id: "T001", name: "新名")
            let bad = AccountChange.rename(id: "T999", name: "新名")
            let failed = await refusal { try await desk.carryOut([good, bad], by: "命令行", at: place.now) }
            #expect(failed == .unknown("T999"))
            try await desk.carryOut([good], by: "命令行", at: place.now, isTrial: true)
            #expect(try await desk.account("T001")?.account.name == "测试员T001")
            #expect(try await desk.changes().isEmpty)
        }
    }

    @Test("a change that was altered in the database is found", arguments: Backend.available)
    func altered(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            for name in ["甲", "乙", "丙"] {
                try await desk.carryOut(.rename(id: "T001", name: name), by: "命令行", at: place.now)
            }
            #expect(try await desk.firstFault() == nil)
            _ = try await place.database.write {
                try $0.execute("UPDATE settings_event SET officer = 'x' WHERE sequence = 2")
            }
            #expect(try await desk.firstFault() == 2)
        }
    }

    @Test("动态口令 begins when a code proves the telephone has it, and ends by a change", arguments: Backend.available)
    func enrol(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let offer = try desk.offerCode(officer: "T001")
            let wrong = await refusal {
                try await desk.enrol(offer.sealed, code: "000000x", officer: "T001", at: place.now)
            }
            #expect(wrong == .codeWrong && offer.address.contains(offer.text))
            #expect(await place.refusal() == nil)
            try await place.database.write { try $0.setCodeSecret(offer.sealed, officer: "T001") }
            #expect(await place.refusal() == .codeNeeded)
            try await desk.carryOut(.removeCode(id: "T001"), by: "命令行", at: place.now)
            #expect(await place.refusal() == nil)
        }
    }

    @Test("what a request keeps is the change that is carried out", arguments: Backend.available)
    func everyKind(_ backend: Backend) async throws {
        try await Self.withDesk(backend) { place, desk in
            let (_, kept) = try await desk.firstPassword(id: "N001", name: "新人")
            let day = SignInPlace.day
            let changes: [AccountChange] = [
                .add(id: "N001", name: "新人", grants: [lead], password: kept), .rename(id: "N001", name: "新名"),
                .give(id: "N001", Grant("督办", from: day, to: day)), .endGrant(id: "N001", sequence: 1, on: day),
                .resetPassword(id: "N001", kept), .removeCode(id: "N001"), .handOver(id: "N001", on: day),
                .enable(id: "N001"),
            ]
            for (index, change) in changes.enumerated() {
                #expect(try await desk.request(change, by: Self.security, at: place.now) == .waiting(index + 1))
                try await desk.approve(index + 1, by: Self.second, at: place.now)
            }
            let account = try #require(try await desk.account("N001"))
            #expect(account.account.name == "新名" && account.account.grants.map(\.to) == [day, day])
            #expect(account.mustChange && account.password != nil)
            #expect(try await desk.changes(of: "N001").count == 2 * changes.count)
        }
    }
}
