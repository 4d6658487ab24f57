public import Accounts
public import WorkingDays

/// An account with what checks who signs in.
public struct StoredOfficer: Hashable, Sendable {
    /// Its grants are in the order of their numbers, which begin with 1 and have no gaps.
    public var account: Account
    /// The password's hash; nil: nobody signs in with a password.
    public var password: String?
    public var passwordSetAt: Instant?
    /// 须改口令: somebody else set it.
    public var mustChange = false
    /// The sealed secret of 动态口令.
    public var codeSecret: String?
    /// The last step whose code was taken.
    public var codeStep: Int?
    /// Made up for a demonstration.
    public var isDemo = false

    public init(_ account: Account) { self.account = account }
}

/// 账号 as rows of `officer`.
extension Connection {
    /// An account by its 工号: one step by primary key, and a range of its grants.
    public func officer(_ id: String) throws -> StoredOfficer? {
        guard var row = try rows("SELECT \(officerColumns) FROM officer WHERE id = \(id)").first else { return nil }
        var officer = try StoredOfficer(&row)
        officer.account.grants = try grants(of: id)
        return officer
    }

    /// Accounts by 工号, those behind `id`; a walk over the primary key.
    public func officers(after id: String, limit: Int) throws -> [StoredOfficer] {
        try officers("id > \(id) ORDER BY id LIMIT \(limit)")
    }

    /// The accounts made up for a demonstration, by 工号; a walk over `officer_demo`.
    public func demoOfficers() throws -> [StoredOfficer] { try officers("is_demo = 1 ORDER BY id") }

    /// Whether there is any account.
    public func hasOfficers() throws -> Bool { try !rows("SELECT 1 FROM officer LIMIT 1").isEmpty }

    /// 姓名 of those of these 工号 that have an account; one step by primary key for each.
    public func officerNames(_ ids: Set<String>) throws -> [String: String] {
        var names: [String: String] = [:]
        for id in ids {
            guard var row = try rows("SELECT name FROM officer WHERE id = \(id)").first else { continue }
            names[id] = try row.text()
        }
        return names
    }

    /// Stores a new account with its grants and password; throws ``StorageError/duplicate`` where 工号 is taken.
    public func insert(_ officer: StoredOfficer) throws {
        let account = officer.account
        let isNew = try insertIfAbsent(
            """
            INSERT INTO officer (id, name, password, password_set_at, must_change, code_secret, is_disabled, is_demo)
            VALUES (\(account.id), \(account.name), \(officer.password), \(officer.passwordSetAt),
                \(officer.mustChange), \(officer.codeSecret), \(account.isDisabled), \(officer.isDemo))
            """
        )
        guard isNew else { throw StorageError.duplicate }
        for grant in account.grants { try insert(grant, of: account.id) }
        if let password = officer.password, let setAt = officer.passwordSetAt {
            try keepPassword(password, of: account.id, setAt: setAt)
        }
    }

    /// Changes 姓名.
    public func rename(officer id: String, to name: String) throws {
        try changeOne("UPDATE officer SET name = \(name) WHERE id = \(id)")
    }

    /// 停用 or 启用.
    public func setDisabled(_ isDisabled: Bool, officer id: String) throws {
        try changeOne("UPDATE officer SET is_disabled = \(isDisabled) WHERE id = \(id)")
    }

    /// Sets a sealed secret of 动态口令, or takes it away.
    public func setCodeSecret(_ secret: String?, officer id: String) throws {
        try changeOne("UPDATE officer SET code_secret = \(secret), code_step = NULL WHERE id = \(id)")
    }

    /// Takes a step of 动态口令; false where it or a later one was taken already, by whatever process.
    public func takeCodeStep(_ step: Int, officer id: String) throws -> Bool {
        try execute(
            "UPDATE officer SET code_step = \(step) WHERE id = \(id) AND (code_step IS NULL OR code_step < \(step))"
        ) == 1
    }

    func changeOne(_ statement: Statement) throws {
        guard try execute(statement) == 1 else { throw StorageError.notFound }
    }

    private var officerColumns: Statement {
        "id, name, is_disabled, password, password_set_at, must_change, code_secret, code_step, is_demo"
    }

    func officers(_ condition: Statement) throws -> [StoredOfficer] {
        try rows("SELECT \(officerColumns) FROM officer WHERE \(condition)").map { row in
            var row = row
            var officer = try StoredOfficer(&row)
            officer.account.grants = try grants(of: officer.account.id)
            return officer
        }
    }
}

extension StoredOfficer {
    fileprivate init(_ row: inout Row) throws(StorageError) {
        account = Account(id: try row.text(), name: try row.text())
        account.isDisabled = try row.flag()
        password = try row.optionalText()
        passwordSetAt = try row.optionalInstant()
        mustChange = try row.flag()
        codeSecret = try row.optionalText()
        codeStep = try row.optionalInteger()
        isDemo = try row.flag()
    }
}
