import Storage
import TestSupport
import Testing
import WorkingDays

/// What is stored comes back as it was, on every engine.
struct StoredValueTests {
    static let texts: [String] = [
        "", " ", "诉求内容", "a'b\"c\\d;--$1?%_", "line\r\nbreak\ttab", "e\u{301} and \u{e9}", "👩‍👩‍👧‍👦🇨🇳",
        // Characters of Extension B to G that stand in real names and addresses.
        "\u{20BB7}\u{20547}\u{2A700}\u{2B740}\u{2B820}\u{2CEB0}\u{30000}\u{3134A}", "\u{FEFF}\u{FFFD}\u{10FFFF}",
        String(repeating: "长", count: 350_000),
    ]

    @Test("A text comes back byte for byte", arguments: Backend.available)
    func textRoundTrip(backend: Backend) async throws {
        try await backend.withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE note (id BIGINT PRIMARY KEY, content TEXT)")
                for (id, text) in Self.texts.enumerated() {
                    try connection.execute("INSERT INTO note (id, content) VALUES (\(id), \(text))")
                }
            }
            let stored = try await database.read { try $0.rows("SELECT content FROM note ORDER BY id") }
            for (row, text) in zip(stored, Self.texts) {
                var row = row
                #expect(Array(try row.text().utf8) == Array(text.utf8))
            }
            #expect(stored.count == Self.texts.count)
        }
    }

    @Test("A text is found again by equality", arguments: Backend.available)
    func textComparison(backend: Backend) async throws {
        try await backend.withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE note (id BIGINT PRIMARY KEY, content TEXT)")
                for (id, text) in Self.texts.enumerated() {
                    try connection.execute("INSERT INTO note (id, content) VALUES (\(id), \(text))")
                }
            }
            for (id, text) in Self.texts.enumerated() {
                let found = try await database.read { try $0.rows("SELECT id FROM note WHERE content = \(text)") }
                #expect(found == [Row([.integer(Int64(id))])])
            }
        }
    }

    @Test("An integer comes back from end to end of its range", arguments: Backend.available)
    func integerRoundTrip(backend: Backend) async throws {
        let integers = [Int.min, Int.min + 1, -1, 0, 1, 4_294_967_296, Int.max - 1, Int.max]
        try await backend.withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE number (position BIGINT PRIMARY KEY, value BIGINT NOT NULL)")
                for (position, value) in integers.enumerated() {
                    try connection.execute("INSERT INTO number (position, value) VALUES (\(position), \(value))")
                }
            }
            let stored = try await database.read { connection in
                var stored: [Int?] = []
                try connection.forEachRow("SELECT value FROM number ORDER BY position") { stored.append($0.integer(0)) }
                return stored
            }
            #expect(stored == integers)
        }
    }

    @Test("NULL is neither an empty text nor zero", arguments: Backend.available)
    func nullRoundTrip(backend: Backend) async throws {
        try await backend.withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE pair (id BIGINT PRIMARY KEY, number BIGINT, content TEXT)")
                let noNumber: Int? = nil
                let noText: String? = nil
                try connection.execute("INSERT INTO pair (id, number, content) VALUES (1, \(noNumber), \(noText))")
                try connection.execute("INSERT INTO pair (id, number, content) VALUES (2, \(0), \(""))")
            }
            let rows = try await database.read { try $0.rows("SELECT number, content FROM pair ORDER BY id") }
            #expect(rows == [Row([.null, .null]), Row([.integer(0), .text("")])])
        }
    }

    @Test("Days, instants and flags are integers on the way in and out", arguments: Backend.available)
    func domainValues(backend: Backend) async throws {
        let day = CivilDay(year: 2022, month: 2, day: 28)
        let instant = Instant(day: day, secondOfDay: 50_730)
        try await backend.withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE fact (day BIGINT, instant BIGINT, yes BIGINT, no BIGINT)")
                try connection.execute(
                    "INSERT INTO fact (day, instant, yes, no) VALUES (\(day), \(instant), \(true), \(false))"
                )
            }
            var row = try await database.read { try $0.rows("SELECT day, instant, yes, no FROM fact")[0] }
            #expect(try row.day() == day)
            #expect(try row.instant() == instant)
            #expect(try row.flag())
            #expect(try !row.flag())
        }
    }

    @Test("A reader tells integers from texts", arguments: Backend.available)
    func typedReading(backend: Backend) async throws {
        try await backend.withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE pair (number BIGINT, content TEXT)")
                try connection.execute("INSERT INTO pair (number, content) VALUES (\(12), \("34"))")
            }
            let seen = try await database.read { connection in
                var seen: [String] = []
                try connection.forEachRow("SELECT number, content FROM pair") { row in
                    seen.append("\(row.columnCount) \(row.text(0) ?? "-") \(row.text(1) ?? "-")")
                    seen.append("\(row.integer(0) ?? -1) \(row.integer(1) ?? -1)")
                    seen.append("\(row.value(0) == .integer(12)) \(row.value(1) == .text("34"))")
                }
                return seen
            }
            #expect(seen == ["2 12 34", "12 -1", "true true"])
        }
    }

    @Test("Sums and counts are integers", arguments: Backend.available)
    func aggregates(backend: Backend) async throws {
        try await backend.withItems { database in
            try await database.write { connection in
                for id in 1...4 { try connection.execute(ItemTable.insert(id, "item \(id)", amount: id * 10)) }
            }
            let rows = try await database.read { connection in
                try connection.rows(
                    """
                    SELECT COUNT(*), SUM(amount), SUM(CASE WHEN amount > 20 THEN 1 ELSE 0 END), MIN(name)
                    FROM item
                    """
                )
            }
            #expect(rows == [Row([.integer(4), .integer(100), .integer(2), .text("item 1")])])
        }
    }
}
