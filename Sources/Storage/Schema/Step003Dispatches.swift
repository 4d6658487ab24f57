extension SchemaStep {
    /// Dispatches and visits, with a covering index for each cohort that a figure may name.
    static let dispatches = SchemaStep(
        name: "003 dispatches",
        statements: [
            """
            CREATE TABLE dispatch (
                id INTEGER NOT NULL PRIMARY KEY,
                number TEXT NOT NULL UNIQUE CHECK (number <> ''),
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                unit_id INTEGER NOT NULL REFERENCES handling_unit (id),
                order_received_at BIGINT NOT NULL,
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
                role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 2),
                round INTEGER NOT NULL CHECK (round >= 1),
                parent_id INTEGER REFERENCES dispatch (id),
                dispatched_at BIGINT NOT NULL,
                acknowledged_at BIGINT,
                contacted_at BIGINT,
                deadline BIGINT NOT NULL,
                completed_at BIGINT,
                result INTEGER CHECK (result BETWEEN 1 AND 8),
                is_factual INTEGER CHECK (is_factual IN (0, 1)),
                send_back_count INTEGER NOT NULL CHECK (send_back_count >= 0),
                revision BIGINT NOT NULL,
                CHECK (parent_id IS NULL OR parent_id <> id),
                CHECK (acknowledged_at IS NULL OR acknowledged_at >= dispatched_at),
                CHECK (completed_at IS NULL OR completed_at >= dispatched_at)
            )
            """,
            "CREATE INDEX dispatch_order ON dispatch (order_id)",
            "CREATE INDEX dispatch_parent ON dispatch (parent_id) WHERE parent_id IS NOT NULL",
            """
            CREATE INDEX dispatch_month ON dispatch
                (dispatched_at, id, order_id, unit_id, kind, round, parent_id, deadline, completed_at, \
            acknowledged_at, contacted_at, order_received_at)
            """,
            """
            CREATE INDEX dispatch_completed ON dispatch
                (completed_at, id, order_id, unit_id, kind, round, parent_id, deadline, dispatched_at, \
            acknowledged_at, contacted_at, order_received_at) WHERE completed_at IS NOT NULL
            """,
            """
            CREATE INDEX dispatch_due ON dispatch
                (deadline, id, order_id, unit_id, kind, round, parent_id, completed_at, dispatched_at, \
            acknowledged_at, contacted_at, order_received_at)
            """,
            "CREATE INDEX dispatch_unit ON dispatch (unit_id, dispatched_at, id)",
            """
            CREATE INDEX dispatch_unit_completed ON dispatch (unit_id, completed_at, id)
                WHERE completed_at IS NOT NULL
            """,
            """
            CREATE TABLE return_visit (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                unit_id INTEGER REFERENCES handling_unit (id),
                order_received_at BIGINT NOT NULL,
                aspect INTEGER NOT NULL CHECK (aspect BETWEEN 1 AND 3),
                sequence INTEGER NOT NULL CHECK (sequence >= 1),
                visited_at BIGINT NOT NULL,
                method TEXT,
                is_reached INTEGER CHECK (is_reached IN (0, 1)),
                is_resolved INTEGER CHECK (is_resolved IN (0, 1)),
                rating INTEGER CHECK (rating BETWEEN 1 AND 5),
                reason TEXT
            )
            """,
            """
            CREATE UNIQUE INDEX return_visit_key ON return_visit
                (order_id, COALESCE(unit_id, 0), aspect, sequence, visited_at)
            """,
            """
            CREATE INDEX return_visit_hotline ON return_visit
                (order_received_at, order_id, aspect, sequence, visited_at, rating, is_resolved, is_reached)
                WHERE unit_id IS NULL
            """,
        ]
    )
}
