extension SchemaStep {
    /// What waits for a dispatcher, in indexes that hold nothing else.
    static let waiting = SchemaStep(
        name: "017 waiting",
        statements: [
            // The first column holds one value: with it SQLite takes these before the indexes of all orders.
            "CREATE INDEX work_order_waiting ON work_order (status, urgency DESC, received_at, id) WHERE status = 1",
            """
            CREATE INDEX send_back_waiting ON send_back (ruling, requested_at, dispatch_id) WHERE ruling IS NULL
            """,
            """
            CREATE INDEX deadline_extension_waiting ON deadline_extension (ruling, requested_at, dispatch_id)
                WHERE ruling IS NULL
            """,
            """
            CREATE INDEX dispatch_unacknowledged ON dispatch (dispatched_at, id)
                WHERE acknowledged_at IS NULL AND completed_at IS NULL AND ended_at IS NULL AND parent_id IS NULL
            """,
        ]
    )
}
