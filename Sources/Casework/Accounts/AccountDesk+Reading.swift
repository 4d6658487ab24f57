public import Accounts
import Sealing
public import Storage
public import WorkingDays

extension AccountDesk {
    /// What somebody who leaves still holds.
    public struct Holdings: Hashable, Sendable {
        /// Offices that don't end before that day.
        public var grants: [Grant]
        /// Who stands in for him then.
        public var standIns: [Account]
        /// Requests of his that wait.
        public var requests: [Approval]
        public var sessions: [StoredSession]
    }

    /// An account by its 工号.
    public func account(_ id: String) async throws -> StoredOfficer? { try await database.read { try $0.officer(id) } }

    /// A page of accounts by 工号, those behind `id`.
    public func accounts(after id: String = "", limit: Int = 50) async throws -> [StoredOfficer] {
        try await database.read { try $0.officers(after: id, limit: limit) }
    }

    /// A page of the accounts that a query names, by 工号.
    public func accounts(_ query: OfficerQuery, after id: String, limit: Int) async throws -> [StoredOfficer] {
        try await database.read { try $0.officers(query, after: id, limit: limit) }
    }

    /// What events about an account name as their subject.
    public static func subject(of id: String) -> String { accountSubject(id) }

    /// Whether a change of this kind waits for a second officer.
    public func needsSecond(_ kind: AccountChangeKind) -> Bool { rules.needingApproval.contains(kind) }

    /// What waits for a second officer, the oldest first.
    public func requests(limit: Int = 200) async throws -> [Approval] {
        try await database.read { try $0.openApprovals(limit: limit) }
    }

    /// What was changed about an account, the newest first.
    public func changes(of id: String, limit: Int = 50) async throws -> [SettingsEvent] {
        try await database.read { try $0.settingsEvents(about: accountSubject(id), limit: limit) }
    }

    /// What was changed about anything, the newest first, those before a number.
    public func changes(before sequence: Int = .max, limit: Int = 50) async throws -> [SettingsEvent] {
        try await database.read { try $0.settingsEvents(before: sequence, limit: limit) }
    }

    /// The number of the first change that was altered, removed or inserted; nil where the record is whole.
    public func firstFault() async throws -> Int? {
        let log = log
        return try await database.read { try log.firstFault(on: $0) }
    }

    /// What an account holds from a day on; an order's dispatches are its unit's, not his.
    public func holdings(of id: String, on day: CivilDay) async throws -> Holdings {
        try await database.read { connection in
            let isOpen: (Grant) -> Bool = { $0.to.map { $0 >= day } ?? true }
            return Holdings(
                grants: try connection.grants(of: id).filter(isOpen),
                standIns: try connection.standIns(for: id).map(\.account)
                    .filter { $0.grants.contains { $0.standsInFor == id && isOpen($0) } },
                requests: try connection.openApprovals(limit: 1_000).filter { $0.requestedBy == id },
                sessions: try connection.sessions(of: id)
            )
        }
    }

    /// A first password: what was given, or one made up, with the hash that a change carries.
    public func firstPassword(
        _ given: String? = nil,
        id: String,
        name: String
    ) async throws -> (password: String, kept: KeptPassword) {
        let check = { (password: String) throws(PasswordFault) in
            try rules.password.check(password, id: id, name: name)
        }
        let password = given ?? FirstPassword.make { (try? check($0)) != nil }
        do throws(PasswordFault) {
            try check(password)
        } catch {
            throw AccountRefusal.password(error)
        }
        return (password, KeptPassword(hash: try await signIn.passwords.hash(password)))
    }
}
