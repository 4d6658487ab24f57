import Accounts
import Synchronization

/// The rules of signing in, shared by the copies of one desk, so that a change counts at once.
final class SignInRulesBox: Sendable {
    private let kept: Mutex<SignInRules>

    init(_ rules: SignInRules) { kept = Mutex(rules) }

    var rules: SignInRules { kept.withLock { $0 } }

    func follow(_ rules: SignInRules) {
        kept.withLock { kept in
            let (rights, needing) = (kept.rights, kept.needingApproval)
            kept = rules
            (kept.rights, kept.needingApproval) = (rights, needing)
        }
    }
}
