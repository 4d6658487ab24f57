import Testing
import WorkingDays

@testable import Storage

/// A row's statement is what an interpolated one would be; only its text is made once.
struct InsertionTests {
    private static let insertion = Insertion(into: "item", "id, name, is_open, at")

    @Test("a row's statement is the interpolated one")
    func row() {
        let noText: String? = nil
        for (id, name) in [(1, "一"), (2, noText)] {
            let row = Self.insertion.row("\(id), \(name), \(true), \(Instant(secondsSinceEpoch: 5))")
            let interpolated: Statement = """
                INSERT INTO item (id, name, is_open, at) VALUES (\(id), \(name), \(true), \(Instant(secondsSinceEpoch: 5)))
                """
            #expect(row.text == interpolated.text)
            #expect(row.values == interpolated.values)
        }
    }

    @Test("a value never becomes part of the text")
    func injection() {
        let hostile = "'); DROP TABLE item; -- $1"
        let row = Self.insertion.row("\(7), \(hostile), \(false), \(9)")
        #expect(row.text == "INSERT INTO item (id, name, is_open, at) VALUES ($1, $2, $3, $4)")
        #expect(row.values == [.integer(7), .text(hostile), .integer(0), .integer(9)])
    }

    @Test("columns over several lines have a place each")
    func lines() {
        let insertion = Insertion(
            into: "item",
            """
            id, name,
            is_open
            """
        )
        #expect(insertion.row("\(1),\n\(2),\n\(3)").text.hasSuffix("VALUES ($1, $2, $3)"))
    }

    @Test("what is appended stands behind the row, its values renumbered")
    func ending() {
        var row = Self.insertion.row("\(1), \("一"), \(true), \(2)")
        row.append(" ON CONFLICT (id) DO UPDATE SET name = \("二")")
        #expect(row.text.hasSuffix("VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET name = $5"))
        #expect(row.values.count == 5)
        #expect(Self.insertion.row("\(1), \("一"), \(true), \(2)").text.hasSuffix("$4)"))
    }

    @Test("a list of texts has one of two lengths", arguments: [1, 2, 3, KeyBatch.size - 1, KeyBatch.size])
    func list(_ count: Int) {
        let texts = (1...count).map { "甲\($0)" }
        let list = Statement.list(texts)
        #expect(list.values.count == (count == 1 ? 1 : KeyBatch.size))
        #expect(list.values.prefix(count) == texts.map { .text($0) }[...])
        #expect(list.values.dropFirst(count).allSatisfy { $0 == .text("甲\(count)") })
        #expect(list.text.split(separator: ", ").count == list.values.count)
        #expect(list.text.hasPrefix("$1") && list.text.hasSuffix("$\(list.values.count)"))
    }

    @Test("an empty list asks for a text that nothing has")
    func emptyList() {
        #expect(Statement.list([]).text == "$1")
        #expect(Statement.list([]).values == [.text("")])
    }

    @Test("a list stands anywhere in a statement")
    func listInside() {
        let statement: Statement = "SELECT id FROM item WHERE day > \(3) AND name IN (\(Statement.list(["甲", "乙"])))"
        #expect(statement.text.contains("day > $1 AND name IN ($2, $3, "))
        #expect(statement.text.hasSuffix("$\(KeyBatch.size + 1))"))
        #expect(statement.values.prefix(3) == [.integer(3), .text("甲"), .text("乙")])
    }
}
