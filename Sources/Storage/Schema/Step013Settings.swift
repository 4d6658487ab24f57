extension SchemaStep {
    /// 登录审计, versions of a city's files, and what the pages of accounts and audit look things up by.
    static let settings = SchemaStep(
        name: "013 settings",
        statements: [
            """
            CREATE TABLE sign_in_event (
                sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence >= 1),
                happened_at BIGINT NOT NULL,
                kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 7),
                officer TEXT NOT NULL,
                address TEXT NOT NULL,
                previous_mac TEXT NOT NULL,
                mac TEXT NOT NULL
            )
            """,
            "CREATE INDEX sign_in_event_time ON sign_in_event (happened_at, sequence)",
            "CREATE INDEX sign_in_event_officer ON sign_in_event (officer, sequence)",
            "CREATE INDEX sign_in_event_kind ON sign_in_event (kind, sequence)",
            "CREATE INDEX settings_event_time ON settings_event (happened_at, sequence)",
            "CREATE INDEX settings_event_officer ON settings_event (officer, sequence)",
            // 查看诉求人信息 (action 110): who opened an identity, for the auditor.
            "CREATE INDEX event_identity ON event (happened_at, order_id, sequence) WHERE action = 110",
            "CREATE INDEX officer_name ON officer (name, id)",
            """
            CREATE TABLE city_setting (
                file TEXT NOT NULL CHECK (file <> ''),
                version INTEGER NOT NULL CHECK (version >= 1),
                content TEXT NOT NULL,
                saved_at BIGINT NOT NULL,
                saved_by TEXT NOT NULL CHECK (saved_by <> ''),
                PRIMARY KEY (file, version)
            )
            """,
        ]
    )
}
