import Accounts
import Storage
import WorkingDays

extension AccountDesk {
    /// Throws ``AccountRefusal`` where a change can't be carried out as things are.
    func check(_ change: AccountChange, on connection: any Connection) throws {
        let found = try connection.officer(change.id)
        if case .add(let id, let name, let grants, _) = change {
            guard found == nil else { throw AccountRefusal.idTaken(id) }
            guard (1...32).contains(id.count), !id.contains(where: \.isWhitespace) else { throw AccountRefusal.badId }
            try check(name: name)
            for grant in grants { try check(grant, on: connection) }
            return try check(grants)
        }
        guard let account = found?.account else { throw AccountRefusal.unknown(change.id) }
        switch change {
        case .rename(_, let name): try check(name: name)
        case .give(_, let grant):
            try check(grant, on: connection)
            try check(account.grants + [grant])
        case .endGrant(_, let sequence, let day):
            guard account.grants.indices.contains(sequence - 1) else { throw AccountRefusal.unknownGrant }
            guard account.grants[sequence - 1].from <= day else { throw AccountRefusal.daysReversed }
        case .handOver(let id, let day, let successor?):
            guard successor != id else { throw AccountRefusal.ownSuccessor }
            guard let other = try connection.officer(successor)?.account else {
                throw AccountRefusal.unknown(successor)
            }
            try check(other.grants + AccountChange.handedOn(account, to: other, after: day))
        case .add, .disable, .enable, .handOver, .resetPassword, .removeCode: break
        }
    }

    /// Carries a change out and writes its event.
    func apply(_ change: AccountChange, by author: SettingsLog.Author, on connection: any Connection) throws {
        try check(change, on: connection)
        let before = try connection.officer(change.id)?.account
        try write(change, before, at: author.at, on: connection)
        let words = before.map { change.words(from: $0) } ?? change.words
        try log.write(words, about: accountSubject(change.id), by: author, on: connection)
        for id in change.accounts where id != change.id {
            try log.write("接手\(change.id)的任职", about: accountSubject(id), by: author, on: connection)
        }
    }

    private func write(
        _ change: AccountChange,
        _ before: Account?,
        at now: Instant,
        on connection: any Connection
    ) throws {
        switch change {
        case .add(let id, let name, let grants, let password):
            var officer = StoredOfficer(Account(id: id, name: name, grants: grants))
            (officer.password, officer.passwordSetAt, officer.mustChange) = (
                password?.hash, password.map { _ in now }, true
            )
            try connection.insert(officer)
        case .rename(let id, let name): try connection.rename(officer: id, to: name)
        case .disable(let id):
            try connection.setDisabled(true, officer: id)
            try connection.endSessions(of: id)
        case .enable(let id): try connection.setDisabled(false, officer: id)
        case .give(let id, let grant): try connection.insert(grant, of: id)
        case .endGrant(let id, let sequence, let day): try connection.endGrant(sequence, of: id, on: day)
        case .handOver(let id, let day, let successor):
            if let before, let successor { try handOn(before, to: successor, after: day, connection) }
            try handOver(id, before?.grants ?? [], on: day, at: now, connection)
        case .resetPassword(let id, let password):
            try connection.setPassword(password.hash, officer: id, at: now, mustChange: true)
            try connection.setFailures(nil, .account(id))
            try connection.endSessions(of: id)
        case .removeCode(let id): try connection.setCodeSecret(nil, officer: id)
        }
    }

    private func handOn(
        _ leaver: Account,
        to successor: String,
        after day: CivilDay,
        _ connection: any Connection
    ) throws {
        guard let other = try connection.officer(successor)?.account else { throw AccountRefusal.unknown(successor) }
        for grant in AccountChange.handedOn(leaver, to: other, after: day) {
            try connection.insert(grant, of: successor)
        }
    }

    /// An office that would begin later never does: it ends the day before it begins.
    private func handOver(
        _ id: String,
        _ grants: [Grant],
        on day: CivilDay,
        at now: Instant,
        _ connection: any Connection
    ) throws {
        for (index, grant) in grants.enumerated() where grant.to.map({ $0 > day }) ?? true {
            try connection.endGrant(index + 1, of: id, on: max(day, grant.from.advanced(by: -1)))
        }
        guard day < now.day else { return }
        try connection.setDisabled(true, officer: id)
        try connection.endSessions(of: id)
    }

    private func check(name: String) throws(AccountRefusal) {
        guard (1...32).contains(name.count), name.contains(where: { !$0.isWhitespace }) else { throw .badName }
    }

    private func check(_ grants: [Grant]) throws(AccountRefusal) {
        do throws(RoleConflict) { try rules.rights.check(grants) } catch { throw .conflict(error) }
    }

    private func check(_ grant: Grant, on connection: any Connection) throws {
        if let to = grant.to, to < grant.from { throw AccountRefusal.daysReversed }
        if let unit = grant.unit, try !connection.hasUnit(unit) { throw AccountRefusal.unknownUnit(unit) }
        guard let principal = grant.standsInFor else { return }
        guard let to = grant.to else { throw AccountRefusal.standInWithoutEnd }
        let held = try connection.officer(principal)?.account.grants ?? []
        let isHeld = held.contains {
            $0.role == grant.role && $0.unit == grant.unit && $0.standsInFor == nil && $0.from <= grant.from
                && ($0.to.map { $0 >= to } ?? true)
        }
        guard isHeld else { throw AccountRefusal.standInForNothing(principal) }
    }
}

extension AccountChange {
    /// What was done, with what was before.
    fileprivate func words(from before: Account) -> String {
        switch self {
        case .rename(_, let name): "姓名：\(before.name) → \(name)"
        case .disable, .enable: "\(words)（此前\(before.isDisabled ? "停用" : "启用")）"
        case .endGrant(_, let sequence, let day):
            "任职“\(before.grants.dropFirst(sequence - 1).first?.words ?? "")”改为到\(day)为止"
        case .handOver: "\(words)（此前任职：\(before.grants.map(\.words).joined(separator: "；"))）"
        case .add, .give, .resetPassword, .removeCode: words
        }
    }
}
