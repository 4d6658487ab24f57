extension SchemaStep {
    /// What a unit has open, by deadline, and what it promised: the lists of 单位工作台.
    static let unitDesk = SchemaStep(
        name: "025 unit desk",
        statements: [
            // With all that tabs ask of a dispatch itself, so that counting them reads no row.
            """
            CREATE INDEX dispatch_unit_open ON dispatch
                (unit_id, deadline, id, order_id, acknowledged_at, kind, completed_at, ended_at)
                WHERE completed_at IS NULL AND ended_at IS NULL
            """,
            // The result of a promise that is kept is 已解决, so few stay.
            """
            CREATE INDEX dispatch_unit_promised ON dispatch (unit_id, result, completed_at, id, order_id, ended_at, kind)
                WHERE result = 7
            """,
        ]
    )
}
