extension SchemaStep {
    /// Sent notices by time, so that those nobody asks about any more are found without a walk over all.
    static let sent = SchemaStep(
        name: "010 sent notices",
        statements: [
            "CREATE INDEX outbox_sent ON outbox (sent_at, order_id, sequence, position) WHERE sent_at IS NOT NULL"
        ]
    )
}
