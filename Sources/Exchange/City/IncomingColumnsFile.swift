public import WorkOrders

/// The columns of a city's `incoming-columns.csv`.
public enum IncomingColumn: String, ExchangeColumn {
    case platform = "来件平台"
    case field = "栏目"
    case headers = "表头"
}

/// 来件栏目 as a file: what the columns of a platform's lists are called.
public enum IncomingColumnsFile {
    /// Reads the file; several headers for one field have `;` between them, a line without a platform holds for all.
    public static func headers(_ source: CitySource) throws(CityFileError) -> IncomingHeaders {
        var entries: [IncomingHeaders.Entry] = []
        try CityLines<IncomingColumn>.read(source, required: [.field, .headers]) { record throws(RowError) in
            let entry = try entry(record)
            let taken = entries.filter { $0.platform == entry.platform }.flatMap(\.headers)
            if let twice = entry.headers.first(where: taken.contains) {
                throw record.bad(.headers, "表头“\(twice)”在这个平台已有一行，应只留一处")
            }
            entries.append(entry)
        }
        return IncomingHeaders(entries)
    }

    private static func entry(_ record: Record<IncomingColumn>) throws(RowError) -> IncomingHeaders.Entry {
        let name = try record.required(.field)
        guard let field = IncomingField.allCases.first(where: { $0.label == name }) else {
            throw record.bad(.field, "应为以下之一：\(IncomingField.allCases.map(\.label).joined(separator: "、"))")
        }
        let headers = try record.required(.headers).split(separator: ";").map { String($0.filter { !$0.isWhitespace }) }
        guard !headers.isEmpty, !headers.contains(""), Set(headers).count == headers.count else {
            throw record.bad(.headers, "应为一个或几个不同的表头，用;分开")
        }
        return IncomingHeaders.Entry(field, headers, of: record.text(.platform))
    }
}
