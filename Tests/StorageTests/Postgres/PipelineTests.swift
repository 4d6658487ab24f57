import PostgresStorage
import Storage
import Testing

extension PostgresTests {
    /// Statements whose answers are not waited for, beyond what every engine promises.
    @Suite struct PipelineTests {
        @Test("A failed statement is found at the latest when the window is full, and undoes everything")
        func failureInTheMiddle() async throws {
            try await TestServer.withSchema { database, _ in
                let sent = Counter()
                let told = Counter()
                await #expect(throws: StorageError.duplicate) {
                    try await database.writeAlone { connection in
                        for id in 1...5_000 {
                            sent.next()
                            try connection.enqueue(
                                "INSERT INTO item (id, name) VALUES (\(id % 1_000), \("item \(id)"))"
                            ) { _ in told.next() }
                        }
                    }
                }
                #expect(told.count == 1_000)
                #expect((1_000...1_600).contains(sent.count))
                try await database.expectItemCount(0)
                try await database.write { try $0.insertItem(1) }
            }
        }

        @Test("Neither side waits for the other for ever when questions and answers are large")
        func largeTexts() async throws {
            try await TestServer.withSchema { database, _ in
                let text = String(repeating: "诉求", count: 20_000)
                try await database.writeAlone { connection in
                    for _ in 1...400 { try connection.enqueue("SELECT \(text) || \(text)") }
                }
            }
        }

        @Test("A handler must not use the connection")
        func handler() async throws {
            try await TestServer.withSchema { database, _ in
                let error = StorageError.forbidden("a handler of enqueue must not use the connection")
                await #expect(throws: error) {
                    try await database.write { connection in
                        try connection.enqueue("SELECT 1") { _ in try connection.insertItem(2) }
                        try connection.flush()
                    }
                }
                try await database.write { try $0.insertItem(2) }
            }
        }

        @Test("Handlers are told nothing of a body that was abandoned, nor after one of them threw")
        func abandoned() async throws {
            try await TestServer.withSchema { database, _ in
                let told = Counter()
                await #expect(throws: Abandoned()) {
                    try await database.write { connection in
                        try connection.enqueue("SELECT 1") { _ in told.next() }
                        throw Abandoned()
                    }
                }
                #expect(told.count == 0)
                await #expect(throws: Abandoned()) {
                    try await database.write { connection in
                        try connection.enqueue("SELECT 1") { _ in told.next() }
                        try connection.enqueue("SELECT 2") { _ in throw Abandoned() }
                        try connection.enqueue("SELECT 3") { _ in told.next() }
                    }
                }
                #expect(told.count == 1)
                try await database.expectItemCount(0)
            }
        }

        @Test("What a handler threw is thrown before the rows of the next query are handed over")
        func handlerBeforeRows() async throws {
            try await TestServer.withSchema { database, _ in
                let rows = Counter()
                await #expect(throws: Abandoned()) {
                    try await database.write { connection in
                        try connection.enqueue("SELECT 1") { _ in throw Abandoned() }
                        try connection.forEachRow("SELECT generate_series(1, 10)") { _ in rows.next() }
                    }
                }
                #expect(rows.count == 0)
                try await database.expectItemCount(0)
            }
        }

        @Test("What is still queued when a read ends can fail it")
        func queuedInRead() async throws {
            try await TestServer.withSchema { database, _ in
                await #expect(throws: StorageError.failed("22012 division by zero")) {
                    try await database.read { try $0.enqueue("SELECT 1 / 0") }
                }
                try await database.expectItemCount(0)
            }
        }

        @Test("Which rows were there already is known after a flush")
        func absent() async throws {
            try await TestServer.withSchema { database, _ in
                try await database.write { connection in
                    for id in stride(from: 0, to: 3_000, by: 7) { try connection.insertItem(id) }
                }
                let present = try await database.writeAlone { connection in
                    let present = List()
                    for id in 0..<3_000 {
                        try connection.enqueue(
                            "INSERT INTO item (id, name) VALUES (\(id), \("item \(id)")) ON CONFLICT DO NOTHING"
                        ) { changed in
                            if changed == 0 { present.ids.append(id) }
                        }
                    }
                    try connection.flush()
                    return present.ids
                }
                #expect(present == Array(stride(from: 0, to: 3_000, by: 7)))
                try await database.expectItemCount(3_000)
            }
        }

        @Test("Statements queued while rows are read run after the rows are kept")
        func queuedBetweenRows() async throws {
            try await TestServer.withSchema { database, _ in
                let counts = try await database.write { connection in
                    let counts = List()
                    try connection.forEachRow("SELECT generate_series(1, 1000)") { row in
                        let id = row.integer(0) ?? 0
                        try connection.enqueue("INSERT INTO item (id, name) VALUES (\(id), \("item \(id)"))") {
                            counts.ids.append($0)
                        }
                    }
                    try connection.flush()
                    return counts.ids
                }
                #expect(counts == Array(repeating: 1, count: 1_000))
                try await database.expectItemCount(1_000)
            }
        }

        @Test("A statement the server could not prepare is prepared again when it can be")
        func preparedLater() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                let insert: Statement = "INSERT INTO later (id) VALUES (\(1))"
                let runs = Counter()
                for _ in 1...2 {
                    await #expect(throws: StorageError.failed("42P01 relation \"later\" does not exist")) {
                        try await database.write { connection in
                            runs.next()
                            try connection.enqueue(insert)
                            try connection.enqueue("INSERT INTO item (id, name) VALUES (\(1), \("one"))")
                        }
                    }
                }
                // It is not run under a name that the server doesn't know, which would cost a new connection.
                #expect(runs.count == 2)
                try await database.run("CREATE TABLE later (id BIGINT PRIMARY KEY)")
                #expect(try await database.write { try $0.execute(insert) } == 1)
                try await database.write { try $0.insertItem(1) }
            }
        }

        @Test("Only so many statements stay prepared, and those dropped can be used again")
        func manyStatements() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                for _ in 1...2 {
                    for batch in 0..<4 {
                        let sum = try await database.read { connection in
                            var sum = 0
                            for number in 0..<100 {
                                let text = "SELECT \(batch * 100 + number)"
                                sum += try connection.integer(Statement(stringLiteral: text))
                            }
                            return sum
                        }
                        #expect(sum == (0..<100).reduce(0) { $0 + batch * 100 + $1 })
                    }
                }
                let prepared = try await database.read { try $0.integer("SELECT COUNT(*) FROM pg_prepared_statements") }
                #expect((200...264).contains(prepared))
            }
        }

        @Test("Statements that could not be dropped in a failed transaction are dropped later")
        func droppedLater() async throws {
            try await TestServer.withSchema(connections: 1) { database, _ in
                func use(_ numbers: Range<Int>, after first: Statement) async throws {
                    try await database.write { connection in
                        try connection.enqueue(first)
                        for number in numbers { try connection.enqueue(Statement(stringLiteral: "SELECT \(number)")) }
                    }
                }
                try await use(0..<300, after: "SELECT 'first'")
                for round in 0..<5 {
                    await #expect(throws: StorageError.failed("22012 division by zero")) {
                        try await use(1_000 + round * 100..<1_100 + round * 100, after: "SELECT 1 / 0")
                    }
                }
                try await use(0..<10, after: "SELECT 'first'")
                let prepared = try await database.read { try $0.integer("SELECT COUNT(*) FROM pg_prepared_statements") }
                #expect(prepared <= 264)
            }
        }

        private final class List {
            var ids: [Int] = []
        }
    }
}
