public import Calls
public import WorkingDays

/// One attempt to call a citizen back whose call was missed.
public struct CallbackAttempt: Hashable, Sendable {
    public var at: Instant
    /// 工号.
    public var officer: String
    public var result: CallbackResult

    public init(at: Instant, officer: String, result: CallbackResult) {
        self.at = at
        self.officer = officer
        self.result = result
    }
}

/// 回拨 as rows of `callback_attempt`.
extension Connection {
    /// The attempts of a missed call, oldest first; a range of the primary key.
    public func callbackAttempts(_ id: String) throws -> [CallbackAttempt] {
        try rows(
            "SELECT attempted_at, officer, result FROM callback_attempt WHERE call_id = \(id) ORDER BY sequence"
        ).map { row throws(StorageError) in
            var row = row
            return CallbackAttempt(at: try row.instant(), officer: try row.text(), result: try row.code())
        }
    }

    /// Stores one more attempt; `sequence` counts from 1.
    public func insert(_ attempt: CallbackAttempt, sequence: Int, of id: String) throws {
        try execute(
            """
            INSERT INTO callback_attempt (call_id, sequence, attempted_at, officer, result)
            VALUES (\(id), \(sequence), \(attempt.at), \(attempt.officer), \(attempt.result.rawValue))
            """
        )
    }
}

/// Who may tell of calls, as rows of `telephony_token`.
extension Connection {
    /// Keeps the hash of a system's token; the one before opens nothing any more.
    public func setTelephonyToken(_ hash: String, of name: String, at now: Instant) throws {
        try execute(
            """
            INSERT INTO telephony_token (name, token_hash, made_at) VALUES (\(name), \(hash), \(now))
            ON CONFLICT (name) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at
            """
        )
    }

    /// Takes a system's token away; returns whether it had one.
    public func removeTelephonyToken(of name: String) throws -> Bool {
        try execute("DELETE FROM telephony_token WHERE name = \(name)") == 1
    }

    /// The system whose token has this hash; nil where it is nobody's; one step by a unique key.
    public func telephonySystem(_ hash: String) throws -> String? {
        guard var row = try rows("SELECT name FROM telephony_token WHERE token_hash = \(hash)").first else {
            return nil
        }
        return try row.text()
    }

    /// The systems that have a token with the day it was made, by name.
    public func telephonySystems() throws -> [(name: String, madeAt: Instant)] {
        try rows("SELECT name, made_at FROM telephony_token ORDER BY name").map { row throws(StorageError) in
            var row = row
            return (try row.text(), try row.instant())
        }
    }
}
