import Sealing
public import Storage
public import WorkingDays

/// 话务系统: who may tell of calls, by a token whose hash alone is kept.
public struct TelephonyDesk: Sendable {
    let database: any Database
    let seal: Seal

    public init(database: any Database, seal: CitizenSeal) {
        self.database = database
        self.seal = seal.seal
    }

    /// A new token for a system, shown once; the one before opens nothing any more.
    public func newToken(for name: String, by officer: String, at now: Instant) async throws -> String {
        let token = try seal.newToken()
        guard let hash = try seal.telephonyHash(token) else { throw CallRefusal.unknownToken }
        let author = SettingsLog.Author(officer: officer, at: now)
        try await database.write { connection in
            try connection.setTelephonyToken(hash, of: name, at: now)
            try SettingsLog(seal: seal).write("新建话务令牌", about: "话务系统 \(name)", by: author, on: connection)
        }
        return token
    }

    /// Takes a system's token away at once.
    public func removeToken(of name: String, by officer: String, at now: Instant) async throws {
        let author = SettingsLog.Author(officer: officer, at: now)
        try await database.write { connection in
            guard try connection.removeTelephonyToken(of: name) else { throw CallRefusal.unknownToken }
            try SettingsLog(seal: seal).write("停用话务令牌", about: "话务系统 \(name)", by: author, on: connection)
        }
    }

    /// The system that a token is of; nil where it is nobody's; one step by a unique key.
    public func system(_ token: String) async throws -> String? {
        guard let hash = try seal.telephonyHash(token) else { return nil }
        return try await database.read { try $0.telephonySystem(hash) }
    }

    /// The systems that have a token.
    public func systems() async throws -> [(name: String, madeAt: Instant)] {
        try await database.read { try $0.telephonySystems() }
    }
}
