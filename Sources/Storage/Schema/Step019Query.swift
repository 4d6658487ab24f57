extension SchemaStep {
    /// What 综合查询 asks for beside the filters of a list.
    ///
    /// SQLite walks one index for several conditions, so the indexes of common filters get the codes of the others: a
    /// row that another condition refuses is never read. PostgreSQL joins the indexes it has.
    static let query = SchemaStep(
        name: "019 query",
        statements: [
            "CREATE INDEX work_order_area ON work_order (area_id, received_at, id) WHERE area_id IS NOT NULL",
            "CREATE INDEX work_order_caller ON work_order (caller_kind, received_at, id) WHERE caller_kind IS NOT NULL",
            "CREATE INDEX work_order_completed ON work_order (completed_at, id) WHERE completed_at IS NOT NULL",
            """
            CREATE INDEX work_order_platform ON work_order (external_platform, received_at, id)
                WHERE external_platform IS NOT NULL
            """,
            """
            CREATE INDEX dispatch_unit_received ON dispatch
                (unit_id, order_received_at, order_id, dispatched_at, completed_at, ended_at, deadline, end_reason)
            """,
            "CREATE INDEX dispatch_officer ON dispatch (dispatched_by, order_id) WHERE dispatched_by IS NOT NULL",
            "CREATE INDEX event_officer ON event (officer, sequence, order_id)",
        ],
        variants: [
            .sqlite: [
                ("work_order_channel", "channel_id"), ("work_order_kind", "kind"),
                ("work_order_category", "category_id"),
                ("work_order_top_category", "top_category_id"), ("work_order_county", "county_id"),
                ("work_order_ending", "ending"), ("work_order_hour", "(((received_at + 28800) % 86400) / 3600)"),
            ]
            .flatMap(widened)
        ]
    )

    /// The codes that seldom change; with 状态 in them every step of an order would write them all anew.
    private static let codes = [
        "kind", "ending", "channel_id", "category_id", "top_category_id", "county_id", "area_id",
    ]

    private static func widened(_ name: String, _ column: String) -> [Statement] {
        let rest = codes.filter { $0 != column }.joined(separator: ", ")
        let part = column == "county_id" ? " WHERE county_id IS NOT NULL" : ""
        return [
            Statement(stringLiteral: "DROP INDEX \(name)"),
            Statement(
                stringLiteral: "CREATE INDEX \(name) ON work_order (\(column), received_at, id, \(rest))\(part)"
            ),
        ]
    }
}
