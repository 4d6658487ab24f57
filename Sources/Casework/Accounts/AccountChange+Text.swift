import Accounts
import Foundation
import WorkingDays

/// A change as the text that a request keeps until it is approved.
struct AccountChangeText: Codable {
    var kind: String
    var id: String
    var name: String?
    var grants: [GrantText]?
    var sequence: Int?
    var day: Int?
    var password: KeptPassword?
    var successor: String?

    struct GrantText: Codable {
        var role: String
        var unit: String?
        var from: Int
        var to: Int?
        var standsInFor: String?

        init(_ grant: Grant) {
            (role, unit, standsInFor) = (grant.role, grant.unit, grant.standsInFor)
            (from, to) = (grant.from.daysSinceEpoch, grant.to?.daysSinceEpoch)
        }

        var grant: Grant {
            Grant(
                role,
                unit: unit,
                from: CivilDay(daysSinceEpoch: from),
                to: to.map(CivilDay.init(daysSinceEpoch:)),
                standsInFor: standsInFor
            )
        }
    }

    init(_ change: AccountChange) {
        (kind, id) = (change.kind.rawValue, change.id)
        switch change {
        case .add(_, let name, let grants, let password):
            (self.name, self.grants, self.password) = (name, grants.map(GrantText.init), password)
        case .rename(_, let name): self.name = name
        case .give(_, let grant): grants = [GrantText(grant)]
        case .endGrant(_, let sequence, let day): (self.sequence, self.day) = (sequence, day.daysSinceEpoch)
        case .handOver(_, let day, let successor): (self.day, self.successor) = (day.daysSinceEpoch, successor)
        case .resetPassword(_, let password): self.password = password
        case .disable, .enable, .removeCode: break
        }
    }

    /// The change; nil where the text lacks what its kind needs.
    var change: AccountChange? {
        let (grants, day) = (grants?.map(\.grant) ?? [], day.map(CivilDay.init(daysSinceEpoch:)))
        switch AccountChangeKind(rawValue: kind) {
        case .add: return name.map { .add(id: id, name: $0, grants: grants, password: password) }
        case .rename: return name.map { .rename(id: id, name: $0) }
        case .disable: return .disable(id: id)
        case .enable: return .enable(id: id)
        case .give: return grants.first.map { .give(id: id, $0) }
        case .endGrant:
            guard let sequence, let day else { return nil }
            return .endGrant(id: id, sequence: sequence, on: day)
        case .handOver: return day.map { .handOver(id: id, on: $0, to: successor) }
        case .resetPassword: return password.map { .resetPassword(id: id, $0) }
        case .removeCode: return .removeCode(id: id)
        case nil: return nil
        }
    }

    static func text(_ change: AccountChange) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(AccountChangeText(change)), as: UTF8.self)
    }

    static func change(_ text: String) throws -> AccountChange {
        let read = try JSONDecoder().decode(AccountChangeText.self, from: Data(text.utf8))
        guard let change = read.change else { throw AccountRefusal.unreadable }
        return change
    }
}
