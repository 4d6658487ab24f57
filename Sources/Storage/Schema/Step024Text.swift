extension SchemaStep {
    /// The index of texts begins with its newest document, which FTS5 walks in half the time; all texts wait once more.
    static let newestTexts = SchemaStep(
        name: "024 newest texts",
        statements: [
            "DELETE FROM text_document",
            "DELETE FROM text_waiting WHERE token = 0",
            """
            INSERT INTO text_waiting (first_id, last_id, token)
            SELECT MIN(id), MAX(id), 0 FROM work_order HAVING COUNT(*) > 0
            """,
        ],
        variants: [
            .sqlite: ["INSERT INTO text_index (text_index) VALUES ('delete-all')"],
            .postgres: ["TRUNCATE text_index"],
        ]
    )
}
