import Storage
import Testing

/// Values stay apart from the text of a statement, whatever it is put together from.
struct StatementTests {
    @Test("Interpolated values are numbered in the order they stand")
    func numbering() {
        let noText: String? = nil
        let statement: Statement = "SELECT \(1), \("二"), \(noText), \(true)"
        #expect(statement.text == "SELECT $1, $2, $3, $4")
        #expect(statement.values == [.integer(1), .text("二"), .null, .integer(1)])
    }

    @Test("A value never becomes part of the text")
    func injection() {
        let hostile = "'; DROP TABLE item; -- $1"
        let statement: Statement = "SELECT id FROM item WHERE name = \(hostile)"
        #expect(statement.text == "SELECT id FROM item WHERE name = $1")
        #expect(statement.values == [.text(hostile)])
    }

    @Test("A fragment's values are renumbered behind those before it")
    func fragments() {
        let condition: Statement = "day BETWEEN \(10) AND \(20)"
        let statement: Statement = "SELECT \(1) FROM item WHERE \(condition) AND kind = \(3)"
        #expect(statement.text == "SELECT $1 FROM item WHERE day BETWEEN $2 AND $3 AND kind = $4")
        #expect(statement.values == [1, 10, 20, 3].map { .integer($0) })
    }

    @Test("Fragments joined keep their own values")
    func joining() {
        let rows = (1...3).map { Statement("(\($0), \("row \($0)"))") }
        let statement: Statement = "INSERT INTO item (id, name) VALUES \(rows.joined(", "))"
        #expect(statement.text == "INSERT INTO item (id, name) VALUES ($1, $2), ($3, $4), ($5, $6)")
        #expect(statement.values.count == 6)
        #expect([Statement]().joined(", ").text.isEmpty)
    }

    @Test("More than sixty-four values are numbered on")
    func manyValues() {
        let list = (1...100).map { Statement("\($0)") }.joined(",")
        #expect(list.text == (1...100).map { "$\($0)" }.joined(separator: ","))
        #expect(list.values == (1...100).map { .integer($0) })
    }

    @Test("However fragments are nested, each place keeps its value", arguments: 0..<200)
    func nesting(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let tree = Tree.random(depth: 4, using: &generator)
        let statement = tree.statement
        #expect(statement.filledIn == tree.text)
        #expect(statement.values.count == tree.count)
        for number in 1..<(tree.count + 1) { #expect(statement.text.contains("$\(number)")) }
    }
}

/// A statement of nested fragments, and what it must read like with its values in place.
private indirect enum Tree {
    case value(Int)
    case words(String)
    case list([Tree])
    case nested(Tree, Tree)

    static func random(depth: Int, using generator: inout SplitMix) -> Tree {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 2), using: &generator) {
        case 0: return .words(["x = 1", "a1b2 ", "（中文）", "()"].randomElement(using: &generator) ?? "")
        case 1: return .value(Int.random(in: -999...999, using: &generator))
        case 2, 3:
            return .nested(random(depth: depth - 1, using: &generator), random(depth: depth - 1, using: &generator))
        default:
            let count = Int.random(in: 0...5, using: &generator)
            return .list((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
        }
    }

    var statement: Statement {
        switch self {
        case .value(let value): "[\(value)]"
        case .words(let words): Statement(stringLiteral: words)
        case .list(let trees): trees.map(\.statement).joined(", ")
        case .nested(let first, let second): "<\(first.statement) \(7) \(second.statement)>"
        }
    }

    var text: String {
        switch self {
        case .value(let value): "[\(value)]"
        case .words(let words): words
        case .list(let trees): trees.map(\.text).joined(separator: ", ")
        case .nested(let first, let second): "<\(first.text) 7 \(second.text)>"
        }
    }

    var count: Int {
        switch self {
        case .value: 1
        case .words: 0
        case .list(let trees): trees.reduce(0) { $0 + $1.count }
        case .nested(let first, let second): first.count + second.count + 1
        }
    }
}

extension Statement {
    /// The text with each `$n` replaced by its value, from the last to the first so that `$1` is not found in `$10`.
    fileprivate var filledIn: String {
        var result = text
        for (index, value) in values.enumerated().reversed() {
            guard case .integer(let integer) = value else { continue }
            result = result.split(separator: "$\(index + 1)", omittingEmptySubsequences: false).joined(
                separator: "\(integer)"
            )
        }
        return result
    }
}

/// Numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
