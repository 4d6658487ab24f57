public import WorkOrders

extension Connection {
    /// The paths under which a city's lists may name a category: as it is called now, as it was called before, and as the
    /// category of the same code is called in other versions; the nearest first.
    ///
    /// Three queries over small tables.
    public func namesakes(of path: CategoryPath) throws -> [CategoryPath] {
        let former = try formerPaths(try formerNames())
        var result =
            [path] + (former[path] ?? []).subtracting([path]).sorted { $0.names.lexicographicallyPrecedes($1.names) }
        guard let leaf = try categoryIds()[path]?.leaf else { return result }
        let same = Set(try ids(ofTheCodeOf: leaf))
        for node in try categoryNodes() where node.line.last.map({ same.contains($0.id) }) == true {
            guard let other = CategoryPath(node.line.map(\.name)), !result.contains(other) else { continue }
            result.append(other)
        }
        return result
    }

    /// The categories of other versions that have a category's code.
    private func ids(ofTheCodeOf leaf: Int) throws -> [Int] {
        var ids: [Int] = []
        let query: Statement = """
            SELECT o.id FROM category c JOIN category o ON o.code = c.code AND o.id <> c.id WHERE c.id = \(leaf)
            """
        try forEachRow(query) { ids.append($0.integer(0) ?? 0) }
        return ids
    }
}
