extension SchemaStep {
    /// Notices of holidays and make-up workdays that were imported after the program was built.
    static let calendar = SchemaStep(
        name: "005 calendar",
        statements: [
            """
            CREATE TABLE calendar_notice (
                year INTEGER NOT NULL PRIMARY KEY CHECK (year BETWEEN 1949 AND 9999),
                content TEXT NOT NULL
            )
            """
        ]
    )
}
