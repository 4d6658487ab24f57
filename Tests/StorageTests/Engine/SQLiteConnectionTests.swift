import Storage
import Testing

@testable import SQLiteStorage

/// What is SQLite's own: texts, parameters, errors, the cache of statements.
struct SQLiteConnectionTests {
    @Test("A text keeps what follows a NUL")
    func embeddedNUL() async throws {
        try await withDatabase { database in
            let text = "before\0after\0"
            let stored = try await database.read { try $0.rows("SELECT \(text)") }
            #expect(stored == [Row([.text(text)])])
        }
    }

    @Test("Two hundred values are bound where they stand")
    func manyValues() async throws {
        try await withDatabase { database in
            let list = (1...200).map { Statement("\($0 * 7)") }.joined(", ")
            let stored = try await database.read { try $0.rows("SELECT \(list)") }
            #expect(stored == [Row((1...200).map { .integer($0 * 7) })])
        }
    }

    @Test(
        "Parameters written by hand are refused: their numbers would not be those of the values",
        arguments: ["SELECT ?", "SELECT ?2", "SELECT :name", "SELECT @name", "SELECT $name", "SELECT $2", "SELECT $1"]
    )
    func foreignParameters(text: String) async throws {
        try await withDatabase { database in
            await #expect(throws: StorageError.self) {
                try await database.read { try $0.rows(Statement(stringLiteral: text)) }
            }
        }
    }

    @Test("A cast in PostgreSQL's notation behind a value is refused, not taken for a name")
    func castNotation() async throws {
        try await withDatabase { database in
            await #expect(throws: StorageError.self) { try await database.read { try $0.rows("SELECT \(1)::bigint") } }
        }
    }

    @Test("A query that is run inside itself is refused and the connection stays usable")
    func selfNestedQuery() async throws {
        try await withDatabase { database in
            await #expect(throws: StorageError.failed("a statement was run again while its rows were read")) {
                try await database.read { connection in
                    try connection.forEachRow("SELECT \(1)") { _ in
                        try connection.forEachRow("SELECT \(2)") { _ in }
                    }
                }
            }
            let next = try await database.read { try $0.integer("SELECT \(3)") }
            #expect(next == 3)
        }
    }

    @Test(
        "Statements that change the connection are refused",
        arguments: ["PRAGMA synchronous = OFF", "ATTACH '' AS x"]
    )
    func connectionStatements(text: String) async throws {
        try await withDatabase { database in
            await #expect(throws: StorageError.forbidden(text)) {
                try await database.write { _ = try $0.execute(Statement(stringLiteral: text)) }
            }
        }
    }

    @Test("A number with a fraction is read as a text, so that nobody takes it for an integer")
    func fractions() async throws {
        try await withDatabase { database in
            var row = try await database.read { try $0.rows("SELECT 1.5")[0] }
            #expect(row.values == [.text("1.5")])
            #expect(throws: StorageError.unexpectedValue(column: 0)) { try row.integer() }
        }
    }

    @Test("A full-text query that is not understood is not repeated")
    func silentQuery() async throws {
        try await withDatabase { database in
            try await database.write { _ = try $0.execute("CREATE VIRTUAL TABLE word USING fts5 (terms)") }
            for query in ["\"张三", "张三:李四", "AND 张三"] {
                let error = await #expect(throws: StorageError.self) {
                    try await database.read { try $0.rows("SELECT rowid FROM word WHERE word MATCH \(query)") }
                }
                #expect(!"\(error as Any)".contains("张三"))
            }
        }
    }

    @Test("Foreign keys are on, the log is kept and every commit is waited for")
    func settings() throws {
        let path = DatabaseFile.temporaryPath()
        try DatabaseFile.create(path)
        defer { DatabaseFile.remove(path) }
        let writer = try SQLiteConnection.writer(path, isTemporary: false)
        defer { writer.close() }
        #expect(try writer.integer("SELECT foreign_keys FROM pragma_foreign_keys") == 1)
        #expect(try writer.integer("SELECT synchronous FROM pragma_synchronous") == 2)
        #expect(try writer.rows("SELECT journal_mode FROM pragma_journal_mode") == [Row([.text("wal")])])
    }

    @Test("The statements used last stay prepared, those used longest ago make room")
    func cache() async throws {
        try await withDatabase { database in
            let texts = try await database.read { connection in
                let used = (1...300).map { "SELECT \($0)" }
                for text in used { _ = try connection.rows(Statement(stringLiteral: text)) }
                for text in used.suffix(250).reversed() { _ = try connection.rows(Statement(stringLiteral: text)) }
                _ = try connection.rows(Statement(stringLiteral: used[0]))
                let kept = try connection.rows("SELECT sql FROM sqlite_stmt").map(\.values)
                return Set(kept.filter { $0 == [.text(used[0])] || used.suffix(250).map { [.text($0)] }.contains($0) })
            }
            #expect(texts.count == 251)
        }
    }

    @Test("The opening word is found behind gaps and told in capitals")
    func openingWords() {
        let words = [
            "": "", "   ": "", "123": "", "-- only a remark": "", "/* never closed": "", "select 1": "SELECT",
            "\n\tCommit;": "COMMIT", ";;;end": "END", "--x\r\n--y\n with t as (select 1)": "WITH", "-1": "",
            "/*a*//*b*/begin": "BEGIN", "/**/ /***/ /* * / */PRAGMA(x)": "PRAGMA", "vacuum;": "VACUUM", "中文": "",
        ]
        for (text, word) in words { #expect(OpeningWord(of: text).word == word, "\(text)") }
        #expect(!OpeningWord(of: "BEGINNING").isForbidden)
        #expect(OpeningWord(of: "replace into t").countsChanges)
    }

    @Test("Each kind of SQLite's errors is one of ours")
    func errors() {
        let expected: [Int32: StorageError] = [
            2_067: .duplicate, 1_555: .duplicate, 2_579: .duplicate, 275: .refused("words"), 787: .refused("words"),
            5: .busy, 6: .busy, 517: .busy, 13: .unavailable("words"), 1_034: .unavailable("words"),
            11: .unavailable("words"), 26: .unavailable("words"), 7: .failed("words"), 1: .failed("words"),
        ]
        for (code, error) in expected {
            #expect(StorageError(code: code, words: "words", isRunning: false) == error)
        }
        let quoting = StorageError(code: 1, words: "no such column: 张三", isRunning: true)
        #expect(quoting == .failed("no such column"))
    }
}

private func withDatabase(_ test: (SQLiteDatabase) async throws -> Void) async throws {
    let database = try SQLiteDatabase.inMemory()
    do {
        try await test(database)
    } catch {
        await database.close()
        throw error
    }
    await database.close()
}
