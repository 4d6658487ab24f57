extension SchemaStep {
    /// Units that end and are renamed, categories that are renamed: histories tell of them by the names they had.
    static let units = SchemaStep(
        name: "015 units",
        statements: [
            "ALTER TABLE handling_unit ADD COLUMN ended_on BIGINT",
            "CREATE INDEX handling_unit_parent ON handling_unit (parent_id)",
            """
            CREATE TABLE former_unit_name (
                name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
                unit_id INTEGER NOT NULL REFERENCES handling_unit (id)
            )
            """,
            """
            CREATE TABLE former_category_name (
                category_id INTEGER NOT NULL REFERENCES category (id),
                name TEXT NOT NULL CHECK (name <> ''),
                PRIMARY KEY (category_id, name)
            )
            """,
        ]
    )
}
