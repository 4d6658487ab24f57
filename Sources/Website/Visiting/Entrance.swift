public import Casework
import WorkOrders

/// Who may come in.
public enum Entrance: Sendable {
    /// Anybody on this machine, to read: figures, lists and orders with masked citizens. Nothing can be changed.
    case readingOnly
    /// Officers who sign in; what they do goes through the desk. `doors` are the demonstration's officers.
    case officers(any SignIn, WorkOrderDesk, doors: [DemoDoor] = [])

    /// A button to come in as an officer of the demonstration.
    public struct DemoDoor: Hashable, Sendable {
        /// 工号.
        public var id: String
        /// 角色 and 单位.
        public var title: String

        public init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// The same entrance, where orders are acted on by other rules.
    func under(_ rules: Rules) -> Entrance {
        guard case .officers(let signIn, let desk, let doors) = self else { return self }
        return .officers(signIn, desk.under(rules), doors: doors)
    }

    var signIn: (any SignIn)? {
        if case .officers(let signIn, _, _) = self { signIn } else { nil }
    }

    /// The accounts of our own, where people change their passwords; nil where another service keeps them.
    var accounts: SignInDesk? { signIn as? SignInDesk }

    var desk: WorkOrderDesk? {
        if case .officers(_, let desk, _) = self { desk } else { nil }
    }

    var doors: [DemoDoor] {
        if case .officers(_, _, let doors) = self { doors } else { [] }
    }
}
