import Testing

@testable import Documents

@Suite("Columns of a terminal")
struct DisplayWidthTests {
    @Test(
        "Chinese characters and full-width marks take two columns",
        arguments: [
            ("", 0), ("abc", 3), ("通报", 4), ("（一）", 6), ("1.停车", 6), ("，。", 4), ("—", 1), ("“”", 2), ("　", 2),
            ("𠮷", 2), ("한", 2), ("ｶ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1), ("☎", 1), ("🚇", 2), ("80.75%", 6),
        ]
    )
    func width(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test("The width of a text is the sum of its parts")
    func additive() {
        let parts = ["市发展改革委", "(粮食和储备局、能源局)", " 12 ", "—", "e\u{301}"]
        #expect(DisplayWidth.of(parts.joined()) == parts.map(DisplayWidth.of).reduce(0, +))
    }
}

@Suite("Tables of a terminal")
struct TextGridTests {
    @Test("Numbers stand at the right, text at the left, columns under each other")
    func aligned() {
        let grid = TextGrid(
            isNumber: [true, false, true],
            rows: [["序号", "单位", "件数"], ["1", "市公安局", "226"], ["12", "A区", "7"]]
        )
        #expect(
            grid.lines == [
                "序号  单位      件数",
                "   1  市公安局   226",
                "  12  A区          7",
            ]
        )
        #expect(grid.rule == "--------------------")
    }

    @Test("No line ends with spaces")
    func trailingSpaces() {
        let grid = TextGrid(isNumber: [false, false], rows: [["甲", "乙乙"], ["丙丙", ""], ["", ""]])
        #expect(grid.lines == ["甲    乙乙", "丙丙", ""])
    }

    @Test("Every line of a table of numbers is equally wide")
    func equalWidth() {
        let rows = (1...40).map { ["单位\($0)", String(repeating: "中", count: $0 % 7), "\($0 * $0)"] }
        let grid = TextGrid(isNumber: [false, false, true], rows: rows)
        #expect(Set(grid.lines.map(DisplayWidth.of)).count == 1)
        #expect(grid.rule.count == DisplayWidth.of(grid.lines[0]))
    }

    @Test("A table without rows has no lines")
    func empty() {
        let grid = TextGrid(isNumber: [true], rows: [])
        #expect(grid.lines.isEmpty)
        #expect(grid.rule.isEmpty)
    }

    @Test(
        "Spaces at the end fall away, others stay",
        arguments: [("a  ", "a"), ("  a b ", "  a b"), ("   ", ""), ("", "")]
    )
    func removing(_ text: String, _ rest: String) {
        #expect(text.removingTrailingSpaces == rest)
    }
}
