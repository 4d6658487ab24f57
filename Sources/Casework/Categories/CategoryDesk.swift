import Bulletins
import Exchange
public import Storage
public import WorkOrders
public import WorkingDays

/// 诉求类别: adding, renaming and ending categories; each change with its preview and its event, in force at once.
///
/// A category is never removed: orders refer to it.
public struct CategoryDesk: Sendable {
    /// The most characters of a name or a code.
    public static let longest = 60

    let settings: SettingsDesk

    public init(_ settings: SettingsDesk) { self.settings = settings }

    /// Every category with a code, parents before children.
    public func categories() async throws -> [RequestCategory] {
        try await settings.database.read { try $0.categories() }
    }

    /// What was changed about a category, the newest first.
    public func history(of category: RequestCategory) async throws -> [SettingsEvent] {
        try await settings.database.read { try $0.settingsEvents(about: category.subject, limit: 50) }
    }

    /// What a change would do; throws ``CategoryRefusal``.
    public func preview(_ change: CategoryChange, at now: Instant) async throws -> SettingsPreview {
        try await settings.database.read { connection in
            let tree = try Self.check(change, on: connection)
            return SettingsPreview(
                difference: change.difference,
                effects: try Self.effects(change, tree, at: now, on: connection),
                warnings: Self.warnings(change, tree, at: now)
            )
        }
    }

    /// Carries out a change of the category that was seen; throws ``CategoryRefusal``, and keeps nothing then.
    public func save(_ change: CategoryChange, by officer: String, at now: Instant) async throws {
        let author = SettingsLog.Author(officer: officer, at: now)
        try await settings.database.write { [settings] connection in
            try connection.lock("names")
            let tree = try Self.check(change, on: connection)
            if let old = change.old {
                try connection.replace(old, with: change.new)
                try settings.rename(old, to: change.new, in: tree, by: author, on: connection)
            } else if try !connection.insertIfAbsent(change.new) {
                throw CategoryRefusal.nameTaken(change.new.name)
            }
            try settings.log.write(change.words, about: change.new.subject, by: author, on: connection)
        }
        try await settings.reload()
    }

    /// Refuses what can't be; returns the categories as they would be.
    private static func check(_ change: CategoryChange, on connection: any Connection) throws -> CategoryTree {
        let new = change.new
        try checkFields(new)
        var all = try connection.categories()
        if let old = change.old {
            guard let place = all.firstIndex(of: old) else { throw CategoryRefusal.outdated }
            guard old != new else { throw CategoryRefusal.nothingChanged }
            guard old.code == new.code else { throw CategoryRefusal.fixed("代码") }
            guard old.version == new.version else { throw CategoryRefusal.fixed("版本") }
            guard old.parentCode == new.parentCode else { throw CategoryRefusal.fixed("上级代码") }
            all.remove(at: place)
        }
        let tree = CategoryTree(all, version: new.version)
        guard tree[new.code] == nil else { throw CategoryRefusal.codeTaken(new.code) }
        guard !tree.below(new.parentCode).contains(where: { $0.name == new.name }) else {
            throw CategoryRefusal.nameTaken(new.name)
        }
        if let parent = new.parentCode {
            guard tree[parent] != nil else { throw CategoryRefusal.noSuchParent(parent) }
            guard tree.path(to: parent).count < CategoryTree.mostLevels else { throw CategoryRefusal.tooDeep }
        }
        return CategoryTree(all + [new], version: new.version)
    }

    private static func checkFields(_ category: RequestCategory) throws(CategoryRefusal) {
        for (field, text) in [("代码", category.code), ("名称", category.name), ("版本", category.version)] {
            guard !text.isEmpty || field == "版本" else { throw .missing(field) }
            guard text.count <= longest, !text.contains(where: { $0.isNewline || $0 == "/" }) else {
                throw .tooLong(field)
            }
        }
        guard let from = category.validFrom, let until = category.validUntil, until < from else { return }
        throw .endsBeforeBeginning
    }

    private static func effects(
        _ change: CategoryChange,
        _ tree: CategoryTree,
        at now: Instant,
        on connection: any Connection
    ) throws -> [String] {
        guard let old = change.old else { return ["保存后登记时即可选择（有启用日期的，自那一天起）。"] }
        var query = OrderQuery()
        // The tree has the new name; the orders still have the old.
        query.category = CategoryPath(tree.path(to: old.code).dropLast() + [old.name])
        let count = try connection.orderCount(query, now: now, atMost: 1_001)
        let below = tree.descendants(of: old.code).count
        var lines = ["涉及工单\(count > 1_000 ? "1,000 多" : "\(count)")件，下级类别\(below)个。"]
        if old.name != change.new.name { lines.append("历史工单、清单、统计和派单目录改用新名称，流转记录中仍是原名称。") }
        if old.validUntil != change.new.validUntil {
            lines.append(change.new.validUntil.map { "自\($0)起登记时不能再选，连同它的下级；已有的工单不变。" } ?? "登记时又可以选择。")
        }
        return lines
    }

    private static func warnings(_ change: CategoryChange, _ tree: CategoryTree, at now: Instant) -> [String] {
        let isEnded = tree.line(to: change.new.parentCode ?? "").contains { !$0.isInForce(on: now.day) }
        return isEnded ? ["它的上级今天不在使用期内，登记时选不到。"] : []
    }
}
