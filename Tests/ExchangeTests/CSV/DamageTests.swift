import Testing

@testable import Exchange

/// Whatever happens to one record, the others are read, each on its line.
@Suite("damage to one record") struct DamageTests {
    /// A way to damage a record, and what is said about it; the record has three fields, the second of them quoted.
    private struct Damage: CustomTestStringConvertible, Sendable {
        let record: String
        let problem: RowProblem
        var testDescription: String { "\(problem)" }
    }

    private static let damages = [
        Damage(record: "1,\"2\"", problem: .fieldCount(expected: 3, found: 2)),
        Damage(record: "1,\"2\",3,", problem: .fieldCount(expected: 3, found: 4)),
        Damage(record: "1,\"2\" ,3", problem: .textAfterQuote(column: "乙")),
        Damage(record: "1,\"2\"\"3\"4,5", problem: .textAfterQuote(column: "乙")),
        Damage(record: "1,\"2\",\u{0}", problem: .nulByte(column: "丙")),
        Damage(record: "1,\"\u{0}\",3", problem: .nulByte(column: "乙")),
        Damage(record: "1\r,\"2\",3", problem: .bareCarriageReturn(column: "甲")),
        Damage(record: "1,2," + String(repeating: "x", count: 101), problem: .fieldTooLong(column: "丙", limit: 100)),
        Damage(
            record: "1,\"" + String(repeating: "字", count: 34) + "\",3",
            problem: .fieldTooLong(column: "乙", limit: 100)
        ),
        Damage(
            record: Array(repeating: String(repeating: "x", count: 90), count: 8).joined(separator: ","),
            problem: .recordTooLong(limit: 500)
        ),
    ]

    @Test("costs that record alone, with any chunks and line ends", arguments: damages)
    private func oneRecord(_ damage: Damage) throws {
        var numbers = SplitMix64(7)
        for _ in 0..<60 {
            let end = numbers.pick(["\n", "\r\n"])
            var lines = (0..<20).map { ["\($0)", "\"汉\n字\($0)\"", "x"].joined(separator: ",") }
            let place = numbers.below(20)
            lines[place] = damage.record
            let text = "甲,乙,丙\(end)" + lines.joined(separator: end) + (numbers.below(2) == 0 ? end : "")

            var settings = CSVSettings()
            settings.chunkSize = 16 + numbers.below(80)
            settings.fieldLimit = 100
            settings.recordLimit = 500
            var expected = (0..<20).map { Seen.record($0 * 2 + 2, ["\($0)", "汉\n字\($0)", "x"]) }
            expected[place] = .bad(place * 2 + 2, damage.problem)
            // The damaged record has one line, the others two.
            for later in place + 1..<max(20, place + 1) where later < 20 {
                expected[later] = .record(later * 2 + 1, ["\(later)", "汉\n字\(later)", "x"])
            }
            #expect(try Seen.all(text, settings: settings, piece: 1 + numbers.below(30)) == expected)
        }
    }

    @Test("a quote that isn't closed at the end of the file costs its line, and what follows is read")
    func unclosed() throws {
        for count in [0, 1, 5] {
            let rest = (0..<count).map { "\($0),\"\",z" }
            let seen = try Seen.all((["甲,乙,丙", "1,\"2,3"] + rest).joined(separator: "\n"))
            let expected = (0..<count).map { Seen.record($0 + 3, ["\($0)", "", "z"]) }
            #expect(seen == [.bad(2, .unclosedQuote(column: "乙"))] + expected)
        }
    }

    @Test("a file of nothing but damage ends, each line named once")
    func allBad() throws {
        let text = "甲,乙\n" + String(repeating: "\"x\"y\n", count: 5000)
        let seen = try Seen.all(text)
        #expect(seen.count == 5000)
        #expect(seen.last == .bad(5001, .textAfterQuote(column: "甲")))
    }

    @Test("a megabyte behind an open quote is looked at twice at most, so that reading stays quick")
    func openQuote() throws {
        var settings = CSVSettings()
        settings.fieldLimit = 1 << 30
        settings.recordLimit = 1 << 30
        let lines = 40_000
        let text = "甲,乙\n\"1,2\n" + String(repeating: "3,\"\"\"\"\n", count: lines)
        // The doubled quotes keep the first one open to the end; each line by itself is good.
        let seen = try Seen.all(text, settings: settings)
        #expect(seen.count == lines + 1 && seen.first == .bad(2, .unclosedQuote(column: "甲")))
        #expect(seen.last == .record(lines + 2, ["3", "\""]))
    }
}
