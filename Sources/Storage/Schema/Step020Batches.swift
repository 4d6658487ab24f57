extension SchemaStep {
    /// 批量办理: orders that somebody chose together, frozen as he chose them, and what became of each.
    static let batches = SchemaStep(
        name: "020 batches",
        statements: [
            """
            CREATE TABLE order_batch (
                id INTEGER NOT NULL PRIMARY KEY,
                officer_id TEXT NOT NULL CHECK (officer_id <> ''),
                act TEXT NOT NULL CHECK (act <> ''),
                list TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                carried_at BIGINT
            )
            """,
            "CREATE INDEX order_batch_officer ON order_batch (officer_id, made_at)",
            """
            CREATE TABLE order_batch_item (
                batch_id INTEGER NOT NULL REFERENCES order_batch (id),
                sequence INTEGER NOT NULL CHECK (sequence >= 1),
                number TEXT NOT NULL,
                revision INTEGER NOT NULL,
                state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
                problem TEXT,
                PRIMARY KEY (batch_id, sequence)
            )
            """,
        ]
    )
}
