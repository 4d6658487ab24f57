extension SchemaStep {
    /// What happened to dispatches on their way, found by time; and whether the matter was as told in the indexes that a
    /// bulletin walks.
    static let courses = SchemaStep(
        name: "008 courses",
        statements: [
            "DROP INDEX dispatch_month",
            """
            CREATE INDEX dispatch_month ON dispatch
                (dispatched_at, id, order_id, unit_id, kind, round, parent_id, deadline, completed_at, \
            acknowledged_at, contacted_at, order_received_at, is_factual, ended_at, end_reason)
            """,
            "DROP INDEX dispatch_completed",
            """
            CREATE INDEX dispatch_completed ON dispatch
                (completed_at, id, order_id, unit_id, kind, round, parent_id, deadline, dispatched_at, \
            acknowledged_at, contacted_at, order_received_at, is_factual, ended_at, end_reason) WHERE completed_at IS NOT NULL
            """,
            "DROP INDEX dispatch_due",
            """
            CREATE INDEX dispatch_due ON dispatch
                (deadline, id, order_id, unit_id, kind, round, parent_id, completed_at, dispatched_at, \
            acknowledged_at, contacted_at, order_received_at, is_factual, ended_at, end_reason)
            """,
            "DROP INDEX dispatch_received",
            """
            CREATE INDEX dispatch_received ON dispatch
                (order_received_at, id, order_id, unit_id, kind, round, parent_id, deadline, completed_at, \
            dispatched_at, acknowledged_at, contacted_at, is_factual, ended_at, end_reason)
            """,
            // With all that is asked of an order's dispatches when a list passes over the order.
            "DROP INDEX dispatch_order",
            "CREATE INDEX dispatch_order ON dispatch (order_id, unit_id, dispatched_at, round, parent_id, end_reason)",
            """
            CREATE INDEX dispatch_open ON dispatch
                (dispatched_at, id, unit_id, kind, deadline, completed_at, round, parent_id, ended_at, end_reason)
                WHERE completed_at IS NULL
            """,
            """
            CREATE INDEX dispatch_late ON dispatch
                (dispatched_at, id, unit_id, kind, deadline, completed_at, round, parent_id, ended_at, end_reason)
                WHERE completed_at > deadline
            """,
            """
            CREATE INDEX dispatch_rework ON dispatch 
                (dispatched_at, order_id, unit_id, round, parent_id, end_reason)
                WHERE round > 1
            """,
            """
            CREATE INDEX dispatch_ended ON dispatch (ended_at, unit_id, dispatched_at, round, parent_id, end_reason)
                WHERE ended_at IS NOT NULL
            """,
            "CREATE INDEX send_back_time ON send_back (requested_at, dispatch_id, ruling, ruled_at)",
            """
            CREATE INDEX send_back_redirected ON send_back (dispatch_id, redirected_to_id, ruled_at, requested_at)
                WHERE redirected_to_id IS NOT NULL
            """,
            "CREATE INDEX deadline_extension_time ON deadline_extension (requested_at, dispatch_id, ruling, ruled_at)",
            """
            CREATE INDEX follow_up_contact_repeat ON follow_up_contact (contacted_at, order_id, kind) WHERE kind = 4
            """,
        ]
    )
}
