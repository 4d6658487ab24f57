internal import CPostgres
internal import Storage

/// The rows of one result, read from the wire one by one.
///
/// The server sends its answers in order. So when the body of a row runs another statement, the rows that are left
/// are kept in memory first.
final class RowStream {
    let row = ResultRow()
    private(set) var kept: [[Value]] = []

    /// Takes the rows that are left off the wire.
    func keepRest(of connection: PostgresConnection) {
        let rest = ResultRow()
        while let result = connection.nextRow() {
            rest.stand(on: result)
            kept.append(rest.values)
            PQclear(result)
        }
    }
}

extension PostgresConnection {
    /// Hands the rows of the statement that was just sent to `body`.
    func readRows(_ body: (any RowReader) throws -> Void) throws {
        let stream = try awaitRows()
        // A body that throws leaves rows behind; they stand before every later answer.
        defer { if rows === stream { discardRows() } }
        try throwFailure()
        while rows === stream, let result = nextRow() {
            defer { PQclear(result) }
            stream.row.stand(on: result)
            try body(stream.row)
        }
        for values in stream.kept { try body(KeptRow(values: values)) }
        try throwFailure()
    }

    /// Reads the answers before the rows; memory does not grow with the rows from then on.
    private func awaitRows() throws(StorageError) -> RowStream {
        try sync()
        while let reply = replies.first {
            if case .rows = reply { break }
            receiveNext()
        }
        if isBroken, let failure { throw failure.error }
        // Else the result would come in one piece, its rows unseen. What follows a failure has none.
        if PQsetSingleRowMode(handle) == 0, failure == nil { throw lose("libpq refuses single-row mode") }
        let stream = RowStream()
        rows = stream
        return stream
    }

    /// The next row on the wire; nil after the last, when every answer has been read.
    func nextRow() -> OpaquePointer? {
        guard let result = PQgetResult(handle) else {
            lose("the server sent no answer")
            return nil
        }
        if PQresultStatus(result) == PGRES_SINGLE_TUPLE { return result }
        defer { PQclear(result) }
        endRows(result)
        return nil
    }

    private func endRows(_ result: OpaquePointer) {
        rows = nil
        let reply = replies.popFirst()
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_PIPELINE_ABORTED: break
        default: if let reply { fail(result, reply) }
        }
        guard !isBroken else { return }
        finishAnswer()
        while !replies.isEmpty { receiveNext() }
    }

    private func discardRows() {
        while let result = nextRow() { PQclear(result) }
    }
}
