import Storage
import Testing

@testable import PostgresStorage

/// The parts of the engine that need no server.
struct PostgresPartsTests {
    @Test(
        "Errors of the server become those of the contract",
        arguments: [
            ("23505", StorageError.duplicate), ("23514", .refused("words")), ("23503", .refused("words")),
            ("54000", .refused("words")), ("22001", .refused("words")), ("57P01", .unavailable("words")),
            ("57P03", .unavailable("words")), ("08006", .unavailable("words")), ("53300", .busy), ("55P03", .busy),
            ("40001", .busy), ("40P01", .busy), ("53100", .failed("53100 words")), ("42601", .failed("42601 words")),
        ]
    )
    func errors(code: String, expected: StorageError) {
        #expect(ServerError(code: code, message: "words", object: "", isFatal: false).storageError == expected)
    }

    @Test("A constraint is called by its name")
    func constraint() {
        let error = ServerError(code: "23514", message: "new row violates …", object: "positive", isFatal: false)
        #expect(error.storageError == .refused("positive"))
    }

    @Test("Values that the server quotes are left out, also those with quotation marks in them")
    func quoted() {
        let message = "invalid input syntax for type bigint: \"张\"三\", somewhere"
        let error = ServerError(code: "22P02", message: message, object: "", isFatal: false)
        #expect(error.storageError == .failed("22P02 invalid input syntax for type bigint: …, somewhere"))
        let unquoted = ServerError(code: "22012", message: "division by zero", object: "", isFatal: false)
        #expect(unquoted.storageError == .failed("22012 division by zero"))
    }

    @Test("Only conflicts and lost connections are worth another attempt")
    func remedies() {
        func remedy(_ code: String, _ message: String = "", isFatal: Bool = false) -> Failure.Remedy {
            ServerError(code: code, message: message, object: "", isFatal: isFatal).remedy
        }
        #expect(remedy("40001") == .runAgain)
        #expect(remedy("40P01") == .runAgain)
        #expect(remedy("0A000", "cached plan must not change result type") == .reconnect)
        #expect(remedy("0A000", "not supported") == .nothing)
        #expect(remedy("57P01", isFatal: true) == .reconnect)
        #expect(remedy("23505") == .nothing)
    }

    @Test("A transaction runs again five times after conflicts and once after a loss, after growing pauses")
    func retries() {
        let conflict = Failure(error: .busy, remedy: .runAgain)
        var retries = Retries()
        for attempt in 1...5 {
            let pause = retries.pause(for: conflict)
            #expect((0...0.002 * Double(1 << attempt)).contains(pause ?? -1))
        }
        #expect(retries.pause(for: conflict) == nil)
        let loss = Failure(error: .unavailable(""), remedy: .reconnect)
        #expect(retries.pause(for: loss) == 0)
        #expect(retries.pause(for: loss) == nil)
        #expect(retries.pause(for: nil) == nil)
        #expect(retries.pause(for: Failure(error: .duplicate, remedy: .nothing)) == nil)
    }

    @Test("During an outage attempts become rarer, calls wait until the patience is over and then fail at once")
    func outage() {
        var outage = Outage(patience: 5)
        let start = ContinuousClock.now
        var now = start
        var attempts = 0
        #expect(outage.refusal(at: now) == nil)
        while let pause = outage.note(.unavailable("gone"), at: now) {
            #expect(pause > 0 && pause <= 2)
            now += .seconds(pause)
            attempts += 1
            #expect(outage.refusal(at: now) == nil)
        }
        #expect((5...20).contains(attempts))
        #expect(now < start + .seconds(5))
        // Past the patience one knocks now and then, the others are told at once.
        now = start + .seconds(6)
        #expect(outage.note(.unavailable("gone"), at: now) == nil)
        #expect(outage.refusal(at: now + .milliseconds(1)) == .unavailable("gone"))
        #expect(outage.refusal(at: now + .seconds(2.1)) == nil)
        outage.end()
        #expect(outage.refusal(at: now + .milliseconds(1)) == nil)
        let pause = outage.note(.busy, at: now)
        #expect((0...0.05).contains(pause ?? -1))
    }

    @Test("A database that is wrong is no outage: waiting would not help")
    func noOutage() {
        var outage = Outage(patience: 5)
        #expect(outage.note(.failed("collation"), at: .now) == nil)
        #expect(outage.refusal(at: .now) == nil)
    }

    @Test(
        "Databases that sort by code point are accepted",
        arguments: [
            ("c", "C", true), ("c", "POSIX", true), ("b", "C.UTF-8", true), ("c", "zh_CN.UTF-8", false),
            ("i", "C", false), ("c", "C.UTF-8", false),
        ]
    )
    func collation(provider: String, collation: String, isAccepted: Bool) {
        let traits = DatabaseTraits(
            version: 150_000,
            encoding: "UTF8",
            name: "x",
            collation: collation,
            provider: provider
        )
        let isRefused = (try? traits.check()) == nil
        #expect(isRefused != isAccepted)
    }

    @Test("PostgreSQL before 13 and other encodings are refused, each with its reason")
    func traits() {
        let old = DatabaseTraits(version: 120_017, encoding: "UTF8", name: "x", collation: "C", provider: "c")
        #expect(throws: StorageError.failed("PostgreSQL 版本过低(12),需要 13 或更高版本")) { try old.check() }
        let bytes = DatabaseTraits(version: 130_000, encoding: "SQL_ASCII", name: "x", collation: "C", provider: "c")
        #expect(throws: StorageError.self) { try bytes.check() }
    }

    @Test("A lock's number never changes, and names do not share one")
    func lockKeys() {
        #expect(lockKey("") == Int64(bitPattern: 0xcbf2_9ce4_8422_2325))
        #expect(lockKey("schema") == lockKey("sche" + "ma"))
        #expect(Set((0..<10_000).map { lockKey("name \($0)") }).count == 10_000)
    }

    @Test(
        "The first word decides whether a body may run a statement",
        arguments: [
            ("COMMIT", true), (" ;\n\tset x = 1", true), ("-- x\nRollback", true), ("/* a /* b */ c */ BEGIN", true),
            ("COPY item FROM STDIN", true), ("/* COMMIT */ SELECT 1", false), ("SELECT 'COMMIT'", false),
            ("SETTLE", false), ("", false), ("/* open", false), ("-- open", false), ("(SELECT 1)", false),
        ]
    )
    func openingWords(text: String, isForbidden: Bool) {
        #expect(OpeningWord(of: text).isForbidden == isForbidden)
    }

    @Test("Answers are owed in the order of the questions, and who listens is counted")
    func replies() {
        var queue = ReplyQueue()
        var expected = 0
        var sent = 0
        for round in 0..<2_000 {
            for _ in 0..<(round % 3) {
                queue.append(.statement(text: "\(sent)", changed: sent % 2 == 0 ? { _ in } : nil))
                sent += 1
            }
            guard case .statement(let text, _) = queue.popFirst() else { continue }
            #expect(text == "\(expected)")
            expected += 1
            #expect(queue.count == sent - expected)
            #expect(queue.listeners == (expected..<sent).filter { $0 % 2 == 0 }.count)
        }
        queue.append(.sync)
        queue.removeAll()
        #expect(queue.isEmpty && queue.listeners == 0 && queue.first == nil && queue.popFirst() == nil)
    }

    @Test("Values lie one behind the other as C strings, and the buffer is used again")
    func parameters() throws {
        var buffer = ParameterBuffer()
        try buffer.fill([.text("用户"), .null, .integer(.min), .text("")])
        #expect(buffer.strings == ["用户", nil, "-9223372036854775808", ""])
        try buffer.fill([.integer(7)])
        #expect(buffer.strings == ["7"])
        try buffer.fill([])
        #expect(buffer.strings == [])
        for text in ["\0", "a\0", "\0a"] {
            #expect(throws: StorageError.self) { try buffer.fill([.text("x"), .text(text)]) }
        }
    }
}

extension ParameterBuffer {
    fileprivate var strings: [String?] {
        mutating get {
            unsafe withPointers { count, pointers in
                (0..<Int(count)).map { index in
                    guard let pointer = unsafe pointers?[index] else { return nil }
                    return unsafe String(cString: pointer)
                }
            }
        }
    }
}
