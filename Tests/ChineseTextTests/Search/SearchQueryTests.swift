import Testing

@testable import ChineseText

@Suite struct SearchQueryTests {
    @Test func `spaces mean AND, quotation marks keep together, a hyphen leaves out`() throws {
        let query = try #require(SearchQuery("暖气 “停 供”　-物业 wifi"))
        #expect(query.wanted.map(\.terms) == [["暖气"], ["停", "供"], ["wifi"]])
        #expect(query.wanted.map(\.endsInPrefix) == [false, true, true])
        #expect(query.unwanted.map(\.terms) == [["物业"]])
    }

    @Test(arguments: ["", "   ", "，。", "\"\"", "-", "-物业", "\"，\" -a", "—"])
    func `where nothing is left to look for there is no query`(text: String) {
        #expect(SearchQuery(text) == nil)
    }

    @Test func `a query is bounded in items, terms and characters`() throws {
        let many = try #require(SearchQuery((1...40).map { "w\($0) -x\($0)" }.joined(separator: " ")))
        #expect(many.wanted.count <= SearchQuery.mostPhrases && many.unwanted.count <= SearchQuery.mostPhrases)
        let long = try #require(SearchQuery(String(repeating: "水电", count: 5_000)))
        #expect(long.wanted.count == 1 && long.wanted.allSatisfy { $0.terms.count <= SearchQuery.mostTerms })
    }

    @Test(arguments: [
        ("暖气", "小区暖气停了", true), ("气停", "小区暖气停了", true), ("暖停", "小区暖气停了", false),
        ("停", "小区暖气停了", true), ("了", "小区暖气停了", true), ("水", "小区暖气停了", false),
        ("暖气 小区", "小区暖气停了", true), ("暖气 -小区", "小区暖气停了", false), ("暖气 -物业", "小区暖气停了", true),
        ("气停", "暖气。停了", false), ("\"暖气。停了\"", "暖气，停了", true), ("颱風", "台风", true), ("台风", "颱風", true),
        ("wi", "WiFi慢", true), ("fi", "WiFi慢", false), ("wifi慢", "ＷＩＦＩ慢", true), ("3栋", "13栋", false),
        ("3栋", "3栋楼", true), ("3 栋", "3栋楼", true), ("皖F12345", "车牌皖F·12345", true), ("F·123", "皖F12345", true),
        ("1990000", "电话19900001234", false), ("19900001234", "电话199 0000 1234", false),
        ("19900001234", "电话：19900001234。", true), ("199", "电话19900001234", false), ("2022", "2022年", true),
        ("𠮷野", "𠮷野家", true), ("吉野", "𠮷野家", false), ("A座3", "A座3栋", true), ("座3", "A座3栋", true),
    ])
    func `a text is found by what stands in it and by nothing else`(typed: String, text: String, isFound: Bool) throws {
        let query = try #require(SearchQuery(typed))
        #expect(query.matches(SearchText(text)) == isFound)
        #expect(!query.marks(in: text).isEmpty == (isFound || !query.unwanted.isEmpty))
    }

    @Test func `any two or more characters of a text find it, and no text without them`() throws {
        var random = Numbers(seed: 12_345)
        for _ in 0..<3_000 {
            let text = RandomText.chinese(&random)
            let other = RandomText.chinese(&random)
            let scalars = Array(text)
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let part = scalars[start...].prefix(Int.random(in: 2...8, using: &random))
            guard part.count >= 2, part.allSatisfy(RandomText.characters.contains) else { continue }
            let query = try #require(SearchQuery(String(part)))
            #expect(query.matches(SearchText(text)), "\(String(part)) in \(text)")
            #expect(query.matches(SearchText(other)) == simple(other).contains(simple(String(part))), "\(other)")
        }
    }

    @Test func `what begins at a word or character is found in a mixed text, however far it goes`() throws {
        var random = Numbers(seed: 99)
        for _ in 0..<2_000 {
            let text = RandomText.mixed(&random)
            let cut = SearchText(text)
            guard cut.count > 1 else { continue }
            let first = Int.random(in: 0..<cut.count, using: &random)
            let last = min(cut.count - 1, first + Int.random(in: 0...6, using: &random))
            // From a term's first scalar to the end of another's first.
            let end = cut.kinds[last] == .character ? cut.terms[last].lowerBound + 1 : cut.terms[last].upperBound
            let range = cut.places[cut.terms[first].lowerBound]..<cut.places[end - 1] + 1
            let part = String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
            let query = try #require(SearchQuery("\"\(part)\""))
            #expect(query.matches(cut), "\(part) in \(text)")
        }
    }

    @Test func `a loose query asks for the terms alone, and a query of one term has none`() throws {
        let query = try #require(SearchQuery("暖气停了"))
        let loose = try #require(query.loosened)
        #expect(!query.matches(SearchText("停了暖气，气停")) && loose.matches(SearchText("停了暖气，气停")))
        #expect(!loose.matches(SearchText("停了暖气")))
        #expect(loose.isLoose && loose.loosened == nil)
        #expect(SearchQuery("暖气")?.loosened == nil && SearchQuery("停")?.loosened == nil)
    }

    private func simple(_ text: String) -> String { text.replacing("臺", with: "台") }
}
