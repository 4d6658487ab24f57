public import WorkOrders
import WorkingDays

/// Categories with codes as rows of `category`; those that orders brought by name only have no code.
extension Connection {
    /// Every category with a code, parents before children.
    public func categories() throws -> [RequestCategory] {
        try rows(
            """
            SELECT c.code, c.name, p.code, c.version, c.valid_from, c.valid_until, c.mapped_code
            FROM category c LEFT JOIN category p ON p.id = c.parent_id
            WHERE c.code IS NOT NULL ORDER BY c.id
            """
        ).map { row throws(StorageError) in
            var row = row
            return RequestCategory(
                code: try row.text(),
                name: try row.text(),
                parentCode: try row.optionalText(),
                version: try row.text(),
                validFrom: try row.optionalInteger().map(CivilDay.init(daysSinceEpoch:)),
                validUntil: try row.optionalInteger().map(CivilDay.init(daysSinceEpoch:)),
                mappedCode: try row.optionalText()
            )
        }
    }

    /// Puts a category in the place of another with its code and version; a name that changes is kept as a former one.
    public func replace(_ old: RequestCategory, with category: RequestCategory) throws {
        let found = try id("SELECT id FROM category WHERE version = \(old.version) AND code = \(old.code)")
        guard let id = found else { throw StorageError.notFound }
        if old.name != category.name {
            // A category may take a name back that it had.
            try execute("DELETE FROM former_category_name WHERE category_id = \(id) AND name = \(category.name)")
            try execute("INSERT INTO former_category_name (category_id, name) VALUES (\(id), \(old.name))")
        }
        try execute(
            """
            UPDATE category SET name = \(category.name), valid_from = \(category.validFrom),
                valid_until = \(category.validUntil), mapped_code = \(category.mappedCode)
            WHERE id = \(id)
            """
        )
    }

    /// Inserts a category whose parent is there already; false where its code is.
    public func insertIfAbsent(_ category: RequestCategory) throws -> Bool {
        var parent: Int?
        if let code = category.parentCode {
            let found = try rows("SELECT id FROM category WHERE version = \(category.version) AND code = \(code)")
            guard var row = found.first else { throw StorageError.notFound }
            parent = try row.integer()
        }
        return try insertIfAbsent(
            """
            INSERT INTO category (id, name, parent_id, code, version, valid_from, valid_until, mapped_code)
            SELECT COALESCE(MAX(id), 0) + 1, CAST(\(category.name) AS TEXT), CAST(\(parent) AS INTEGER), \
            CAST(\(category.code) AS TEXT), CAST(\(category.version) AS TEXT), \
            CAST(\(category.validFrom) AS BIGINT), CAST(\(category.validUntil) AS BIGINT), \
            CAST(\(category.mappedCode) AS TEXT)
            FROM category WHERE 1 = 1
            """
        )
    }
}
