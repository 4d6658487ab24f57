import Accounts
import Exchange
import Sealing
import Storage
public import WorkOrders
public import WorkingDays

/// 账号与权限: accounts, their offices and passwords; each change with its event in one transaction.
public struct AccountDesk: Sendable {
    let signIn: SignInDesk

    var database: any Database { signIn.database }
    var rules: SignInRules { signIn.rules }
    var log: SettingsLog { SettingsLog(seal: signIn.seal) }

    /// Shares the sign-in desk's memory of sessions, so that a disabled account is out at once.
    public init(_ signIn: SignInDesk) { self.signIn = signIn }

    /// What became of a change that was asked for.
    public enum Answer: Hashable, Sendable {
        case done
        /// It waits for a second officer under this number.
        case waiting(Int)
    }

    /// Asks for a change: carried out at once, or kept until a second officer approves it.
    ///
    /// Throws ``AccountRefusal``; a change that would be refused when approved is refused now.
    public func request(
        _ change: AccountChange,
        by officer: Officer,
        reason: String? = nil,
        at now: Instant
    ) async throws -> Answer {
        guard rules.rights.allows(officer.role, .manageAccounts) else {
            throw AccountRefusal.notAllowed(role: officer.role)
        }
        guard !change.concerns(officer.id) else { throw AccountRefusal.ownAccount }
        guard rules.needingApproval.contains(change.kind) else {
            try await carryOut(change, by: officer.id, at: now)
            return .done
        }
        let request = Approval(
            sequence: 0,
            requestedAt: now,
            requestedBy: officer.id,
            subject: accountSubject(change.id),
            words: change.words + (reason.map { "（理由：\($0)）" } ?? ""),
            content: try AccountChangeText.text(change)
        )
        return .waiting(
            try await database.write { connection in
                try check(change, on: connection)
                // A page that is sent twice asks once.
                if let earlier = try connection.openApproval(about: request.subject, words: request.words) {
                    throw AccountRefusal.alreadyAsked(earlier)
                }
                let author = SettingsLog.Author(officer: officer.id, at: now)
                let number = try connection.insert(request)
                try log.write("申请（第\(number)号）：\(request.words)", about: request.subject, by: author, on: connection)
                return number
            }
        )
    }

    /// Approves a request and carries it out; nobody approves his own, nor one about himself.
    public func approve(_ number: Int, by officer: Officer, at now: Instant) async throws {
        let changed = try await database.write { connection -> [String] in
            let request = try open(number, for: officer, on: connection)
            let author = SettingsLog.Author(officer: request.requestedBy, approvedBy: officer.id, at: now)
            if let rows = try OfficerList.rows(of: request.content) {
                guard !rows.contains(where: { $0.id == officer.id }) else { throw AccountRefusal.ownRequest }
                try connection.decide(number, .approved, by: officer.id, at: now)
                _ = try add(rows, by: author, on: connection)
                return rows.map(\.id)
            }
            let change = try AccountChangeText.change(request.content)
            guard !change.concerns(officer.id) else { throw AccountRefusal.ownRequest }
            try connection.decide(number, .approved, by: officer.id, at: now)
            try apply(change, by: author, on: connection)
            return change.accounts
        }
        for id in changed { signIn.cache.remove(officer: id) }
    }

    /// Refuses a request, or takes his own back.
    public func refuse(_ number: Int, by officer: Officer, reason: String, at now: Instant) async throws {
        try await database.write { connection in
            guard let request = try connection.approval(number) else { throw AccountRefusal.noSuchRequest }
            let isOwn = request.requestedBy == officer.id
            if !isOwn { _ = try open(number, for: officer, on: connection) }
            guard request.state == .open else { throw AccountRefusal.decided }
            try connection.decide(number, isOwn ? .withdrawn : .refused, by: officer.id, at: now, reason: reason)
            let words = "\(isOwn ? "撤回" : "不同意")第\(number)号申请：\(reason)"
            let author = SettingsLog.Author(officer: officer.id, at: now)
            try log.write(words, about: request.subject, by: author, on: connection)
        }
    }

    /// Carries a change out without a second: for the command line, whose user holds database and key anyway.
    public func carryOut(_ change: AccountChange, by officer: String, at now: Instant) async throws {
        try await carryOut([change], by: officer, at: now)
    }

    /// Carries all of them out or none; `isTrial` checks each on top of those before and keeps nothing.
    public func carryOut(
        _ changes: [AccountChange],
        by officer: String,
        at now: Instant,
        isTrial: Bool = false
    ) async throws {
        do {
            try await database.writeAlone { connection in
                let author = SettingsLog.Author(officer: officer, at: now)
                for change in changes { try apply(change, by: author, on: connection) }
                if isTrial { throw Trial() }
            }
        } catch is Trial {
            return
        }
        for id in changes.flatMap(\.accounts) { signIn.cache.remove(officer: id) }
    }

    private struct Trial: Error {}

    /// An open request that this officer may decide on.
    private func open(_ number: Int, for officer: Officer, on connection: any Connection) throws -> Approval {
        guard rules.rights.allows(officer.role, .approveAccounts) else {
            throw AccountRefusal.notAllowed(role: officer.role)
        }
        guard let request = try connection.approval(number) else { throw AccountRefusal.noSuchRequest }
        guard request.state == .open else { throw AccountRefusal.decided }
        guard request.requestedBy != officer.id else { throw AccountRefusal.ownRequest }
        return request
    }
}
