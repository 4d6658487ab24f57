public import Exchange
import Storage
import WorkOrders
public import WorkingDays

extension UnitDesk {
    /// Takes a list of units over, all or none: new ones are added, those that are otherwise are changed.
    ///
    /// Returns what was done, a line each; nothing for a list that says what is there already. `isTrial` keeps nothing.
    /// Throws ``UnitImportError`` with every line that can't be taken.
    public func importUnits(
        _ list: UnitList,
        by officer: String,
        at now: Instant,
        isTrial: Bool
    ) async throws -> [String] {
        do {
            let author = SettingsLog.Author(officer: officer, at: now)
            let changes = try await settings.database.writeAlone { [self] connection in
                try connection.lock("names")
                let changes = try takeOver(list, by: author, on: connection)
                if isTrial { throw Trial(changes: changes) }
                return changes
            }
            try await settings.reload()
            return changes
        } catch let done as Trial {
            return done.changes
        }
    }

    /// Ends a transaction without keeping what it wrote.
    private struct Trial: Error {
        var changes: [String]
    }

    private func takeOver(
        _ list: UnitList,
        by author: SettingsLog.Author,
        on connection: any Connection
    ) throws -> [String] {
        let plan = try UnitImportPlan(list, on: connection)
        guard plan.problems.isEmpty else { throw UnitImportError(problems: plan.problems) }
        for change in plan.changes { try apply(change, by: author, on: connection) }
        return plan.changes.map { "\($0.new.name)：\($0.words)" }
    }
}

/// What a list of units comes to: the changes in an order in which each may be done, or the lines that can't be taken.
struct UnitImportPlan {
    private(set) var changes: [UnitChange] = []
    private(set) var problems: [String] = []

    init(_ list: UnitList, on connection: any Connection) throws {
        let (stored, former) = (try connection.units(), try connection.formerUnitNames())
        let before = Dictionary(stored.map { ($0.name, $0) }) { first, _ in first }
        var after = before
        for row in list.rows { after[row.unit.name] = list.unit(row, over: before[row.unit.name]) }
        var added: [UnitChange] = []
        for row in list.rows {
            guard let new = after[row.unit.name], new != before[new.name] else { continue }
            if let problem = Self.problem(new, in: after, former: before[new.name] == nil ? former : [:]) {
                problems.append("第\(row.line)行，单位“\(new.name)”：\(problem.sentence)")
            } else if let old = before[new.name] {
                changes.append(UnitChange(old, to: new))
            } else {
                added.append(UnitChange(nil, to: new))
            }
        }
        guard problems.isEmpty else { return }
        // Whatever is moved may be moved below what is new.
        changes = Self.parentsFirst(added, stored: Set(before.keys)) + changes
    }

    private static func problem(
        _ unit: HandlingUnit,
        in units: [String: HandlingUnit],
        former: [String: String]
    ) -> UnitRefusal? {
        do throws(UnitRefusal) {
            try UnitDesk.checkFields(unit)
        } catch {
            return error
        }
        if let owner = former[unit.name] { return .formerName(unit.name, of: owner) }
        return unit.treeError(in: units).map(UnitRefusal.tree)
    }

    private static func parentsFirst(_ added: [UnitChange], stored: Set<String>) -> [UnitChange] {
        var (placed, left, result) = (stored, added, [UnitChange]())
        while !left.isEmpty {
            let ready = left.filter { change in change.new.parent.map(placed.contains) ?? true }
            // A circle was told before; this ends whatever comes.
            guard !ready.isEmpty else { return result + left }
            result += ready
            placed.formUnion(ready.map(\.new.name))
            left.removeAll { placed.contains($0.new.name) }
        }
        return result
    }
}

extension HandlingUnit {
    /// What is wrong with the units above it; nil where nothing is.
    func treeError(in units: [String: HandlingUnit]) -> UnitTreeError? {
        var above: [String: HandlingUnit] = [name: self]
        var parent = parent
        while let name = parent, above[name] == nil, let next = units[name] {
            above[name] = next
            parent = next.parent
        }
        do throws(UnitTreeError) {
            _ = try UnitTree(Array(above.values))
            return nil
        } catch {
            return error
        }
    }
}

/// The lines of a list of units that can't be taken, each with what to do.
public struct UnitImportError: Error, Hashable, Sendable {
    public var problems: [String]

    /// What people read.
    public var message: String {
        (problems + ["有\(problems.count)行不能导入，没有保存任何内容，请改正后重新导入。"]).joined(separator: "\n")
    }
}
