public import Bulletins
import WorkOrders

extension Connection {
    /// The names behind the ids of orders and dispatches; four queries over small tables.
    public func figureNames() throws -> FigureNames {
        var areas: [Int: AreaPath] = [:]
        try forEachRow("SELECT id, county, street, community FROM area") { row in
            areas[row.integer(0) ?? 0] = AreaPath(
                county: row.text(1) ?? "",
                street: row.text(2) ?? "",
                community: row.text(3) ?? ""
            )
        }
        var channels: [Int: String] = [:]
        try forEachRow("SELECT id, name FROM channel") { channels[$0.integer(0) ?? 0] = $0.text(1) }
        var categories: [Int: CategoryPath] = [:]
        for (path, ids) in try categoryIds() { categories[ids.leaf] = path }
        return FigureNames(channels: channels, categories: categories, areas: areas, units: try unitsById())
    }

    /// The ids of every category by the names that lead to it.
    ///
    /// Of equal paths the newest version's wins.
    func categoryIds() throws -> [CategoryPath: CategoryIds] {
        var result: [CategoryPath: CategoryIds] = [:]
        for node in try categoryNodes() {
            if let path = CategoryPath(node.line.map(\.name)), let top = node.line.first, let leaf = node.line.last {
                result[path] = CategoryIds(leaf: leaf.id, top: top.id)
            }
        }
        return result
    }

    /// Every category with those above it, the first level first; older versions before newer.
    func categoryNodes() throws -> [CategoryNode] {
        var found: [(id: Int, name: String, parent: Int?)] = []
        try forEachRow("SELECT id, name, parent_id FROM category ORDER BY version, id") { row in
            found.append((row.integer(0) ?? 0, row.text(1) ?? "", row.integer(2)))
        }
        let byId = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return found.map { leaf in
            var line = [(leaf.id, leaf.name)]
            var parent = leaf.parent
            while let id = parent, let above = byId[id], line.count < 3 {
                line.insert((above.id, above.name), at: 0)
                parent = above.parent
            }
            return CategoryNode(line: line)
        }
    }
}

/// A category with those above it.
struct CategoryNode {
    /// Ids and names, the first level first.
    var line: [(id: Int, name: String)]
}
