extension SchemaStep {
    /// 视图: lists as officers keep them, and what each remembers of a list.
    static let views = SchemaStep(
        name: "020 views",
        statements: [
            """
            CREATE TABLE list_view (
                id INTEGER NOT NULL PRIMARY KEY,
                list TEXT NOT NULL CHECK (list <> ''),
                owner_id TEXT NOT NULL CHECK (owner_id <> ''),
                unit TEXT,
                name TEXT NOT NULL CHECK (name <> ''),
                items TEXT NOT NULL,
                columns TEXT NOT NULL,
                audience INTEGER NOT NULL CHECK (audience BETWEEN 0 AND 2),
                position INTEGER NOT NULL CHECK (position >= 1),
                created_at BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                removed_at BIGINT
            )
            """,
            // What was removed may be taken back for a while, and doesn't keep its name.
            "CREATE UNIQUE INDEX list_view_name ON list_view (owner_id, list, name) WHERE removed_at IS NULL",
            "CREATE INDEX list_view_owner ON list_view (owner_id, list, position)",
            "CREATE INDEX list_view_audience ON list_view (list, audience, unit)",
            """
            CREATE TABLE officer_list (
                officer_id TEXT NOT NULL,
                list TEXT NOT NULL CHECK (list <> ''),
                columns TEXT NOT NULL,
                start_view INTEGER,
                PRIMARY KEY (officer_id, list)
            )
            """,
        ]
    )
}
