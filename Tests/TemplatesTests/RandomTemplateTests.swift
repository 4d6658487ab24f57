import Testing

@testable import Templates

@Suite("Random templates")
struct RandomTemplateTests {
    @Test("a random template writes what reading it tag by tag would write")
    func sameAsReading() throws {
        var random = SeededRandom(seed: 1)
        for _ in 0..<2_000 {
            let written = RandomTemplate(using: &random)
            #expect(try render(written.template, written.page, with: written.partials) == written.expected)
        }
    }

    @Test("random pieces of templates are accepted or refused, never a crash")
    func randomPieces() {
        var random = SeededRandom(seed: 2)
        let page = SamplePage(reply: "r", rows: [SampleRow(number: "1"), SampleRow()])
        var accepted = 0
        for _ in 0..<6_000 {
            let texts = (0..<3).map { level in pieces(depth: 3, level: level, using: &random) }
            if (try? render(texts[0], page, with: ["a1": texts[1], "a2": texts[2]])) != nil { accepted += 1 }
        }
        #expect(accepted > 1_000 && accepted < 5_000, "only one side was tried: \(accepted)")
    }

    // Mostly in pairs, so that enough of them reach the compiler and the renderer.
    private func pieces(depth: Int, level: Int, using random: inout SeededRandom) -> String {
        let next = "a\(level + 1)"
        let single = [
            "{{title}}", "{{title}}", "{{{chart}}}", "{{> \(next)}}", "{{! c }}", "{{site.city}}", "\n", "\n", "  ",
            "x", "<p>",
        ]
        let rare = ["{{.}}", "{{number}}", "<p class=\"", "{{=", "}}", "{{", "{{/rows}}", "{{#rows}}"]
        let pairs = ["#rows", "#overdue", "^reply", "#reply", "^rows", "$x", "$y", "<\(next)", "#site"]
        var text = ""
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            switch Int.random(in: 0..<20, using: &random) {
            case 0: text += rare.randomElement(using: &random) ?? ""
            case 1...9 where depth > 0:
                let pair = pairs.randomElement(using: &random) ?? ""
                text += "{{\(pair)}}\(pieces(depth: depth - 1, level: level, using: &random)){{/\(pair.dropFirst())}}"
            default: text += single.randomElement(using: &random) ?? ""
            }
        }
        return text
    }

    @Test("100,000 random byte strings are parsed or refused, never a crash")
    func randomBytes() {
        let likely = Array("{{{{}}}}#^/><$&!= \r\n.ab\"'".utf8)
        var random = SeededRandom(seed: 3)
        var parsed = 0
        for _ in 0..<100_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? likely[Int.random(in: 0..<likely.count, using: &random)]
                    : UInt8(truncatingIfNeeded: random.next())
            }
            if (try? Parser.parse(bytes, template: "random")) != nil { parsed += 1 }
        }
        #expect(parsed > 1_000 && parsed < 99_000)
    }

    @Test("source without tags is written byte by byte")
    func plainBytes() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<1_000 {
            let letters = Array("ab {}\n\r\t中<>\"")
            let text = String((0..<30).compactMap { _ in letters.randomElement(using: &random) })
            guard !text.contains("{{") else { continue }
            #expect(try render(text) == text)
        }
    }
}

/// A template made of random parts, its page, and what it must write: both are put together side by side.
struct RandomTemplate {
    let page: SamplePage
    private(set) var template = ""
    private(set) var expected = ""
    private(set) var partials: [String: String] = [:]
    private let hostile = "<a&b>'\""
    private let escaped = "&lt;a&amp;b&gt;&#39;&quot;"

    init(using random: inout SeededRandom) {
        let rows = (0..<Int.random(in: 0...3, using: &random)).map { SampleRow(number: "\($0)<") }
        page = SamplePage(
            title: hostile,
            reply: Bool.random(using: &random) ? hostile : nil,
            count: 7,
            isOverdue: Bool.random(using: &random),
            rows: rows
        )
        (template, expected) = parts(depth: 3, row: nil, using: &random)
    }

    private mutating func parts(
        depth: Int,
        row: SampleRow?,
        using random: inout SeededRandom
    ) -> (template: String, output: String) {
        var all = (template: "", output: "")
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let part = part(depth: depth, row: row, using: &random)
            all.template += part.template
            all.output += part.output
        }
        return all
    }

    private mutating func part(
        depth: Int,
        row: SampleRow?,
        using random: inout SeededRandom
    ) -> (template: String, output: String) {
        switch Int.random(in: 0...(depth > 0 ? 9 : 4), using: &random) {
        case 0: return ("中 x", "中 x")
        case 1: return ("{{title}}", escaped)
        case 2: return ("{{! \(hostile) }}", "")
        case 3: return ("{{{chart}}}", "<svg/>")
        case 4: return row.map { ("{{number}}", $0.number.replacing("<", with: "&lt;")) } ?? ("{{count}}", "7")
        case 5: return section("#overdue", if: page.isOverdue, depth, row, using: &random)
        case 6: return section("^overdue", if: !page.isOverdue, depth, row, using: &random)
        case 7: return section("#reply", if: page.reply != nil, depth, row, using: &random)
        case 8: return partial(depth, row, using: &random)
        default: return rows(depth, using: &random)
        }
    }

    private mutating func section(
        _ tag: String,
        if isWritten: Bool,
        _ depth: Int,
        _ row: SampleRow?,
        using random: inout SeededRandom
    ) -> (template: String, output: String) {
        let inner = parts(depth: depth - 1, row: row, using: &random)
        return ("x{{\(tag)}}\(inner.template){{/\(tag.dropFirst())}}", "x" + (isWritten ? inner.output : ""))
    }

    private mutating func partial(
        _ depth: Int,
        _ row: SampleRow?,
        using random: inout SeededRandom
    ) -> (template: String, output: String) {
        let inner = parts(depth: depth - 1, row: row, using: &random)
        let name = "p\(partials.count)"
        partials[name] = "x" + inner.template
        return ("x{{> \(name)}}", "xx" + inner.output)
    }

    // The parts inside are made once for each row with the same numbers drawn, so the template is the same.
    private mutating func rows(
        _ depth: Int,
        using random: inout SeededRandom
    ) -> (template: String, output: String) {
        let start = random
        let kept = partials
        var inner = parts(depth: depth - 1, row: SampleRow(), using: &random)
        var output = ""
        for row in page.rows {
            var again = start
            partials = kept
            inner = parts(depth: depth - 1, row: row, using: &again)
            output += inner.output
        }
        return ("x{{#rows}}\(inner.template){{/rows}}", "x" + output)
    }
}
