extension SchemaStep {
    /// Replies that were signed and not reviewed: the queue of 审核台.
    static let reviews = SchemaStep(
        name: "027 reviews",
        statements: [
            // The first column holds one value: with it SQLite takes this before the replies' own key.
            """
            CREATE INDEX reply_waiting ON reply (verdict, signed_at, dispatch_id, result, written_by)
                WHERE verdict IS NULL AND signed_at IS NOT NULL
            """
        ]
    )
}
