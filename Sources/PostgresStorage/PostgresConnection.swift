internal import CPostgres
internal import Storage

/// One connection to a server, always in libpq's pipeline mode.
///
/// What is sent is answered in order, but need not be waited for one by one. Belongs to the ``Seat`` that opened it and
/// is touched on its queue only.
final class PostgresConnection {
    let handle: OpaquePointer
    /// The kind of the transaction that is open; nil between transactions.
    var transaction: TransactionKind?
    /// Whether BEGIN was sent; it goes out with the first statement.
    var hasBegun = false
    /// Whether COMMIT was sent: if the connection is lost now, nobody knows how it ended.
    var isCommitting = false
    /// The first thing that went wrong in this transaction; no statement runs after it.
    var failure: Failure?
    /// Whether the connection is of no more use.
    var isBroken = false
    /// What the server owes.
    var replies = ReplyQueue()
    /// The rows that are still on the wire, and in front of every later answer.
    var rows: RowStream?
    /// How many rows the last statement changed.
    var lastChanged = 0
    /// What a handler of ``enqueue(_:_:)`` threw.
    var handlerError: (any Error)?
    private var isTelling = false
    private var unsent = 0
    private var statements = PreparedStatements(capacity: 256, prefix: "s")
    /// BEGIN, COMMIT and the like, out of reach for the statements of bodies.
    private var controls = PreparedStatements(capacity: 8, prefix: "c")
    private var parameters = ParameterBuffer()

    /// So many statements may be on their way; the answers to half of them are read when there are more.
    private static let window = 256

    /// Takes over a connection that libpq has opened.
    init(handle: OpaquePointer) { self.handle = handle }

    deinit { PQfinish(handle) }
}

extension PostgresConnection: Connection {
    var engine: Engine { .postgres }

    @discardableResult
    func execute(_ statement: Statement) throws -> Int {
        try send(statement, .statement(text: statement.text, changed: nil))
        try settle()
        return lastChanged
    }

    func enqueue(_ statement: Statement, _ changed: ((Int) throws -> Void)?) throws {
        try send(statement, .statement(text: statement.text, changed: changed))
        unsent += 1
        guard unsent >= Self.window / 2 else { return }
        try push()
        while replies.count > Self.window { receiveNext() }
        try throwFailure()
    }

    func flush() throws {
        guard transaction != nil else { throw StorageError.closed }
        // Rows that are still on the wire stand before every answer, and nothing was queued behind them.
        guard rows == nil, !replies.isEmpty else { return try throwFailure() }
        try settle()
    }

    /// The answer isn't waited for: whatever this connection sends next runs when the lock is held.
    func lock(_ name: String) throws {
        try enqueue("SELECT pg_advisory_xact_lock(\(Int(lockKey(name))))", nil)
    }

    func forEachRow(_ statement: Statement, _ body: (any RowReader) throws -> Void) throws {
        try send(statement, .rows(text: statement.text))
        try readRows(body)
    }
}

extension PostgresConnection {
    /// Sends a statement of a body, behind BEGIN if it is the first.
    private func send(_ statement: Statement, _ reply: Reply) throws(StorageError) {
        guard transaction != nil else { throw .closed }
        if let failure { throw failure.error }
        guard !isTelling else { throw stop(.forbidden("a handler of enqueue must not use the connection")) }
        if let rows {
            rows.keepRest(of: self)
            if let failure { throw failure.error }
        }
        if !hasBegun { try begin() }
        do { try parameters.fill(statement.values) } catch { throw stop(error) }
        let use = statements.use(statement.text, statement.values)
        if use.newTypes != nil, OpeningWord(of: statement.text).isForbidden {
            statements.forget(statement.text)
            throw stop(.forbidden(statement.text))
        }
        try dispatch(statement.text, use, reply)
    }

    /// Queues BEGIN.
    func begin() throws(StorageError) {
        guard let transaction else { throw .closed }
        try control(transaction.opening, .opening)
        hasBegun = true
    }

    /// Queues a statement that bodies must not run.
    func control(_ text: String, _ reply: Reply) throws(StorageError) {
        try parameters.fill([])
        try dispatch(text, controls.use(text, []), reply)
    }

    /// Queues a statement with the parameters at hand, prepared before if the server doesn't know it yet.
    private func dispatch(_ text: String, _ use: PreparedStatements.Use, _ reply: Reply) throws(StorageError) {
        for name in use.dropped {
            try check(PQsendQueryParams(handle, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 0))
            replies.append(.deallocation(name: name))
        }
        if let types = use.newTypes {
            try check(PQsendPrepare(handle, use.name, text, Int32(types.count), types))
            replies.append(.preparation(text: text))
        }
        let sent = parameters.withPointers { count, values in
            PQsendQueryPrepared(handle, use.name, count, values, nil, nil, 0)
        }
        try check(sent)
        replies.append(reply)
    }

    /// libpq returns 0 when it could not send: the connection broke, or there are too many values.
    private func check(_ sent: Int32) throws(StorageError) {
        guard sent != 1 else { return }
        let words = oneLine(PQerrorMessage(handle))
        throw PQstatus(handle) == CONNECTION_OK ? stop(.failed(words)) : lose(words)
    }

    /// Lets no later statement of this transaction run.
    func stop(_ error: StorageError) -> StorageError {
        if failure == nil { failure = Failure(error: error, remedy: .nothing) }
        return error
    }

    /// Gives the connection up.
    @discardableResult
    func lose(_ words: String) -> StorageError {
        isBroken = true
        replies.removeAll()
        rows = nil
        let failure =
            isCommitting
            ? Failure(error: .uncertain(words), remedy: .nothing)
            : Failure(error: .unavailable(words), remedy: .reconnect)
        self.failure = failure
        return failure.error
    }

    /// Sends what is queued and asks the server to answer it without ending what belongs together.
    private func push() throws(StorageError) {
        unsent = 0
        try check(PQsendFlushRequest(handle))
        guard PQflush(handle) == 0 else { throw lose(oneLine(PQerrorMessage(handle))) }
    }

    /// Ends what belongs together and sends it.
    func sync() throws(StorageError) {
        unsent = 0
        try check(PQpipelineSync(handle))
        replies.append(.sync)
    }

    /// Sends what is queued and reads every answer.
    func settle() throws {
        try sync()
        while !replies.isEmpty { receiveNext() }
        try throwFailure()
    }

    /// Throws what went wrong: the server first, then a handler.
    func throwFailure() throws {
        if let failure { throw failure.error }
        defer { handlerError = nil }
        if let handlerError { throw handlerError }
    }

    /// Reads the answer to what was sent longest ago.
    func receiveNext() {
        guard let reply = replies.popFirst() else { return }
        guard let result = PQgetResult(handle) else {
            _ = lose("the server sent no answer")
            return
        }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_PIPELINE_SYNC: return
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: accept(result, reply)
        case PGRES_PIPELINE_ABORTED: skip(reply)
        default: fail(result, reply)
        }
        finishAnswer()
    }

    /// Reads to the end of one answer.
    func finishAnswer() {
        while let rest = PQgetResult(handle) { PQclear(rest) }
    }

    private func accept(_ result: OpaquePointer, _ reply: Reply) {
        switch reply {
        case .statement(_, let changed):
            lastChanged = changedRows(result)
            if let changed { tell(changed) }
        // The server answers COMMIT with ROLLBACK where a statement had failed.
        case .commit where PQcmdStatus(result).map { String(cString: $0) } != "COMMIT":
            _ = stop(.failed("the server rolled the transaction back"))
        default: break
        }
    }

    /// For a SELECT the server counts the rows it sent.
    private func changedRows(_ result: OpaquePointer) -> Int {
        if PQresultStatus(result) == PGRES_TUPLES_OK, let words = PQcmdStatus(result),
            String(cString: words).hasPrefix("SELECT")
        {
            return 0
        }
        return PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    private func tell(_ changed: (Int) throws -> Void) {
        guard failure == nil, handlerError == nil else { return }
        isTelling = true
        defer { isTelling = false }
        do { try changed(lastChanged) } catch { handlerError = error }
    }

    /// Something before it failed, so the server did not look at it.
    private func skip(_ reply: Reply) {
        switch reply {
        case .preparation(let text):
            statements.forget(text)
            controls.forget(text)
        case .deallocation(let name): statements.dropLater(name)
        default: break
        }
    }

    /// Notes why the server refused what was sent.
    func fail(_ result: OpaquePointer, _ reply: Reply) {
        skip(reply)
        let error = ServerError(result)
        guard !error.isFatal, PQstatus(handle) != CONNECTION_BAD else {
            _ = lose(error.message)
            return
        }
        if error.code == "25006" { return failReadOnly(error, reply) }
        guard failure == nil else { return }
        failure = Failure(error: error.storageError, remedy: error.remedy)
    }

    /// A write that finds its server read-only was sent to one that is no longer the primary.
    private func failReadOnly(_ error: ServerError, _ reply: Reply) {
        guard transaction == .read else {
            _ = lose(error.message)
            return
        }
        switch reply {
        case .statement(let text, _), .rows(let text): _ = stop(.forbidden(text))
        default: _ = stop(error.storageError)
        }
    }
}
