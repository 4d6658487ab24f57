import ChineseText

/// A ``SearchQuery`` as the two engines read it; the one place where their SQL for texts differs, with ``TextIndexing``.
struct TextMatch {
    let query: SearchQuery
    let engine: Engine

    /// That the row of `text_index f` has what is looked for.
    var condition: Statement { condition(of: "f") }

    /// The same under another name of the table.
    func condition(of table: Statement) -> Statement {
        switch engine {
        case .sqlite: "\(table).text_index MATCH \(fts5)"
        case .postgres: "\(table).terms @@ CAST(\(tsquery) AS tsquery)"
        }
    }

    /// The same among the documents of some days, which each has as a term on PostgreSQL; nil for all.
    func condition(of table: Statement, among days: ClosedRange<Int>?) -> Statement {
        guard let days, engine == .postgres else { return condition(of: table) }
        let marks = days.map { "'\(DocumentNumber.mark(ofDay: $0))'" }.joined(separator: " | ")
        return "\(table).terms @@ CAST(\("(\(tsquery)) & (\(marks))") AS tsquery)"
    }

    /// The same, but so that PostgreSQL does not choose its index for it: for a walk by rowid.
    var tested: Statement { engine == .sqlite ? condition : "(\(condition)) IS TRUE" }

    private var wanted: [SearchQuery.Phrase] { query.isLoose ? query.wanted.flatMap(\.parts) : query.wanted }

    /// `("暖气 气停" AND "停" *) NOT "物业"`; terms hold neither quotation marks nor spaces.
    var fts5: String {
        let all = wanted.map(Self.fts5).joined(separator: " AND ")
        guard !query.unwanted.isEmpty else { return all }
        return "(\(all)) NOT (\(query.unwanted.map(Self.fts5).joined(separator: " OR ")))"
    }

    private static func fts5(_ phrase: SearchQuery.Phrase) -> String {
        "\"\(phrase.terms.joined(separator: " "))\"" + (phrase.endsInPrefix ? " *" : "")
    }

    /// `('暖气' <-> '气停') & '停':* & !('物业')`.
    var tsquery: String {
        (wanted.map { "(\(tsquery($0)))" } + query.unwanted.map { "!(\(tsquery($0)))" }).joined(separator: " & ")
    }

    /// In a very long text not every place of a term is kept: there its terms must do.
    private func tsquery(_ phrase: SearchQuery.Phrase) -> String {
        let terms = phrase.terms.enumerated().map { index, term in
            "'\(term)'" + (phrase.endsInPrefix && index == phrase.terms.count - 1 ? ":*" : "")
        }
        guard terms.count > 1 else { return terms[0] }
        let adjacent = terms.joined(separator: " <-> ")
        return "(\(adjacent)) | ('\(TextDocument.longMark)' & \(terms.joined(separator: " & ")))"
    }
}
