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
        var nodes: [(id: Int, name: String, parent: Int?)] = []
        try forEachRow("SELECT id, name, parent_id FROM category ORDER BY version, id") { row in
            nodes.append((row.integer(0) ?? 0, row.text(1) ?? "", row.integer(2)))
        }
        let byId = Dictionary(nodes.map { ($0.id, $0) }) { first, _ in first }
        var result: [CategoryPath: CategoryIds] = [:]
        for node in nodes {
            var names = [node.name]
            var top = node.id
            var parent = node.parent
            while let id = parent, let above = byId[id], names.count < 3 {
                names.insert(above.name, at: 0)
                top = above.id
                parent = above.parent
            }
            if let path = CategoryPath(names) { result[path] = CategoryIds(leaf: node.id, top: top) }
        }
        return result
    }
}
