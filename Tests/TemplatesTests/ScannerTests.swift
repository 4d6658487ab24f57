import Testing

@testable import Templates

@Suite("Scanning")
struct ScannerTests {
    private func tokens(_ source: String) throws -> [String] {
        var scanner = Scanner(template: "t", source: Array(source.utf8))
        var tokens: [String] = []
        while let token = try scanner.next() {
            switch token {
            case .bytes(let bytes): tokens.append(String(decoding: bytes, as: UTF8.self))
            case .tag(let tag): tokens.append("\(tag.sign) \(tag.name) \(tag.place.line):\(tag.place.column)")
            }
        }
        return tokens
    }

    @Test("every sign makes its tag, with or without blanks around the name")
    func signs() throws {
        let expected = [
            "{{a}}": "escaped a", "{{ a }}": "escaped a", "{{&a}}": "unescaped a", "{{& a }}": "unescaped a",
            "{{{a}}}": "unescaped a", "{{{ a }}}": "unescaped a", "{{# a}}": "section a", "{{^a}}": "inverted a",
            "{{/ a }}": "close a", "{{>a/b-c.d}}": "partial a/b-c.d", "{{<a}}": "parent a", "{{$a_1}}": "block a_1",
            "{{!a b}}": "comment ", "{{\n编号\n}}": "escaped 编号", "{{.}}": "escaped .", "{{a.b}}": "escaped a.b",
        ]
        for (source, tag) in expected {
            #expect(try tokens(source) == ["\(tag) 1:1"])
        }
    }

    @Test("bytes are cut at line endings and tags; single braces are bytes")
    func bytes() throws {
        #expect(try tokens("a{b}\n\r\n{{x}}}c{") == ["a{b}\n", "\r\n", "escaped x 3:1", "}c{"])
    }

    @Test("lines and columns count characters, across comments and names that span lines")
    func places() throws {
        #expect(try tokens("中文{{a}}é{{b}}") == ["中文", "escaped a 1:3", "é", "escaped b 1:9"])
        #expect(try tokens("{{! 1\n2\n3 }}{{a}}") == ["comment  1:1", "escaped a 3:5"])
        #expect(try tokens("\n\n {{a}}") == ["\n", "\n", " ", "escaped a 3:2"])
    }

    @Test("a long line is read in one go, not again for each of its tags")
    func longLine() throws {
        let source = String(repeating: "{{a}}中", count: 20_000)
        #expect(try tokens(source).suffix(2) == ["escaped a 1:\(19_999 * 6 + 1)", "中"])
    }

    private func isStandalone(_ source: String) throws -> [Bool] {
        var scanner = Scanner(template: "t", source: Array(source.utf8))
        return try scanner.lines().map(\.isStandalone)
    }

    @Test(
        "a line is standalone when it holds silent tags and nothing else",
        arguments: [
            "{{#a}}", "  {{#a}}\t", "{{^a}}\r\n", "{{/a}}", "{{! c }}", "{{! c }} {{#a}}", "{{<l}}{{$b}}",
            "{{<l}}{{/l}}",
            "{{#a}}{{#b}}", "  {{> p}}  ", "{{! two\nlines }}",
        ]
    )
    func standalone(line: String) throws {
        #expect(try isStandalone(line).first == true)
    }

    @Test(
        "a line is not standalone when anything is written in it",
        arguments: [
            "", "  ", "x", "{{a}}", "{{{a}}}", "{{#a}}x", "x{{#a}}", "{{#a}}{{b}}", "{{> p}}{{> p}}", "{{> p}}{{#a}}",
            "{{$b}}{{/b}}", "{{<l}}{{$b}}{{/b}}{{/l}}", "{{! c }}.",
        ]
    )
    func notStandalone(line: String) throws {
        #expect(try isStandalone(line).first == false)
    }

    @Test("every line is judged by itself")
    func lineByLine() throws {
        #expect(try isStandalone("a\n{{#a}}\nb{{c}}\n {{/a}} \n") == [false, true, false, true, false])
    }
}
