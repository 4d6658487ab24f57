extension SchemaStep {
    /// The life of an order: its events, what its dispatches and proceedings need beside an import's columns.
    ///
    /// Columns are only added, so that a database of the steps before keeps its rows.
    static let life = SchemaStep(
        name: "006 life",
        statements: orderColumns + dispatchColumns + proceedingColumns + [
            """
            CREATE TABLE event (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                sequence BIGINT NOT NULL CHECK (sequence >= 1),
                happened_at BIGINT NOT NULL,
                action INTEGER NOT NULL,
                officer TEXT NOT NULL CHECK (officer <> ''),
                content TEXT NOT NULL,
                mac TEXT NOT NULL,
                PRIMARY KEY (order_id, sequence)
            )
            """,
            "CREATE INDEX event_day ON event (happened_at, order_id, sequence, mac)",
            """
            CREATE TABLE event_head (
                day BIGINT NOT NULL PRIMARY KEY,
                orders BIGINT NOT NULL CHECK (orders >= 0),
                events BIGINT NOT NULL CHECK (events >= orders),
                mac TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE matter (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 11),
                sequence INTEGER NOT NULL CHECK (sequence >= 1),
                is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
                due_at BIGINT,
                content TEXT NOT NULL,
                PRIMARY KEY (order_id, kind, sequence)
            )
            """,
            "CREATE INDEX matter_open ON matter (kind, due_at, order_id, sequence) WHERE is_open = 1",
            """
            CREATE TABLE lease (
                name TEXT NOT NULL PRIMARY KEY,
                holder TEXT NOT NULL,
                until BIGINT NOT NULL
            )
            """,
        ]
    )

    private static let orderColumns: [Statement] = [
        "ALTER TABLE work_order ADD COLUMN closed_at BIGINT",
        "ALTER TABLE work_order ADD COLUMN round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1)",
        "ALTER TABLE work_order ADD COLUMN leader_id INTEGER REFERENCES work_order (id)",
        "ALTER TABLE work_order ADD COLUMN origin TEXT",
        // Which of the tables about proceedings hold rows of the order; those that hold none aren't asked.
        "ALTER TABLE work_order ADD COLUMN presence INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX work_order_leader ON work_order (leader_id, status) WHERE leader_id IS NOT NULL",
        // The followers that aren't closed yet (办理中, 已办结): what a sweep walks.
        "CREATE INDEX work_order_follower ON work_order (id) WHERE leader_id IS NOT NULL AND status IN (2, 3)",
    ]

    private static let dispatchColumns: [Statement] = [
        "ALTER TABLE dispatch ADD COLUMN ended_at BIGINT",
        "ALTER TABLE dispatch ADD COLUMN end_reason INTEGER CHECK (end_reason BETWEEN 1 AND 5)",
        "ALTER TABLE dispatch ADD COLUMN limit_code INTEGER",
        "ALTER TABLE dispatch ADD COLUMN paused BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE dispatch ADD COLUMN dispatched_by TEXT",
        "ALTER TABLE dispatch ADD COLUMN reviewed_by TEXT",
        "ALTER TABLE dispatch ADD COLUMN unresolved_reason TEXT",
        "ALTER TABLE dispatch ADD COLUMN is_designated INTEGER NOT NULL DEFAULT 0 CHECK (is_designated IN (0, 1))",
        "ALTER TABLE dispatch ADD COLUMN warning INTEGER NOT NULL DEFAULT 0 CHECK (warning BETWEEN 0 AND 2)",
        // When the next warning is due; nil where none is left to give.
        "ALTER TABLE dispatch ADD COLUMN warns_at BIGINT",
        "CREATE INDEX dispatch_warning ON dispatch (warns_at, order_id) WHERE warns_at IS NOT NULL",
    ]

    private static let proceedingColumns: [Statement] = [
        "ALTER TABLE send_back ADD COLUMN opinion TEXT",
        "ALTER TABLE deadline_extension ADD COLUMN opinion TEXT",
        "ALTER TABLE reply ADD COLUMN written_by TEXT",
        "ALTER TABLE reply ADD COLUMN result INTEGER CHECK (result BETWEEN 1 AND 8)",
        "ALTER TABLE reply ADD COLUMN is_factual INTEGER CHECK (is_factual IN (0, 1))",
        "ALTER TABLE reply ADD COLUMN unresolved_reason TEXT",
        "ALTER TABLE reply ADD COLUMN signed_at BIGINT",
        "ALTER TABLE reply ADD COLUMN signed_by TEXT",
        "ALTER TABLE reply ADD COLUMN opinion TEXT",
        "ALTER TABLE reply ADD COLUMN reviewed_at BIGINT",
        "ALTER TABLE reply ADD COLUMN promised_day BIGINT",
        "ALTER TABLE reply ADD COLUMN stages TEXT",
        "ALTER TABLE reply ADD COLUMN leaving_open TEXT",
        "ALTER TABLE return_visit ADD COLUMN round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1)",
        "ALTER TABLE return_visit ADD COLUMN was_contacted INTEGER CHECK (was_contacted IN (0, 1))",
        "ALTER TABLE return_visit ADD COLUMN visited_by TEXT",
        "ALTER TABLE return_visit ADD COLUMN changed_rating INTEGER CHECK (changed_rating BETWEEN 1 AND 5)",
        "ALTER TABLE return_visit ADD COLUMN is_excluded INTEGER NOT NULL DEFAULT 0 CHECK (is_excluded IN (0, 1))",
        "ALTER TABLE follow_up_contact ADD COLUMN is_forwarded INTEGER NOT NULL DEFAULT 0 CHECK (is_forwarded IN (0, 1))",
        "ALTER TABLE supervision ADD COLUMN answer TEXT",
        "ALTER TABLE supervision ADD COLUMN answered_at BIGINT",
    ]
}
