import Testing

@testable import ChineseText

@Suite struct SearchExcerptTests {
    private let query = SearchQuery("暖气 停")

    @Test func `what was looked for is marked, and the pieces together are the text`() throws {
        let query = try #require(query)
        let text = "小区暖气昨晚停了，暖气片是凉的"
        let excerpt = SearchExcerpt(of: text, for: query, length: 60)
        #expect(excerpt.pieces.map(\.text).joined() == text)
        #expect(excerpt.pieces.filter(\.isMarked).map(\.text) == ["暖气", "停", "暖气"])
    }

    @Test func `a long text is cut around the first find`() throws {
        let query = try #require(query)
        let text = String(repeating: "路", count: 100) + "暖气" + String(repeating: "灯", count: 100)
        let excerpt = SearchExcerpt(of: text, for: query, length: 30)
        #expect(excerpt.pieces.first?.text == "…" && excerpt.pieces.last?.text == "…")
        #expect(excerpt.isMarked)
        #expect(excerpt.pieces.map(\.text).joined().count == 32)
        let atEnd = SearchExcerpt(of: String(repeating: "路", count: 100) + "暖气", for: query, length: 30)
        #expect(atEnd.pieces.last?.text == "暖气")
    }

    @Test func `a text without it shows its beginning unmarked`() throws {
        let excerpt = SearchExcerpt(of: String(repeating: "路", count: 50), for: try #require(query), length: 20)
        #expect(!excerpt.isMarked)
        #expect(excerpt.pieces.map(\.text) == [String(repeating: "路", count: 20), "…"])
        #expect(SearchExcerpt(of: "", for: try #require(query), length: 20).pieces.isEmpty)
    }

    @Test func `finds that touch are one mark`() throws {
        let query = try #require(SearchQuery("暖气 气停 停了"))
        #expect(query.marks(in: "暖气停了") == [0..<4])
        #expect(try #require(SearchQuery("水 电")).marks(in: "水，电") == [0..<1, 2..<3])
    }

    @Test func `marks of any query lie in the text, in order and apart`() throws {
        var random = Numbers(seed: 3)
        for _ in 0..<1_000 {
            let text = RandomText.mixed(&random)
            guard let query = SearchQuery(RandomText.mixed(&random)) else { continue }
            for query in [query, query.loosened].compactMap(\.self) {
                let marks = query.marks(in: text)
                #expect(marks.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= text.unicodeScalars.count })
                #expect(zip(marks, marks.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
                let excerpt = SearchExcerpt(of: text, for: query, length: 12)
                #expect(excerpt.pieces.map(\.text).joined().unicodeScalars.count <= 14)
            }
        }
    }
}
