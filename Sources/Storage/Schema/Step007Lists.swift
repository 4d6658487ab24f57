extension SchemaStep {
    /// What lists and figures of 1,000,000 orders need besides.
    ///
    /// Dispatches by their order's time and by kind, orders by the hour of the day, visits by what they answer, in the
    /// order of the lists; and visits by their order's time with all that a figure reads of them.
    static let lists = SchemaStep(
        name: "007 lists",
        statements: [
            """
            CREATE INDEX dispatch_received ON dispatch
                (order_received_at, id, order_id, unit_id, kind, round, parent_id, deadline, completed_at, \
            dispatched_at, acknowledged_at, contacted_at)
            """,
            "CREATE INDEX dispatch_kind ON dispatch (kind, dispatched_at, id)",
            """
            CREATE INDEX work_order_hour ON work_order
                ((((received_at + 28800) % 86400) / 3600), received_at, id, ending)
            """,
            "DROP INDEX return_visit_hotline",
            """
            CREATE INDEX return_visit_figures ON return_visit
                (order_received_at, order_id, unit_id, aspect, sequence, visited_at, rating, is_resolved, is_reached)
            """,
            """
            CREATE INDEX return_visit_hotline_rating ON return_visit
                ((CASE WHEN rating >= 4 THEN 2 ELSE 1 END), order_received_at, order_id, visited_at, sequence)
                WHERE unit_id IS NULL AND aspect = 3 AND rating IS NOT NULL
            """,
            """
            CREATE INDEX return_visit_hotline_answer ON return_visit
                (is_resolved, order_received_at, order_id, visited_at, sequence)
                WHERE unit_id IS NULL AND aspect = 3 AND is_resolved IS NOT NULL
            """,
            """
            CREATE INDEX return_visit_unit_rating ON return_visit
                ((CASE WHEN rating >= 4 THEN 2 ELSE 1 END), order_received_at, order_id, unit_id, visited_at, sequence)
                WHERE unit_id IS NOT NULL AND aspect = 3 AND rating IS NOT NULL
            """,
            """
            CREATE INDEX return_visit_unit_answer ON return_visit
                (is_resolved, order_received_at, order_id, unit_id, visited_at, sequence)
                WHERE unit_id IS NOT NULL AND aspect = 3 AND is_resolved IS NOT NULL
            """,
        ]
    )
}
