extension SchemaStep {
    /// 待回复上级 is one more kind of `matter`, and an order is found by the number that a platform gave it.
    ///
    /// SQLite can't change a CHECK, so the table is made anew; it holds what few orders have.
    static let upward = SchemaStep(
        name: "018 upward",
        statements: [
            """
            CREATE TABLE matter_of_orders (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 12),
                sequence INTEGER NOT NULL CHECK (sequence >= 1),
                is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
                due_at BIGINT,
                content TEXT NOT NULL,
                PRIMARY KEY (order_id, kind, sequence)
            )
            """,
            """
            INSERT INTO matter_of_orders (order_id, kind, sequence, is_open, due_at, content)
            SELECT order_id, kind, sequence, is_open, due_at, content FROM matter
            """,
            "DROP TABLE matter",
            "ALTER TABLE matter_of_orders RENAME TO matter",
            "CREATE INDEX matter_open ON matter (kind, due_at, order_id, sequence) WHERE is_open = 1",
            """
            CREATE INDEX work_order_external ON work_order (external_number, id) WHERE external_number IS NOT NULL
            """,
        ]
    )
}
