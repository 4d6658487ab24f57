import Foundation
import Testing

@testable import Documents

@Suite("Writing JSON")
struct JSONValueTests {
    @Test("Members keep their order, one a line, one space a level")
    func layout() {
        let value = JSONValue.object([
            .init("b", .integer(1)),
            .init("a", .array([.string("x"), .bool(true), .null])),
            .init("c", .object([.init("d", .decimal("6.814"))])),
        ])
        #expect(
            value.text == """
                {
                 "b": 1,
                 "a": [
                  "x",
                  true,
                  null
                 ],
                 "c": {
                  "d": 6.814
                 }
                }

                """
        )
    }

    @Test("Empty lists and objects stand on one line")
    func empty() {
        #expect(JSONValue.array([]).text == "[]\n")
        #expect(JSONValue.object([]).text == "{}\n")
        #expect(JSONValue.array([.array([]), .object([])]).text == "[\n [],\n {}\n]\n")
    }

    @Test("Single values", arguments: [(JSONValue.null, "null"), (.bool(false), "false"), (.integer(-5), "-5")])
    func single(_ value: JSONValue, _ text: String) {
        #expect(value.text == text + "\n")
    }

    @Test(
        "Text is escaped where JSON needs it and nowhere else",
        arguments: [
            ("通报", "\"通报\""), ("a\"b", "\"a\\\"b\""), ("a\\b", "\"a\\\\b\""), ("a\nb\tc\r", "\"a\\nb\\tc\\r\""),
            ("\u{0}\u{1F}", "\"\\u0000\\u001f\""), ("</script>", "\"</script>\""), ("🚇", "\"🚇\""), ("", "\"\""),
            ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""),
        ]
    )
    func strings(_ string: String, _ text: String) {
        #expect(JSONValue.string(string).text == text + "\n")
    }

    @Test("Foundation reads back what was written")
    func readBack() throws {
        let texts = ["", "通报", "\"\\/", "\u{0}\u{1}\u{8}\u{C}\n\r\t\u{1F}\u{7F}", "a\u{301}é", "𠮷野", "\u{FFFD}"]
        let value = JSONValue.array(texts.map(JSONValue.string))
        let read = try JSONDecoder().decode([String].self, from: Data(value.text.utf8))
        #expect(read.map { Array($0.unicodeScalars) } == texts.map { Array($0.unicodeScalars) })
    }

    @Test("Names are escaped too")
    func names() throws {
        let value = JSONValue.object([.init("a\"b\n", .integer(1))])
        #expect(try JSONDecoder().decode([String: Int].self, from: Data(value.text.utf8)) == ["a\"b\n": 1])
    }
}
