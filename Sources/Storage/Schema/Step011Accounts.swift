extension SchemaStep {
    /// 账号, 任职, 会话, and what was changed about them.
    static let accounts = SchemaStep(name: "011 accounts", statements: officerTables + sessionTables + changeTables)

    private static let officerTables: [Statement] = [
        """
        CREATE TABLE officer (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            password TEXT,
            password_set_at BIGINT,
            must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
            code_secret TEXT,
            code_step BIGINT,
            is_disabled INTEGER NOT NULL DEFAULT 0 CHECK (is_disabled IN (0, 1)),
            is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1))
        )
        """,
        "CREATE INDEX officer_demo ON officer (id) WHERE is_demo = 1",
        """
        CREATE TABLE officer_grant (
            officer_id TEXT NOT NULL REFERENCES officer (id),
            sequence INTEGER NOT NULL CHECK (sequence >= 1),
            role TEXT NOT NULL CHECK (role <> ''),
            unit_id INTEGER REFERENCES handling_unit (id),
            from_day BIGINT NOT NULL,
            to_day BIGINT,
            stands_in_for TEXT REFERENCES officer (id),
            PRIMARY KEY (officer_id, sequence)
        )
        """,
        "CREATE INDEX officer_grant_unit ON officer_grant (unit_id, officer_id)",
        "CREATE INDEX officer_grant_stand_in ON officer_grant (stands_in_for) WHERE stands_in_for IS NOT NULL",
        """
        CREATE TABLE password_history (
            officer_id TEXT NOT NULL REFERENCES officer (id),
            sequence INTEGER NOT NULL CHECK (sequence >= 1),
            set_at BIGINT NOT NULL,
            password TEXT NOT NULL,
            PRIMARY KEY (officer_id, sequence)
        )
        """,
    ]

    private static let sessionTables: [Statement] = [
        // The token itself is nowhere: only its keyed hash.
        """
        CREATE TABLE session (
            token_hash TEXT NOT NULL PRIMARY KEY,
            officer_id TEXT NOT NULL REFERENCES officer (id),
            grant_sequence INTEGER NOT NULL,
            since BIGINT NOT NULL,
            seen_at BIGINT NOT NULL,
            ends_at BIGINT NOT NULL,
            address TEXT NOT NULL
        )
        """,
        "CREATE INDEX session_officer ON session (officer_id, since)",
        "CREATE INDEX session_end ON session (ends_at)",
        // Of an account or an address, whether there is such an account or not: who guesses can't tell.
        """
        CREATE TABLE sign_in_failure (
            subject TEXT NOT NULL PRIMARY KEY,
            failures INTEGER NOT NULL CHECK (failures >= 1),
            since BIGINT NOT NULL,
            locked_until BIGINT
        )
        """,
        "CREATE INDEX sign_in_failure_since ON sign_in_failure (since)",
    ]

    private static let changeTables: [Statement] = [
        """
        CREATE TABLE settings_event (
            sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence >= 1),
            happened_at BIGINT NOT NULL,
            officer TEXT NOT NULL CHECK (officer <> ''),
            subject TEXT NOT NULL CHECK (subject <> ''),
            words TEXT NOT NULL CHECK (words <> ''),
            approved_by TEXT,
            mac TEXT NOT NULL
        )
        """,
        "CREATE INDEX settings_event_subject ON settings_event (subject, sequence)",
        """
        CREATE TABLE approval (
            sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence >= 1),
            requested_at BIGINT NOT NULL,
            requested_by TEXT NOT NULL REFERENCES officer (id),
            subject TEXT NOT NULL CHECK (subject <> ''),
            words TEXT NOT NULL CHECK (words <> ''),
            content TEXT NOT NULL,
            state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
            decided_at BIGINT,
            decided_by TEXT REFERENCES officer (id),
            reason TEXT
        )
        """,
        "CREATE INDEX approval_open ON approval (sequence) WHERE state = 1",
    ]
}
