public import Accounts
public import WorkingDays

/// A change of an account, as it is asked for, approved and carried out.
public enum AccountChange: Hashable, Sendable {
    /// A new account; its password is the first one, to be changed; without one nobody signs in before it is reset.
    case add(id: String, name: String, grants: [Grant], password: KeptPassword?)
    case rename(id: String, name: String)
    case disable(id: String)
    case enable(id: String)
    /// 任职, or 代理 where it stands in for somebody.
    case give(id: String, Grant)
    /// Ends an office, counted from 1, with a day.
    case endGrant(id: String, sequence: Int, on: CivilDay)
    /// Ends every office with a day and disables the account, if that day is over.
    ///
    /// `to` is 工号 of the colleague who has each of these offices from the next day on.
    case handOver(id: String, on: CivilDay, to: String? = nil)
    /// Sets a password that he must change.
    case resetPassword(id: String, KeptPassword)
    /// Takes 动态口令 away: his telephone is lost.
    case removeCode(id: String)

    /// 工号 of whose account it is.
    public var id: String {
        switch self {
        case .add(let id, _, _, _), .rename(let id, _), .disable(let id), .enable(let id), .give(let id, _),
            .endGrant(let id, _, _), .handOver(let id, _, _), .resetPassword(let id, _), .removeCode(let id):
            id
        }
    }

    /// Every account that it changes.
    var accounts: [String] {
        if case .handOver(let id, _, let successor?) = self { return [id, successor] }
        return [id]
    }

    /// Whether it changes the account of this 工号.
    func concerns(_ officer: String) -> Bool { accounts.contains(officer) }

    /// Which kind it is.
    public var kind: AccountChangeKind {
        switch self {
        case .add: .add
        case .rename: .rename
        case .disable: .disable
        case .enable: .enable
        case .give: .give
        case .endGrant: .endGrant
        case .handOver: .handOver
        case .resetPassword: .resetPassword
        case .removeCode: .removeCode
        }
    }

    /// What is to be done, in words; never a password.
    public var words: String {
        switch self {
        case .add(_, let name, let grants, _):
            "新增账号，姓名\(name)，任职：\(grants.isEmpty ? "无" : grants.map(\.words).joined(separator: "；"))"
        case .rename(_, let name): "姓名改为\(name)"
        case .disable: "停用账号"
        case .enable: "启用账号"
        case .give(_, let grant): "授予任职：\(grant.words)"
        case .endGrant(_, let sequence, let day): "第\(sequence)项任职到\(day)为止"
        case .handOver(_, let day, let successor):
            "离岗：全部任职到\(day)为止" + (successor.map { "，由\($0)接手" } ?? "")
        case .resetPassword: "重置口令，下次登录须修改"
        case .removeCode: "解除动态口令"
        }
    }
}

/// A password's hash, made by ``AccountDesk/firstPassword(_:id:name:)``: what is kept and handed on, never the password.
public struct KeptPassword: Hashable, Codable, Sendable {
    let hash: String

    /// None yet: stands in a change before its password is made, and lets nobody in.
    public static let none = KeptPassword(hash: "")
}

extension Grant {
    /// The office in words: `经办人（市城管局） 2022-03-01起`.
    public var words: String {
        let place = unit.map { "（\($0)）" } ?? ""
        let stand = standsInFor.map { "，代理\($0)" } ?? ""
        return "\(role)\(place) \(from)起\(to.map { "至\($0)止" } ?? "")\(stand)"
    }
}
