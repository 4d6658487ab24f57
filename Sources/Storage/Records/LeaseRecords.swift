public import WorkingDays

/// Leases: which of several nodes does what only one may do at a time.
extension Connection {
    /// Takes or renews a lease; false where another holds it still.
    ///
    /// One UPDATE by primary key. A node that died loses its lease when it runs out.
    public func takeLease(_ name: String, holder: String, now: Instant, seconds: Int) throws -> Bool {
        let until = now.advanced(bySeconds: seconds)
        if try insertIfAbsent("INSERT INTO lease (name, holder, until) VALUES (\(name), \(holder), \(until))") {
            return true
        }
        return try execute(
            """
            UPDATE lease SET holder = \(holder), until = \(until)
            WHERE name = \(name) AND (holder = \(holder) OR until < \(now))
            """
        ) == 1
    }

    /// Gives a lease back; another's stays.
    public func releaseLease(_ name: String, holder: String) throws {
        try execute("DELETE FROM lease WHERE name = \(name) AND holder = \(holder)")
    }
}
