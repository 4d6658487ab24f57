extension SchemaStep {
    /// What happens beside the dispatches; each row's key is what it is about and when.
    static let proceedings = SchemaStep(
        name: "004 proceedings",
        statements: [
            """
            CREATE TABLE follow_up_contact (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                contacted_at BIGINT NOT NULL,
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
                channel_id INTEGER REFERENCES channel (id),
                citizen TEXT,
                calling_hash TEXT,
                calling_tail TEXT,
                content TEXT,
                PRIMARY KEY (order_id, contacted_at, kind)
            )
            """,
            "CREATE INDEX follow_up_contact_month ON follow_up_contact (contacted_at, kind, order_id)",
            """
            CREATE TABLE contact_attempt (
                dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
                attempted_at BIGINT NOT NULL,
                is_reached INTEGER NOT NULL CHECK (is_reached IN (0, 1)),
                attempted_by TEXT,
                note TEXT,
                PRIMARY KEY (dispatch_id, attempted_at)
            )
            """,
            """
            CREATE TABLE send_back (
                dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
                requested_at BIGINT NOT NULL,
                reason_code TEXT NOT NULL,
                basis TEXT,
                ruling INTEGER CHECK (ruling BETWEEN 1 AND 3),
                ruled_at BIGINT,
                redirected_to_id INTEGER REFERENCES handling_unit (id),
                PRIMARY KEY (dispatch_id, requested_at)
            )
            """,
            """
            CREATE TABLE deadline_extension (
                dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
                requested_at BIGINT NOT NULL,
                reason TEXT,
                new_deadline BIGINT,
                ruling INTEGER CHECK (ruling BETWEEN 1 AND 2),
                ruled_at BIGINT,
                PRIMARY KEY (dispatch_id, requested_at)
            )
            """,
            """
            CREATE TABLE reply (
                dispatch_id INTEGER NOT NULL REFERENCES dispatch (id),
                replied_at BIGINT NOT NULL,
                internal_account TEXT,
                public_answer TEXT,
                verdict INTEGER CHECK (verdict BETWEEN 1 AND 2),
                PRIMARY KEY (dispatch_id, replied_at)
            )
            """,
            """
            CREATE TABLE supervision (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
                issued_at BIGINT NOT NULL,
                addressee TEXT,
                deadline BIGINT,
                ground TEXT,
                completed_at BIGINT,
                PRIMARY KEY (order_id, level, issued_at)
            )
            """,
        ]
    )
}
