/// An INSERT of one row whose text is made once.
///
/// An import writes a row some hundred thousand times; putting the text of forty columns together took it as long as
/// SQLite took to write the row.
struct Insertion: Sendable {
    private let text: String
    private let count: Int

    /// `columns` are the names with commas between them.
    init(into table: String, _ columns: String) {
        count = columns.split(separator: ",").count
        let places = (1...max(count, 1)).map { "$\($0)" }.joined(separator: ", ")
        text = "INSERT INTO \(table) (\(columns)) VALUES (\(places))"
    }

    /// The statement for one row; the engine refuses it where there are more or fewer values than columns.
    func row(_ values: RowValues) -> Statement {
        assert(values.values.count == count, "a row needs one value for each column: \(text)")
        return Statement(text: text, values: values.values)
    }
}

/// The values of one row, written as an interpolated list: `"\(id), \(name)"`.
struct RowValues: ExpressibleByStringInterpolation, Sendable {
    let values: [Value]

    init(stringLiteral text: String) { values = [] }

    init(stringInterpolation: StringInterpolation) { values = stringInterpolation.values }

    /// Collects the values; the commas between them are in the insertion's text already.
    struct StringInterpolation: StringInterpolationProtocol {
        var values: [Value] = []

        init(literalCapacity: Int, interpolationCount: Int) { values.reserveCapacity(interpolationCount) }

        mutating func appendLiteral(_ literal: String) {
            assert(literal.allSatisfy { $0 == "," || $0.isWhitespace }, "only values and commas: \(literal)")
        }

        mutating func appendInterpolation(_ value: (some ValueConvertible)?) {
            values.append(value?.storedValue ?? .null)
        }
    }
}

extension Statement {
    /// Texts for an IN list, filled up with the last to one length so that there is one statement to prepare.
    ///
    /// At most ``KeyBatch/size`` of them.
    static func list(_ texts: [String]) -> Statement {
        let count = texts.count <= 1 ? 1 : KeyBatch.size
        var values = texts.map(\.storedValue)
        values.reserveCapacity(count)
        let filler = values.last ?? .text("")
        while values.count < count { values.append(filler) }
        return Statement(text: count == 1 ? "$1" : fullList, values: values)
    }

    private static let fullList = (1...KeyBatch.size).map { "$\($0)" }.joined(separator: ", ")
}
