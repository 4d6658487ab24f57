/// 三员分立: what one person may not hold at the same time (GB/T 22239-2019, 8.1.10).
public enum RoleConflict: Error, Hashable, Sendable {
    /// Two of settings, accounts and audit.
    case twoAdministrators(String, String)
    /// One of them beside a role of the work.
    case administratorAtWork(String, String)
    /// A role that the city doesn't know.
    case unknownRole(String)

    /// What people read.
    public var sentence: String {
        switch self {
        case .twoAdministrators(let one, let other): "“\(one)”和“\(other)”不能由同一人担任，请改派另一人。"
        case .administratorAtWork(let administrator, let role): "“\(administrator)”不能兼任业务角色“\(role)”，请改派另一人。"
        case .unknownRole(let role): "没有“\(role)”这个角色，请从角色表中选择。"
        }
    }
}

extension Rights {
    /// Refuses offices that one person can't hold; offices whose days don't meet are no matter.
    public func check(_ grants: [Grant]) throws(RoleConflict) {
        for grant in grants where !names.contains(grant.role) { throw .unknownRole(grant.role) }
        for (index, grant) in grants.enumerated() {
            for other in grants[(index + 1)...] where grant.meets(other) { try check(grant.role, other.role) }
        }
    }

    private func check(_ one: String, _ other: String) throws(RoleConflict) {
        guard one != other else { return }
        switch (isAdministrator(one), isAdministrator(other)) {
        case (true, true): throw .twoAdministrators(one, other)
        case (true, false): throw .administratorAtWork(one, other)
        case (false, true): throw .administratorAtWork(other, one)
        case (false, false): return
        }
    }

    /// Whether a role is one of 三员, whatever its name: it manages or audits.
    public func isAdministrator(_ role: String) -> Bool {
        [.manageSettings, .manageAccounts, .readAudit].contains { allows(role, $0) }
    }
}

extension Grant {
    /// Whether some day belongs to both.
    func meets(_ other: Grant) -> Bool {
        (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
    }
}
