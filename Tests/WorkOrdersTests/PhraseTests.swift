import TestSupport
import Testing
import WorkOrders

@Suite struct PhraseTests {
    @Test func `an abbreviation is kept in small letters, the text as it was written`() throws {
        #expect(try Phrase("TSy", "来电人反映【地址】停水。").checked() == Phrase("tsy", "来电人反映【地址】停水。"))
        #expect(try Phrase("12345", "热").checked().abbreviation == "12345")
    }

    @Test(arguments: ["", "停水", "a b", "ａｂ", "a-b", "abcdefghijklm"])
    func `an abbreviation is one to twelve letters and digits`(abbreviation: String) async {
        #expect(await thrown(Phrase.Fault.self) { _ = try Phrase(abbreviation, "文字").checked() } == .abbreviation)
    }

    @Test func `a text is neither blank nor longer than the limit`() async {
        let long = String(repeating: "长", count: Phrase.textLimit + 1)
        for text in ["", " \n", long] {
            #expect(await thrown(Phrase.Fault.self) { _ = try Phrase("a", text).checked() } == .text)
        }
        #expect((try? Phrase("a", String(long.dropLast())).checked()) != nil)
    }
}
