internal import CPostgres
internal import Storage

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#endif

extension PostgresConnection {
    /// What holds unless the connection string says otherwise: it comes later in the list.
    private static let defaults = [
        ("fallback_application_name", "hotline"),
        ("connect_timeout", "5"),
        // Among several hosts the one that accepts writes; a single one must accept them.
        ("target_session_attrs", "read-write"),
        // A machine that vanished is noticed after half a minute, not after libpq's two hours.
        ("tcp_user_timeout", "30000"),
        ("keepalives_idle", "30"),
        ("keepalives_interval", "10"),
        ("keepalives_count", "3"),
    ]

    /// Connects, sets up the session, and makes sure that the database is one that hotline can work on.
    static func open(_ conninfo: String) throws(StorageError) -> PostgresConnection {
        let settings = defaults + [("dbname", conninfo), ("client_encoding", "UTF8")]
        guard let handle = connect(settings) else { throw .failed("out of memory") }
        let connection = PostgresConnection(handle: handle)
        guard PQstatus(handle) == CONNECTION_OK else { throw refusal(oneLine(PQerrorMessage(handle))) }
        connection.hearNotices()
        try connection.setUp()
        guard PQenterPipelineMode(handle) == 1 else { throw .failed("libpq refuses pipeline mode") }
        return connection
    }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
        let keywords = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer { for text in keywords + values { free(text) } }
        return PQconnectdbParams(
            keywords.map { UnsafePointer($0) } + [nil],
            values.map { UnsafePointer($0) } + [nil],
            1
        )
    }

    /// libpq doesn't hand out the SQLSTATE of a refused connection, only the server's words.
    ///
    /// From a server that speaks another language everything is taken for an outage, which only costs patience.
    private static func refusal(_ words: String) -> StorageError {
        let full = ["too many clients", "too many connections", "remaining connection slots"]
        if full.contains(where: words.contains) { return .busy }
        // Waiting helps against none of these.
        let wrong = ["authentication failed", "no password supplied", "does not exist", "no pg_hba.conf entry"]
        return wrong.contains(where: words.contains) ? .failed(words) : .unavailable(words)
    }

    private func setUp() throws(StorageError) {
        let result = PQexec(handle, Self.session(keepsCommitMode: wasGivenCommitMode))
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK, let result else {
            let error = ServerError(result)
            throw PQstatus(handle) == CONNECTION_OK && !error.isFatal ? error.storageError : .unavailable(error.message)
        }
        try DatabaseTraits(result).check()
    }

    /// A body that waits is durable when it is answered, whatever the server's default; but who asks for less gets it.
    private static func session(keepsCommitMode: Bool) -> String {
        """
        SET jit = off; SET TimeZone = 'UTC'; SET standard_conforming_strings = on; SET client_min_messages = warning;
        SELECT current_setting('server_version_num'), pg_encoding_to_char(d.encoding), d.datname, d.datcollate,
            coalesce(to_jsonb(d) ->> 'datlocprovider', 'c')
            \(keepsCommitMode ? "" : ", \(atLeastLocalCommit)")
        FROM pg_database d WHERE d.datname = current_database()
        """
    }

    private static let atLeastLocalCommit = """
        set_config('synchronous_commit',
            replace(current_setting('synchronous_commit'), 'off', 'on'), false)
        """

    private var wasGivenCommitMode: Bool {
        guard let options = PQconninfo(handle) else { return false }
        defer { PQconninfoFree(options) }
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "options" {
                return option.pointee.val.map { String(cString: $0).contains("synchronous_commit") } ?? false
            }
            option += 1
        }
        return false
    }
}

/// What a database was made with, and can't be changed.
struct DatabaseTraits {
    let version: Int
    let encoding: String
    let name: String
    let collation: String
    /// `c` for the C library, `i` for ICU, `b` for PostgreSQL's own (since 17).
    let provider: String

    /// Refuses a database whose texts would be stored or sorted otherwise than SQLite does it: by code point.
    func check() throws(StorageError) {
        guard version >= 130_000 else {
            throw .failed("PostgreSQL 版本过低(\(version / 10_000)),需要 13 或更高版本")
        }
        guard encoding == "UTF8" else {
            throw .failed("数据库 \(name) 的编码是 \(encoding),应为 UTF8。\(advice)")
        }
        guard provider == "b" || provider == "c" && ["C", "POSIX"].contains(collation) else {
            throw .failed("数据库 \(name) 的排序规则是 \(collation),应为 C。\(advice)")
        }
    }

    private var advice: String {
        "请备份后重建:CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    }
}

extension DatabaseTraits {
    fileprivate init(_ result: OpaquePointer) {
        func column(_ number: Int32) -> String { PQgetvalue(result, 0, number).map { String(cString: $0) } ?? "" }
        version = Int(column(0)) ?? 0
        encoding = column(1)
        name = column(2)
        collation = column(3)
        provider = column(4)
    }
}
