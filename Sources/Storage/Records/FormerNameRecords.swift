public import WorkOrders

/// The names that units and categories had before they were renamed: histories and files of long ago have them.
public struct FormerNames: Hashable, Sendable {
    /// The present name of a unit by each name it had.
    public var units: [String: String] = [:]
    /// The names a category had by its id.
    var categories: [Int: Set<String>] = [:]

    public var isEmpty: Bool { units.isEmpty && categories.isEmpty }

    /// The names that a unit had, sorted.
    public func names(of unit: String) -> [String] { units.filter { $0.value == unit }.map(\.key).sorted() }
}

extension Connection {
    /// The former names of everything; two queries over tables that nearly always are empty.
    public func formerNames() throws -> FormerNames {
        var names = FormerNames(units: try formerUnitNames())
        try forEachRow("SELECT category_id, name FROM former_category_name") { row in
            names.categories[row.integer(0) ?? 0, default: []].insert(row.text(1) ?? "")
        }
        return names
    }

    /// The present name of a unit by each name it had.
    public func formerUnitNames() throws -> [String: String] {
        var names: [String: String] = [:]
        try forEachRow("SELECT f.name, u.name FROM former_unit_name f JOIN handling_unit u ON u.id = f.unit_id") {
            row in
            names[row.text(0) ?? ""] = row.text(1) ?? ""
        }
        return names
    }

    /// The name of a unit now, by that or one it had; nil where no unit has or had it.
    ///
    /// Two look-ups by key.
    func presentUnit(_ name: String) throws -> (id: Int, name: String)? {
        let found = try rows(
            """
            SELECT id, name FROM handling_unit WHERE name = \(name)
            UNION ALL
            SELECT u.id, u.name FROM former_unit_name f JOIN handling_unit u ON u.id = f.unit_id WHERE f.name = \(name)
            """
        )
        guard var row = found.first else { return nil }
        return (try row.integer(), try row.text())
    }

    /// Every path that led to a category when it or those above it had other names, by the path that leads to it now.
    public func formerPaths(_ names: FormerNames) throws -> [CategoryPath: Set<CategoryPath>] {
        guard !names.categories.isEmpty else { return [:] }
        var result: [CategoryPath: Set<CategoryPath>] = [:]
        for node in try categoryNodes() {
            var paths: [[String]] = [[]]
            for level in node.line {
                let own = [level.name] + (names.categories[level.id] ?? [])
                paths = paths.flatMap { path in own.map { path + [$0] } }
            }
            guard let path = CategoryPath(node.line.map(\.name)), paths.count > 1 else { continue }
            result[path, default: []].formUnion(paths.compactMap(CategoryPath.init))
        }
        return result
    }
}
