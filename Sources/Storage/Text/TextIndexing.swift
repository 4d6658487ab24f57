import ChineseText
import WorkingDays

/// Numbers of documents: the second an order was received in, and one of four places in it.
///
/// The index of texts has them with a minus for `rowid`, so that its first document is the newest: FTS5 walks backwards
/// in twice the time.
/// Where a second has more orders, they go on into the next ones' places (an import with days for times): never back,
/// and at most ``slackSeconds`` ahead.
enum DocumentNumber {
    static let placesOfSecond = 4
    static let slackSeconds = 7 * 86_400

    static func first(at instant: Instant) -> Int { instant.secondsSinceEpoch * placesOfSecond }

    /// The day of a number, counted from 1970 in UTC: a slice of the index, whatever a day is to people.
    static func day(of number: Int) -> Int { number / (placesOfSecond * 86_400) }

    /// The term of all documents of a day on PostgreSQL; nothing that is typed becomes one.
    static func mark(ofDay day: Int) -> String { "§\(day)" }

    /// Above every document of an order received before `instant`.
    static func end(before instant: Instant) -> Int { first(at: instant.advanced(bySeconds: slackSeconds)) }
}

/// What writing the index did.
public struct TextIndexed: Hashable, Sendable {
    /// How many orders left the line.
    public var taken = 0
    /// How many of them were indexed; the others are no orders.
    public var indexed = 0
}

extension Connection {
    /// Indexes a batch of what waits, newest ids first; nothing taken means that nothing waits.
    ///
    /// The orders are taken out of the line before their texts are read, both in this transaction. One at a time may
    /// do so: a lock keeps two from giving the same number.
    public func indexWaitingTexts() throws -> TextIndexed {
        try lock("text index")
        let ids = try takeWaiting()
        let documents = try textDocuments(ofOrders: ids)
        try removeDocuments(ofOrders: ids)
        try insert(try numbered(documents))
        return TextIndexed(taken: ids.count, indexed: documents.count)
    }

    /// Forgets the index and puts every order into the line; searches then look at the orders themselves.
    public func forgetTextIndex() throws {
        try lock("text index")
        switch engine {
        case .sqlite: try execute("INSERT INTO text_index (text_index) VALUES ('delete-all')")
        case .postgres: try execute("DELETE FROM text_index")
        }
        try execute("DELETE FROM text_document")
        try awaitIndexingOfAll()
    }

    private func removeDocuments(ofOrders ids: [Int]) throws {
        guard let list = TextWaiting.list(ids) else { return }
        switch engine {
        // The terms stay in the index, so their number must never be given again.
        case .sqlite: try enqueue("UPDATE text_document SET order_id = NULL WHERE order_id IN (\(list))")
        case .postgres:
            let old: Statement = "SELECT -document FROM text_document WHERE order_id IN (\(list))"
            try enqueue("DELETE FROM text_index WHERE rowid IN (\(old))")
            try enqueue("DELETE FROM text_document WHERE order_id IN (\(list))")
        }
    }

    /// Each document with the first free number from its time on, the highest first.
    private func numbered(_ documents: [TextDocument]) throws -> [(number: Int, document: TextDocument)] {
        let documents = documents.sorted { ($0.receivedAt, $0.order) < ($1.receivedAt, $1.order) }
        let numbered = Numbered(documents.count)
        var last = Int.min
        for (index, document) in documents.enumerated() {
            last = max(DocumentNumber.first(at: document.receivedAt), last + 1)
            numbered.numbers[index] = last
            try enqueue(Self.insertion(last, document.order)) { changed in
                if changed == 0 { numbered.taken.append(index) }
            }
        }
        try flush()
        // Later documents lie behind, so the run of taken numbers is walked once for all of them.
        var free = Int.min
        for index in numbered.taken {
            let number = try freeNumber(from: max(DocumentNumber.first(at: documents[index].receivedAt), free + 1))
            free = number
            numbered.numbers[index] = number
            try execute(Self.insertion(number, documents[index].order))
        }
        return zip(numbered.numbers, documents).sorted { $0.0 > $1.0 }.map { (number: $0.0, document: $0.1) }
    }

    private static func insertion(_ number: Int, _ order: Int) -> Statement {
        "INSERT INTO text_document (document, order_id) VALUES (\(number), \(order)) ON CONFLICT DO NOTHING"
    }

    /// A walk over the numbers that follow each other.
    private func freeNumber(from first: Int) throws -> Int {
        guard try id("SELECT document FROM text_document WHERE document = \(first)") != nil else { return first }
        let before = try id(
            """
            SELECT d.document FROM text_document d
            WHERE d.document >= \(first)
                AND NOT EXISTS (SELECT 1 FROM text_document n WHERE n.document = d.document + 1)
            ORDER BY d.document LIMIT 1
            """
        )
        return (before ?? first) + 1
    }

    /// FTS5 writes a segment whenever `rowid`s don't ascend, so they do.
    private func insert(_ documents: [(number: Int, document: TextDocument)]) throws {
        for (number, document) in documents {
            let text = document.text
            switch engine {
            case .sqlite: try enqueue("INSERT INTO text_index (rowid, terms) VALUES (\(-number), \(text.line))")
            case .postgres:
                let mark = DocumentNumber.mark(ofDay: DocumentNumber.day(of: number))
                let vector = "\(TextDocument.vector(text.words)) '\(mark)'"
                try enqueue("INSERT INTO text_index (rowid, terms) VALUES (\(-number), CAST(\(vector) AS tsvector))")
            }
        }
        try flush()
    }
}

/// Filled in as the engine answers.
private final class Numbered {
    var numbers: [Int]
    var taken: [Int] = []

    init(_ count: Int) { numbers = Array(repeating: 0, count: count) }
}
