import Accounts
public import Storage
public import WorkOrders
public import WorkingDays

/// 变更预览: what a change would give and take, shown before it is asked for and again before it is approved.
public struct AccountEffect: Hashable, Sendable {
    /// From which day.
    public var day: CivilDay
    /// 工号 of each account with what it gains and loses.
    public var accounts: [Difference]

    /// What one account gains and loses; a line for each place.
    public struct Difference: Hashable, Sendable {
        public var id: String
        public var gained: [String]
        public var lost: [String]
    }
}

extension AccountDesk {
    /// What a change would do as things are; throws ``AccountRefusal`` where it would be refused.
    public func effect(
        of change: AccountChange,
        permissions: Permissions,
        at now: Instant
    ) async throws -> AccountEffect {
        try await database.read { try effect(of: change, permissions, on: now.day, $0) }
    }

    /// What waiting requests would do; nil for one that would be refused by now.
    public func effects(
        of requests: [Approval],
        permissions: Permissions,
        at now: Instant
    ) async throws -> [AccountEffect?] {
        try await database.read { connection in
            try requests.map { request in
                do {
                    if try OfficerList.rows(of: request.content) != nil {
                        return AccountEffect(day: now.day, accounts: [])
                    }
                    let change = try AccountChangeText.change(request.content)
                    return try effect(of: change, permissions, on: now.day, connection)
                } catch is AccountRefusal {
                    return nil
                }
            }
        }
    }

    private func effect(
        of change: AccountChange,
        _ permissions: Permissions,
        on today: CivilDay,
        _ connection: any Connection
    ) throws -> AccountEffect {
        try check(change, on: connection)
        let before = try connection.officer(change.id)?.account
        let day = change.firstDay(today)
        func difference(_ id: String, _ old: Account?, _ new: Account?) -> AccountEffect.Difference {
            let old = Reach(old, on: day, rights: rules.rights, permissions: permissions)
            let new = Reach(new, on: day, rights: rules.rights, permissions: permissions)
            return .init(id: id, gained: new.lines(beyond: old), lost: old.lines(beyond: new))
        }
        var differences = [difference(change.id, before, change.applied(to: before, on: today))]
        if case .handOver(_, let last, let successor?) = change, let before,
            let other = try connection.officer(successor)?.account
        {
            var next = other
            next.grants += AccountChange.handedOn(before, to: other, after: last)
            differences.append(difference(successor, other, next))
        }
        return AccountEffect(day: day, accounts: differences)
    }
}

extension AccountChange {
    /// The offices that a successor gets: those that reach behind the day and that he doesn't hold anyway.
    static func handedOn(_ leaver: Account, to successor: Account, after day: CivilDay) -> [Grant] {
        leaver.grants.filter { $0.standsInFor == nil && $0.to.map { $0 > day } ?? true }
            .map { grant in
                var grant = grant
                grant.from = max(grant.from, day.advanced(by: 1))
                return grant
            }
            .filter { grant in
                !successor.grants.contains {
                    $0.role == grant.role && $0.unit == grant.unit && $0.from <= grant.from
                        && $0.to.map { $0 >= grant.from } ?? true
                }
            }
    }

    /// The first day on which it shows.
    func firstDay(_ today: CivilDay) -> CivilDay {
        switch self {
        case .add(_, _, let grants, _): max(today, grants.map(\.from).min() ?? today)
        case .give(_, let grant): max(today, grant.from)
        case .endGrant(_, _, let day), .handOver(_, let day, _): max(today, day.advanced(by: 1))
        case .rename, .disable, .enable, .resetPassword, .removeCode: today
        }
    }

    /// The account as it is afterwards.
    func applied(to before: Account?, on today: CivilDay) -> Account? {
        if case .add(let id, let name, let grants, _) = self { return Account(id: id, name: name, grants: grants) }
        guard var account = before else { return nil }
        switch self {
        case .rename(_, let name): account.name = name
        case .disable: account.isDisabled = true
        case .enable: account.isDisabled = false
        case .give(_, let grant): account.grants.append(grant)
        case .endGrant(_, let sequence, let day): account.grants[sequence - 1].to = day
        case .handOver(_, let day, _):
            account.grants = account.grants.map { grant in
                var grant = grant
                grant.to = min(grant.to ?? day, day)
                return grant
            }
        case .add, .resetPassword, .removeCode: break
        }
        return account
    }
}
