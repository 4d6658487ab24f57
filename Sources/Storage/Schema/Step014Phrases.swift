extension SchemaStep {
    /// 常用语 of each officer beside the city's.
    static let phrases = SchemaStep(
        name: "014 phrases",
        statements: [
            """
            CREATE TABLE officer_phrase (
                officer_id TEXT NOT NULL,
                abbreviation TEXT NOT NULL CHECK (abbreviation <> ''),
                text TEXT NOT NULL CHECK (text <> ''),
                PRIMARY KEY (officer_id, abbreviation)
            )
            """
        ]
    )
}
