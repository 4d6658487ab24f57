import Casework
import Storage

/// Who stands behind a 工号, as pages name him.
struct OfficerNames: Hashable, Sendable {
    /// 姓名 by 工号.
    var names: [String: String] = [:]

    /// `张某某 T001`; the 工号 alone where no account has it.
    func name(_ id: String) -> String { names[id].map { "\($0) \(id)" } ?? id }

    /// Who did something, with the unit in whose place he did.
    func name(_ stamp: EventStamp) -> String {
        name(stamp.officer) + (stamp.onBehalfOf.map { "，代\($0)办理" } ?? "")
    }
}

extension Website {
    /// The names of those of these 工号 that have an account.
    func officerNames(_ ids: some Sequence<String>) async throws -> OfficerNames {
        let ids = Set(ids)
        guard !ids.isEmpty else { return OfficerNames() }
        return OfficerNames(names: try await database.read { try $0.officerNames(ids) })
    }
}
