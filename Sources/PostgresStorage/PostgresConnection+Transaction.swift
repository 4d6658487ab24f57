internal import CPostgres
internal import Storage

extension PostgresConnection {
    /// Runs `body` in a transaction of its own.
    ///
    /// When it throws, nothing of it stays, and ``failure`` tells what may help. `willRun` is called before the body
    /// runs: for one that may run only once, when it is known that the connection works.
    func carryOut<Result>(
        _ kind: TransactionKind,
        willRun: () -> Void = {},
        _ body: (any Connection) throws -> Result
    ) throws -> Result {
        open(kind)
        defer { transaction = nil }
        do {
            // A body that may run only once isn't tried on a connection that broke while it was idle.
            if !kind.mayRunAgain {
                try begin()
                try settle()
            }
            willRun()
            let result = try body(self)
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    private func open(_ kind: TransactionKind) {
        transaction = kind
        hasBegun = false
        isCommitting = false
        failure = nil
        handlerError = nil
    }

    private func commit() throws {
        // A statement that the body forgave has spoilt the transaction all the same.
        try throwFailure()
        guard hasBegun else { return }
        if transaction == .read { return try endReading() }
        if replies.listeners > 0 { try settle() }
        if replies.isEmpty { try noticeLoss() }
        try control("COMMIT", .commit)
        isCommitting = true
        try settle()
    }

    /// Nothing hangs on the end of a read: it is sent, and its answer left for the next transaction to read.
    private func endReading() throws {
        if !replies.isEmpty { try settle() }
        try control("COMMIT", .commit)
        try sync()
    }

    /// Looks, without waiting, whether the server has hung up: then COMMIT need not be sent, and nothing is uncertain.
    private func noticeLoss() throws(StorageError) {
        for _ in 0..<2 {
            guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else {
                throw lose(oneLine(PQerrorMessage(handle)))
            }
        }
        // libpq takes an error that comes out of turn for a notice; see `hearNotices`.
        _ = PQisBusy(handle)
        if isBroken, let failure { throw failure.error }
    }

    /// Ends the transaction, whatever state it is in, and keeps what had failed.
    private func rollBack() {
        guard !isBroken, hasBegun else { return }
        let cause = failure
        // Nobody is told about statements that are undone.
        failure = cause ?? Failure(error: .closed, remedy: .nothing)
        isCommitting = false
        do {
            try sync()
            try control("ROLLBACK", .rollback)
            try settle()
        } catch {
            // Either the failure from before, or the connection was lost, which `isBroken` tells.
        }
        failure = cause
    }

    /// Listens to what the server says out of turn: that it ends the connection.
    func hearNotices() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        PQsetNoticeReceiver(
            handle,
            { context, result in
                guard let context else { return }
                let error = ServerError(result)
                guard error.isFatal else { return }
                Unmanaged<PostgresConnection>.fromOpaque(context).takeUnretainedValue().lose(error.message)
            },
            context
        )
    }
}
