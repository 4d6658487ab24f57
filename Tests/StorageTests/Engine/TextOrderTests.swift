import Storage
import TestSupport
import Testing

/// Texts are ordered and compared by code point: the same list on every engine, whatever language a server speaks.
struct TextOrderTests {
    private static let names = [
        "濉溪县", "相山区", "杜集区", "烈山区", "濉溪县 ", "ABC", "abc", "Z", "z", "1", "10", "2", "", " ", "é", "e\u{301}",
        "\u{FF21}", "\u{20BB7}野", "\u{9FFF}", "一", "丁", "😀",
    ]

    /// UTF-8 bytes and code points have the same order.
    private static let ordered = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

    @Test("ORDER BY sorts texts by code point", arguments: Backend.available)
    func order(backend: Backend) async throws {
        try await backend.withNames(Self.names) { database in
            let rows = try await database.read { try $0.rows("SELECT name FROM name ORDER BY name") }
            #expect(rows.map(\.values) == Self.ordered.map { [.text($0)] })
        }
    }

    @Test("Comparisons of texts follow the order of the index", arguments: Backend.available)
    func ranges(backend: Backend) async throws {
        try await backend.withNames(Self.names) { database in
            for bound in Self.names {
                let below = try await database.read { connection in
                    try connection.integer("SELECT COUNT(*) FROM name WHERE name < \(bound)")
                }
                #expect(below == Self.ordered.filter { $0.utf8.lexicographicallyPrecedes(bound.utf8) }.count)
            }
        }
    }

    @Test("Texts that look alike but differ in bytes are different keys", arguments: Backend.available)
    func lookAlikes(backend: Backend) async throws {
        try await backend.withNames(["caf\u{e9}"]) { database in
            let isNew = try await database.write { connection in
                try connection.insertIfAbsent("INSERT INTO name (name) VALUES (\("cafe\u{301}"))")
            }
            #expect(isNew)
        }
    }
}

extension Backend {
    fileprivate func withNames(_ names: [String], _ test: (any Database) async throws -> Void) async throws {
        try await withDatabase { database in
            try await database.write { connection in
                try connection.execute("CREATE TABLE name (name TEXT PRIMARY KEY)")
                for name in names { try connection.execute("INSERT INTO name (name) VALUES (\(name))") }
            }
            try await test(database)
        }
    }
}
