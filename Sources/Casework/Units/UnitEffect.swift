import Accounts
import Bulletins
import Storage
import WorkOrders
import WorkingDays

/// What follows from a change of a unit; every count ends early or is a range of an index.
struct UnitEffect {
    let change: UnitChange
    /// The units as they would be.
    let tree: [HandlingUnit]
    let city: CityRules
    let now: Instant
    let connection: any Connection

    func sentences() throws -> [String] {
        guard let old = change.old else { return ["保存后即可派单到这个单位，并可为它设置任职和名片。"] }
        let new = change.new
        var lines = [try touched(old.name)]
        if change.isRename { lines.append("历史工单、清单和统计改用新名称，流转记录中仍是原名称；时限、名片和负责人一并改名。") }
        if old.parent != new.parent { lines.append("今后由新的上级下派、裁定和审核；原上级不再看到它的工单。") }
        if old.group != new.group { lines.append("统计和通报改在“\(new.group)”一组中比较，包括以前各期。") }
        if old.isSubordinateCentre != new.isSubordinateCentre {
            lines.append(new.isSubordinateCentre ? "今后可以把工单下派给下级。" : "今后不能再下派；已下派的照常办理。")
        }
        if old.endedOn != new.endedOn { lines.append(ending) }
        return lines
    }

    private var ending: String {
        change.new.endedOn.map { "自\($0)起不再接受新的工单；在办的照常办结，历史工单不变。" } ?? "恢复接受新的工单。"
    }

    /// Officers, open dispatches, limits and units below that the unit has.
    private func touched(_ name: String) throws -> String {
        let limits = city.limits.rules.count { $0.unit == name }
        let open = try openCount(name)
        return "涉及任职\(try serving(name).count)人，在办转办件\(open > 1_000 ? "1,000 多" : "\(open)")件，"
            + "下级单位\(below.count)个，办理时限\(limits)条。"
    }

    func warnings() throws -> [String] {
        let new = change.new
        var lines: [String] = []
        if let parent = tree.first(where: { $0.name == new.parent }) {
            if parent.isEnded(on: now.day) { lines.append("上级单位“\(parent.name)”已停用。") }
            if !parent.isSubordinateCentre { lines.append("上级单位“\(parent.name)”不是二级平台，不能向它下派。") }
        }
        if !new.isSubordinateCentre, change.old?.isSubordinateCentre != false, !below.isEmpty {
            lines.append("它有\(below.count)个下级单位，不设为二级平台就不能向它们下派。")
        }
        guard let old = change.old, old.endedOn == nil, new.endedOn != nil else { return lines }
        let officers = try serving(old.name)
        if !officers.isEmpty { lines.append("\(officers.count)人仍在这个单位任职，停用后请结束任职或交接。") }
        let active = below.count { $0.endedOn == nil }
        if active > 0 { lines.append("\(active)个下级单位仍在使用，停用后只能由中心直接派单，请先调整上级。") }
        return lines
    }

    private var below: [HandlingUnit] { tree.filter { $0.parent == change.new.name } }

    private func openCount(_ name: String) throws -> Int {
        var query = DispatchQuery()
        (query.unit, query.state) = (name, .open)
        return try connection.dispatchCount(query, now: now, atMost: 1_001)
    }

    /// 工号 of those who hold an office in a unit today.
    private func serving(_ name: String) throws -> [String] {
        try connection.officers(inUnit: name).filter { id in
            try connection.officer(id)?.account.grants(on: now.day).contains { $0.unit == name } ?? false
        }
    }
}
