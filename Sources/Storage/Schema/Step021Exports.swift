extension SchemaStep {
    /// 导出 of lists, and which orders' citizens went out with one.
    static let exports = SchemaStep(
        name: "021 exports",
        statements: [
            """
            CREATE TABLE list_export (
                id INTEGER NOT NULL PRIMARY KEY,
                officer TEXT NOT NULL,
                officer_name TEXT NOT NULL,
                role TEXT NOT NULL,
                requested_at BIGINT NOT NULL,
                form INTEGER NOT NULL CHECK (form BETWEEN 1 AND 3),
                query TEXT NOT NULL,
                conditions TEXT NOT NULL,
                column_names TEXT NOT NULL CHECK (column_names <> ''),
                reason TEXT CHECK (reason <> ''),
                state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
                attempts INTEGER NOT NULL CHECK (attempts >= 0),
                total_rows INTEGER NOT NULL CHECK (total_rows >= 0),
                done_rows INTEGER NOT NULL CHECK (done_rows >= 0),
                file TEXT,
                bytes BIGINT,
                finished_at BIGINT,
                failure TEXT,
                CHECK (state <> 3 OR (file IS NOT NULL AND bytes IS NOT NULL AND finished_at IS NOT NULL))
            )
            """,
            "CREATE INDEX list_export_officer ON list_export (officer, id)",
            "CREATE INDEX list_export_open ON list_export (state, id) WHERE state < 3",
            "CREATE INDEX list_export_kept ON list_export (finished_at, id) WHERE state = 3",
            """
            CREATE TABLE list_export_identity (
                order_id INTEGER NOT NULL REFERENCES work_order (id),
                export_id INTEGER NOT NULL REFERENCES list_export (id),
                PRIMARY KEY (order_id, export_id)
            )
            """,
        ]
    )
}
