extension SchemaStep {
    /// What lists of 1,000,000 orders need besides: dispatches by their order's time, and visits by what they answer.
    ///
    /// The answers stand in the order of the lists, so that the orders of a rare one are a walk over them alone.
    static let lists = SchemaStep(
        name: "006 lists",
        statements: [
            """
            CREATE INDEX dispatch_received ON dispatch
                (order_received_at, id, order_id, unit_id, kind, round, parent_id, deadline, completed_at, \
            dispatched_at, acknowledged_at, contacted_at)
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
