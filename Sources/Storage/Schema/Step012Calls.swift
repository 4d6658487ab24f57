extension SchemaStep {
    /// 通话 of the telephony system, what became of them, and who may tell of them.
    static let calls = SchemaStep(name: "012 calls", statements: callTables + callIndexes)

    private static let callTables: [Statement] = [
        // Calls are told of before the order is there and imported without it: order_number refers to no row.
        """
        CREATE TABLE phone_call (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            direction INTEGER NOT NULL CHECK (direction BETWEEN 1 AND 2),
            calling TEXT,
            called TEXT,
            party_hash TEXT,
            party_tail TEXT,
            queue TEXT,
            agent TEXT,
            agent_since BIGINT,
            began_at BIGINT NOT NULL,
            offered_at BIGINT,
            rung_at BIGINT,
            answered_at BIGINT,
            ended_at BIGINT,
            ended_by INTEGER CHECK (ended_by BETWEEN 1 AND 7),
            recording TEXT,
            rating INTEGER CHECK (rating BETWEEN 1 AND 3),
            order_number TEXT,
            disposition TEXT,
            callback INTEGER CHECK (callback BETWEEN 1 AND 4),
            CHECK (answered_at IS NULL OR ended_at IS NULL OR answered_at <= ended_at),
            CHECK (ended_by IS NULL OR ended_at IS NOT NULL),
            CHECK (callback IS NULL OR (answered_at IS NULL AND ended_at IS NOT NULL AND party_hash IS NOT NULL))
        )
        """,
        """
        CREATE TABLE callback_attempt (
            call_id TEXT NOT NULL REFERENCES phone_call (id),
            sequence INTEGER NOT NULL CHECK (sequence >= 1),
            attempted_at BIGINT NOT NULL,
            officer TEXT NOT NULL CHECK (officer <> ''),
            result INTEGER NOT NULL CHECK (result BETWEEN 1 AND 5),
            PRIMARY KEY (call_id, sequence)
        )
        """,
        // The token itself is nowhere: only its keyed hash.
        """
        CREATE TABLE telephony_token (
            name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
            token_hash TEXT NOT NULL UNIQUE,
            made_at BIGINT NOT NULL
        )
        """,
    ]

    private static let callIndexes: [Statement] = [
        "CREATE INDEX phone_call_party ON phone_call (party_hash, began_at, id) WHERE party_hash IS NOT NULL",
        "CREATE INDEX phone_call_missed ON phone_call (began_at, id) WHERE callback = 1",
        "CREATE INDEX phone_call_open ON phone_call (began_at, id) WHERE ended_at IS NULL",
        "CREATE INDEX phone_call_agent ON phone_call (agent, began_at, id) WHERE agent IS NOT NULL",
        """
        CREATE INDEX phone_call_unsettled ON phone_call (agent, began_at, id)
        WHERE answered_at IS NOT NULL AND order_number IS NULL AND disposition IS NULL
        """,
        """
        CREATE INDEX phone_call_figures
        ON phone_call (direction, offered_at, id, queue, agent, answered_at, ended_at, ended_by)
        WHERE offered_at IS NOT NULL
        """,
        """
        CREATE INDEX phone_call_queue ON phone_call (direction, queue, offered_at, id) WHERE offered_at IS NOT NULL
        """,
    ]
}
