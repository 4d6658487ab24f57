extension SchemaStep {
    /// 统计表: saved as templates, and those made of them every day, week or month.
    static let tables = SchemaStep(
        name: "022 tables",
        statements: [
            """
            CREATE TABLE table_template (
                id INTEGER NOT NULL PRIMARY KEY,
                owner TEXT NOT NULL CHECK (owner <> ''),
                place TEXT NOT NULL,
                name TEXT NOT NULL CHECK (name <> ''),
                spec TEXT NOT NULL CHECK (spec <> ''),
                is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
                schedule INTEGER NOT NULL CHECK (schedule BETWEEN 0 AND 3),
                due_at BIGINT,
                UNIQUE (owner, place, name),
                CHECK ((schedule = 0) = (due_at IS NULL))
            )
            """,
            "CREATE INDEX table_template_shared ON table_template (place, name) WHERE is_shared = 1",
            "CREATE INDEX table_template_due ON table_template (due_at, id) WHERE due_at IS NOT NULL",
            """
            CREATE TABLE table_made (
                template_id INTEGER NOT NULL REFERENCES table_template (id),
                last_day BIGINT NOT NULL,
                period TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                content TEXT NOT NULL,
                PRIMARY KEY (template_id, last_day)
            )
            """,
        ]
    )
}
