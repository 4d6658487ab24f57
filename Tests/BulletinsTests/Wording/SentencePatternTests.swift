import Testing

@testable import Bulletins

@Suite("Sentences as data")
struct SentencePatternTests {
    private func filled(_ source: String, _ values: [String: String]) throws -> String? {
        let pattern = try SentencePattern(source, fields: ["a", "b", "c"])
        return pattern.runs(values.mapValues { [.text($0)] })?.text
    }

    @Test("Fields are filled in")
    func fields() throws {
        #expect(try filled("共{a}件，其中{b}件。", ["a": "3", "b": "1"]) == "共3件，其中1件。")
        #expect(try filled("没有栏目", [:]) == "没有栏目")
        #expect(try filled("{a}{a}", ["a": "x"]) == "xx")
        #expect(try filled("", [:])?.isEmpty == true)
    }

    @Test("A sentence without a value for a field it needs is not said")
    func missing() throws {
        #expect(try filled("共{a}件。", [:]) == nil)
        #expect(try filled("共{a}件{b}。", ["a": "3"]) == nil)
    }

    @Test("What is in brackets falls away when a field in it has no value")
    func optional() throws {
        let source = "共{a}件[，同比{b}][，环比{c}]。"
        #expect(try filled(source, ["a": "3", "b": "+1", "c": "-2"]) == "共3件，同比+1，环比-2。")
        #expect(try filled(source, ["a": "3", "c": "-2"]) == "共3件，环比-2。")
        #expect(try filled(source, ["a": "3"]) == "共3件。")
        #expect(try filled("[{a}和{b}]", ["a": "x"])?.isEmpty == true)
        #expect(try filled("[总在]", [:]) == "总在")
    }

    @Test("A live field keeps its figure")
    func liveFields() throws {
        let pattern = try SentencePattern("共{a}件", fields: ["a"])
        let runs = pattern.runs(["a": [.figure(key: "received.total", text: "16234")]])
        #expect(runs == [.text("共"), .figure(key: "received.total", text: "16234"), .text("件")])
    }

    @Test("Neighbouring words are one run")
    func joined() throws {
        let pattern = try SentencePattern("共{a}件[，{b}]。", fields: ["a", "b"])
        #expect(pattern.runs(["a": [.text("3")], "b": [.text("甲"), .text("乙")]]) == [.text("共3件，甲乙。")])
    }

    @Test("A field that the sentence doesn't have is refused")
    func unknownField() {
        #expect(throws: PatternError.unknownField("total", known: ["a", "b"])) {
            try SentencePattern("共{total}件", fields: ["b", "a"])
        }
        #expect(throws: PatternError.unknownField("", known: [])) { try SentencePattern("{}", fields: []) }
    }

    @Test(
        "Brackets need their partners",
        arguments: [("{a", "{"), ("a}", "}"), ("[a", "["), ("a]", "]"), ("[{a}", "["), ("{a}]", "]"), ("[a}]", "}")]
    )
    func strayBrackets(_ source: String, _ bracket: String) {
        #expect(throws: PatternError.strayBracket(bracket)) { try SentencePattern(source, fields: ["a"]) }
    }

    @Test("Brackets in brackets are refused")
    func nested() {
        #expect(throws: PatternError.nestedBracket) { try SentencePattern("[a[b]]", fields: []) }
    }

    @Test("Errors say in Chinese what to do")
    func messages() {
        #expect("\(PatternError.unknownField("x", known: ["a", "b"]))" == "没有栏目“{x}”，可用的有：{a}、{b}。")
        #expect("\(PatternError.unknownField("x", known: []))" == "这句话不能使用栏目“{x}”，请删去。")
        #expect("\(PatternError.strayBracket("["))" == "“[”没有成对，请补上另一半或删去。")
        #expect("\(PatternError.nestedBracket)" == "方括号内不能再有方括号，请拆开书写。")
    }

    @Test("The names in braces are found")
    func fieldNames() {
        #expect(SentencePattern.fieldNames(in: "{a}和[{b-c}]{a}") == ["a", "b-c"])
        #expect(SentencePattern.fieldNames(in: "无{") == [])
    }
}

@Suite("The standard wording")
struct StandardWordingTests {
    @Test("Every sentence has one that can be read", arguments: Sentence.allCases)
    func readable(_ sentence: Sentence) throws {
        #expect(!sentence.standard.isEmpty)
        _ = try SentencePattern(sentence.standard, fields: sentence.fields)
        #expect(BulletinWording()[sentence]?.source == sentence.standard)
    }

    @Test(
        "Numbered sentences carry their ordinal",
        arguments: Sentence.allCases.filter { $0.fields.contains("ordinal") }
    )
    func ordinals(_ sentence: Sentence) {
        #expect(sentence.standard.hasPrefix("（{ordinal}）"))
    }

    @Test("A city's own sentence takes the place of the standard one")
    func own() throws {
        var wording = BulletinWording()
        try wording.set(.opening, to: "{period}共{total}件。")
        #expect(wording[.opening]?.source == "{period}共{total}件。")
        #expect(wording[.title]?.source == Sentence.title.standard)
    }

    @Test("A sentence may use fields that its standard wording leaves out")
    func furtherFields() throws {
        var wording = BulletinWording()
        try wording.set(.opening, to: "{total}件，无效{invalid}件。")
        #expect(throws: PatternError.self) { try wording.set(.topics, to: "{invalid}") }
    }

    @Test("Names of sentences are unique and fit a settings file")
    func names() {
        #expect(Set(Sentence.allCases.map(\.rawValue)).count == Sentence.allCases.count)
        for sentence in Sentence.allCases {
            #expect(sentence.rawValue.allSatisfy { $0 == "-" || ($0.isASCII && $0.isLowercase) })
        }
    }
}
