extension SchemaStep {
    /// The city's lists.
    ///
    /// `INTEGER` ids are SQLite's row ids and PostgreSQL's int4: 2.1 thousand million of each.
    static let names = SchemaStep(
        name: "001 names",
        statements: [
            "CREATE TABLE id_block (name TEXT NOT NULL PRIMARY KEY, next_id BIGINT NOT NULL CHECK (next_id > 0))",
            "CREATE TABLE channel (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''))",
            """
            CREATE TABLE category (
                id INTEGER NOT NULL PRIMARY KEY,
                name TEXT NOT NULL CHECK (name <> ''),
                parent_id INTEGER REFERENCES category (id),
                code TEXT,
                version TEXT NOT NULL,
                valid_from BIGINT,
                valid_until BIGINT,
                mapped_code TEXT,
                CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from <= valid_until)
            )
            """,
            "CREATE UNIQUE INDEX category_code ON category (version, code) WHERE code IS NOT NULL",
            "CREATE UNIQUE INDEX category_name ON category (version, COALESCE(parent_id, 0), name)",
            """
            CREATE TABLE area (
                id INTEGER NOT NULL PRIMARY KEY,
                county TEXT NOT NULL,
                street TEXT NOT NULL,
                community TEXT NOT NULL,
                UNIQUE (county, street, community)
            )
            """,
            """
            CREATE TABLE handling_unit (
                id INTEGER NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (name <> ''),
                unit_group TEXT NOT NULL,
                short_name TEXT,
                parent_id INTEGER REFERENCES handling_unit (id),
                is_subordinate_centre INTEGER NOT NULL CHECK (is_subordinate_centre IN (0, 1)),
                CHECK (parent_id IS NULL OR parent_id <> id)
            )
            """,
            """
            CREATE TABLE tag (
                id INTEGER NOT NULL PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (name <> ''),
                owner TEXT
            )
            """,
            """
            CREATE TABLE history_figure (
                period TEXT NOT NULL,
                indicator TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (period, indicator)
            )
            """,
        ]
    )
}
