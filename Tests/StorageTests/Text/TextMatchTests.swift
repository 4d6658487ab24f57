import ChineseText
import TestSupport
import Testing
import WorkOrders
import WorkingDays

@testable import Storage

/// What is handed to each engine: queries, vectors, places, the line of what waits.
@Suite struct TextMatchTests {
    private func match(_ typed: String, _ engine: Engine, isLoose: Bool = false) throws -> TextMatch {
        let query = try #require(SearchQuery(typed))
        return TextMatch(query: isLoose ? try #require(query.loosened) : query, engine: engine)
    }

    @Test(arguments: [
        ("暖气", "\"暖气\""),
        ("暖气停", "\"暖气 气停\""),
        ("停", "\"停\" *"),
        ("暖气 停水", "\"暖气\" AND \"停水\""),
        ("暖气 -物业 -停", "(\"暖气\") NOT (\"物业\" OR \"停\" *)"),
        ("wifi", "\"wifi\" *"),
        ("A座3", "\"a 座 3\" *"),
        ("19900001234", "\"№19900001234\""),
    ])
    func `FTS5 reads phrases of terms, the last of them perhaps a prefix`(typed: String, expected: String) throws {
        #expect(try match(typed, .sqlite).fts5 == expected)
    }

    @Test(arguments: [
        ("暖气", "('暖气')"),
        ("停", "('停':*)"),
        ("暖气停", "(('暖气' <-> '气停') | ('№' & '暖气' & '气停'))"),
        ("暖气 -物业", "('暖气') & !('物业')"),
        ("A座3", "(('a' <-> '座' <-> '3':*) | ('№' & 'a' & '座' & '3':*))"),
    ])
    func `a tsquery says the same, and trusts no places of a very long text`(typed: String, expected: String) throws {
        #expect(try match(typed, .postgres).tsquery == expected)
    }

    @Test func `a loose query is the AND of its terms`() throws {
        #expect(try match("暖气停 水", .sqlite, isLoose: true).fts5 == "\"暖气\" AND \"气停\" AND \"水\" *")
        #expect(try match("暖气停", .postgres, isLoose: true).tsquery == "('暖气') & ('气停')")
    }

    @Test func `nothing that is typed gets into the text of a statement`() throws {
        for typed in ["a' OR 1=1 --", "\"x\" NEAR y", "暖气\" OR \"停", "a:* | b", "!暖气"] {
            for engine in Engine.allCases {
                let match = try match(typed, engine)
                #expect(match.condition.values.count == 1)
                #expect(!match.condition.text.contains("OR") && match.condition.text.contains("$1"))
                #expect(!match.tsquery.contains("--") && !match.fts5.contains("NEAR"))
            }
        }
    }

    @Test func `a vector gives each term its place, and says when it can't keep them all`() {
        #expect(TextDocument.vector(["暖气", "气"]) == "'暖气':1 '气':2 ")
        #expect(TextDocument.vector([]).isEmpty)
        #expect(TextDocument.vector(Array(repeating: "路灯", count: 251)).hasSuffix("'№'"))
        #expect(!TextDocument.vector(Array(repeating: "路灯", count: 250)).contains("№"))
        let many = (0..<17_000).map { "w\($0)" }
        let vector = TextDocument.vector(many)
        #expect(vector.hasSuffix("'№'") && vector.contains("'w16999':16383") && !vector.contains(":16384"))
    }

    @Test func `parts of an order are cut apart from each other`() {
        let document = TextDocument(order: 1, receivedAt: Instant(secondsSinceEpoch: 0), parts: ["暖气", "停水", ""])
        #expect(document.text.line == "暖气 气 停水 水")
        let long = TextDocument(
            order: 1,
            receivedAt: Instant(secondsSinceEpoch: 0),
            parts: [String(repeating: "水电", count: 40_000)]
        )
        #expect(long.text.count == TextDocument.mostTerms)
    }

    @Test func `ranges that touch or overlap are one, and tell who is in them`() {
        let waiting = TextWaiting([7...9, 1...3, 4...4, 8...12, 20...20])
        #expect(waiting.ranges == [1...4, 7...12, 20...20])
        #expect(waiting.count == 11 && !waiting.isEmpty && TextWaiting([]).isEmpty)
        for id in 0...25 {
            let isIn = (1...4).contains(id) || (7...12).contains(id) || id == 20
            #expect(waiting.contains(id) == isIn, "\(id)")
        }
    }

    @Test func `a list of ids is always as long, so that one statement serves`() throws {
        #expect(TextWaiting.list([]) == nil)
        let one = try #require(TextWaiting.list([5]))
        let many = try #require(TextWaiting.list(Array(1...200)))
        #expect(one.text == many.text && one.values.count == TextWaiting.batch)
        #expect(Set(one.values) == [.integer(5)])
    }

    @Test func `documents of a second come before the orders that wait for one, which go by their ids`() {
        let second = 1_643_688_000
        let place = DocumentNumber.placesOfSecond * second
        let documents = (0..<4).map { TextPlace(ListKey(at: 2 * (place + $0), id: 100 - $0)) }
        let waiting = (1...3).map { TextPlace(ListKey(at: 2 * place - 1, id: $0)) }
        let before = TextPlace(ListKey(at: 2 * (place - 1), id: 900))
        #expect([before] + waiting + documents == ([before] + waiting + documents).sorted())
        // Behind a waiting order come the documents of earlier seconds, and waiting orders with lower ids.
        #expect(waiting[1].firstDocumentBefore == place)
        #expect(waiting[1].waitingKey == ListKey(at: second, id: 2))
        // Behind a document come lower documents, and whoever waits since its second or before.
        #expect(documents[2].firstDocumentBefore == place + 2)
        #expect(documents[2].waitingKey == ListKey(at: second + 1, id: 0))
        #expect(before.waitingKey == ListKey(at: second, id: 0))
    }

    @Test func `a key from anywhere is some place, never a fault`() {
        for key in [ListKey(at: .max, id: .max), ListKey(at: .min, id: .min), ListKey(at: -1, id: 0)] {
            let place = TextPlace(key)
            #expect(place.firstDocumentBefore >= 0 && place.waitingKey.at >= 0)
        }
    }

    @Test func `every query that can be typed makes a statement for both engines`() throws {
        var random = SeededRandom(seed: 31)
        let signs = Array("暖气停水ab12 -\"“”'()*:&|!<>\\%_·，。𠮷")
        for _ in 0..<500 {
            let typed = String((0..<12).map { _ in signs[random.next(below: signs.count)] })
            guard let query = SearchQuery(typed) else { continue }
            for query in [query, query.loosened].compactMap(\.self) {
                let (fts5, tsquery) = (
                    TextMatch(query: query, engine: .sqlite).fts5, TextMatch(query: query, engine: .postgres).tsquery
                )
                #expect(fts5.count { $0 == "\"" } % 2 == 0, "\(typed): \(fts5)")
                #expect(tsquery.count { $0 == "'" } % 2 == 0, "\(typed): \(tsquery)")
                #expect(!fts5.contains("\"\"") && !tsquery.contains("''"), "\(typed)")
            }
        }
    }

    @Test func `numbers of documents follow the time, with room for a week of crowding`() {
        let noon = WorkOrder.sample("1").receivedAt
        #expect(DocumentNumber.first(at: noon) < DocumentNumber.first(at: noon.advanced(bySeconds: 1)))
        #expect(DocumentNumber.end(before: noon) == DocumentNumber.first(at: noon.advanced(bySeconds: 604_800)))
    }
}
