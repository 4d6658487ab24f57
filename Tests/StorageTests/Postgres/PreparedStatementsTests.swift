import Storage
import Testing

@testable import PostgresStorage

/// Which statements a server is believed to know.
struct PreparedStatementsTests {
    private var statements = PreparedStatements(capacity: 3, prefix: "s")
    private static let bigint: UInt32 = 20

    @Test("A text is prepared the first time and found from then on")
    mutating func found() {
        let first = statements.use("a", [])
        #expect(first.newTypes == [])
        let second = statements.use("a", [])
        #expect(second.newTypes == nil)
        #expect(second.name == first.name)
    }

    @Test("Integers are declared, texts and NULL left to the server")
    mutating func types() {
        let use = statements.use("a", [.integer(1), .text("x"), .null])
        #expect(use.newTypes == [Self.bigint, 0, 0])
    }

    @Test("NULL fits every place; an integer where there was NULL so far is declared, once")
    mutating func integerAfterNull() {
        let first = statements.use("a", [.null])
        let second = statements.use("a", [.integer(1)])
        #expect(second.newTypes == [Self.bigint])
        #expect(second.dropped == [first.name])
        #expect(second.name != first.name)
        for value in [Value.null, .integer(2), .null] {
            #expect(statements.use("a", [value]).newTypes == nil)
        }
    }

    @Test("A text where there was NULL so far needs no new statement")
    mutating func textAfterNull() {
        let first = statements.use("a", [.null])
        let second = statements.use("a", [.text("x")])
        #expect(second.newTypes == nil)
        #expect(second.name == first.name)
    }

    @Test("A place that takes integers and texts is left to the server, and settles")
    mutating func mixed() {
        _ = statements.use("a", [.integer(1)])
        #expect(statements.use("a", [.text("x")]).newTypes == [0])
        for value in [Value.integer(1), .text("y"), .null, .integer(2)] {
            #expect(statements.use("a", [value]).newTypes == nil)
        }
        _ = statements.use("b", [.text("x")])
        #expect(statements.use("b", [.integer(1)]).newTypes == nil)
    }

    @Test("However the kinds change, a statement of one place is prepared at most three times")
    mutating func settles() {
        var generator = SystemRandomNumberGenerator()
        for text in 0..<200 {
            var prepared = 0
            for _ in 0..<30 {
                let value = [Value.null, .integer(1), .text("x")].randomElement(using: &generator) ?? .null
                if statements.use("\(text)", [value]).newTypes != nil { prepared += 1 }
            }
            #expect((1...3).contains(prepared))
        }
    }

    @Test("The statement unused longest makes room, and its name is dropped with the next")
    mutating func room() {
        let names = ["a", "b", "c"].map { statements.use($0, []).name }
        _ = statements.use("a", [])
        let new = statements.use("d", [])
        #expect(new.dropped == [names[1]])
        #expect(statements.use("a", []).newTypes == nil)
        #expect(statements.use("c", []).newTypes == nil)
        #expect(statements.use("b", []).newTypes == [])
    }

    @Test("A statement that could not be prepared is prepared next time, under another name")
    mutating func forgotten() {
        let first = statements.use("a", [])
        statements.forget("a")
        let second = statements.use("a", [])
        #expect(second.newTypes == [])
        #expect(second.name != first.name)
    }

    @Test("A name that could not be dropped is dropped with the next statement, once")
    mutating func later() {
        statements.dropLater("s9")
        #expect(statements.use("a", []).dropped == ["s9"])
        #expect(statements.use("a", []).dropped == [])
    }
}
