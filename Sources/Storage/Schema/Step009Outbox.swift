extension SchemaStep {
    /// 待发通知: written with the event that they come from, sent afterwards.
    static let outbox = SchemaStep(
        name: "009 outbox",
        statements: [
            """
            CREATE TABLE outbox (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                sequence BIGINT NOT NULL,
                position INTEGER NOT NULL CHECK (position >= 1),
                topic INTEGER NOT NULL,
                recipient TEXT NOT NULL CHECK (recipient <> ''),
                dispatch TEXT,
                created_at BIGINT NOT NULL,
                due_at BIGINT,
                attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                sent_at BIGINT,
                PRIMARY KEY (order_id, sequence, position)
            )
            """,
            // What is sent, or was given up, is due no more and in no index.
            "CREATE INDEX outbox_due ON outbox (due_at, order_id, sequence, position) WHERE due_at IS NOT NULL",
        ]
    )
}
