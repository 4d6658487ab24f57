extension SchemaStep {
    /// The index of what orders and their answers say, and what waits to be indexed.
    ///
    /// `text_document` gives each indexed order a number by its time, so that a walk over the index from its end is the
    /// list from its newest order; a number without an order was an order's before its text changed. What is already
    /// there waits as one range of ids.
    static let text = SchemaStep(
        name: "016 text",
        statements: [
            """
            CREATE TABLE text_document (
                document BIGINT NOT NULL PRIMARY KEY,
                order_id INTEGER UNIQUE
            )
            """,
            """
            CREATE TABLE text_waiting (
                first_id INTEGER NOT NULL,
                last_id INTEGER NOT NULL,
                token BIGINT NOT NULL,
                PRIMARY KEY (first_id, token)
            )
            """,
            """
            INSERT INTO text_waiting (first_id, last_id, token)
            SELECT MIN(id), MAX(id), 0 FROM work_order HAVING COUNT(*) > 0
            """,
        ],
        variants: [
            // Terms are cut in Swift; bytes from 0x80 on are parts of a term to `ascii`. Without a stored text a row can't
            // be removed, but an order that is indexed anew gets another number, and the old one leads to no order.
            .sqlite: ["CREATE VIRTUAL TABLE text_index USING fts5(terms, content='', tokenize='ascii')"],
            .postgres: [
                "CREATE TABLE text_index (rowid BIGINT NOT NULL PRIMARY KEY, terms TSVECTOR NOT NULL)",
                "CREATE INDEX text_index_terms ON text_index USING GIN (terms)",
            ],
        ]
    )
}
