import Configuration
import Foundation
import PostgresStorage
import Synchronization

/// All that is set: the command line, then the environment, then a settings file, then defaults.
struct Settings {
    /// A value with where it was set.
    struct Value: Equatable {
        let text: String
        let origin: SettingOrigin
    }

    private let values: [SettingKey: Value]

    /// Asks the four places in their order and checks every value that was set.
    init(commandLine: [SettingKey: String], environment: [String: String], file: ConfigFile?) throws {
        let origins: [SettingOrigin] = [.commandLine, .environment] + (file.map { [.file($0.path)] } ?? [])
        let found = FoundAt()
        let reader = ConfigReader(
            providers: [
                Self.provider(commandLine),
                EnvironmentVariablesProvider(environmentVariables: Self.ours(environment)),
            ] + (file.map { [Self.provider($0.values)] } ?? []),
            accessReporter: found
        )
        var values: [SettingKey: Value] = [:]
        for key in SettingKey.allCases {
            // Marked secret, a value never gets into the package's own access log.
            guard let text = reader.string(forKey: Self.configKey(key), isSecret: true) else { continue }
            values[key] = Value(text: text, origin: origins[found.place])
        }
        self.values = values
        for (key, value) in values { try Self.check(key, value) }
    }

    /// An empty variable is one that isn't set.
    private static func ours(_ environment: [String: String]) -> [String: String] {
        let names = Set(SettingKey.allCases.map(\.variable))
        return environment.filter { names.contains($0.key) && !$0.value.isEmpty }
    }

    private static func provider(_ values: [SettingKey: String]) -> InMemoryProvider {
        let pairs = values.map {
            (AbsoluteConfigKey(configKey($0.key)), ConfigValue(.string($0.value), isSecret: true))
        }
        return InMemoryProvider(values: Dictionary(pairs) { first, _ in first })
    }

    private static func configKey(_ key: SettingKey) -> ConfigKey { ConfigKey(["hotline", key.rawValue]) }

    /// What was set for a key, else its default.
    func value(_ key: SettingKey) -> Value? {
        if let value = values[key] { return value }
        return standard(key).map { Value(text: $0, origin: .standard) }
    }

    private func standard(_ key: SettingKey) -> String? {
        switch key {
        case .data: "hotline-data"
        case .database: "\(dataFolder)/hotline.sqlite"
        case .key: "\(dataFolder)/hotline.key"
        case .city, .settings: nil
        case .port: "8080"
        case .basePath: ""
        }
    }
}

extension Settings {
    /// The folder of the database file and of the key.
    var dataFolder: String { value(.data)?.text ?? "" }

    /// The folder of the files of exports.
    var exportFolder: String { "\(dataFolder)/exports" }

    /// A file path or a connection string.
    var databaseName: String { value(.database)?.text ?? "" }

    /// The key stands outside the database.
    var keyPath: String { value(.key)?.text ?? "" }

    /// The folder with a city's own limits and hours; nil for those of the program.
    var cityFolder: String? { value(.city)?.text }

    /// The file with a bulletin's settings; nil for those of the program.
    var bulletinFile: String? { value(.settings)?.text }

    /// Where the pages listen.
    var port: Int { value(.port).flatMap { Int($0.text) } ?? 0 }

    /// The path that the pages live under behind a proxy; empty for none.
    var basePath: String { value(.basePath)?.text ?? "" }

    var isServer: Bool { Self.isServer(databaseName) }

    /// Whether a text names a server and not a file.
    static func isServer(_ database: String) -> Bool {
        database.hasPrefix("postgresql://") || database.hasPrefix("postgres://") || database.contains("host=")
    }

    /// A value as it may be shown: never a password.
    func shown(_ key: SettingKey) -> String? {
        guard let value = value(key) else { return nil }
        guard key == .database, isServer else { return value.text }
        return ConnectionText.shown(value.text)
    }
}

extension Settings {
    private static func check(_ key: SettingKey, _ value: Value) throws {
        if let problem = problem(key, value.text) {
            throw CommandFailure.said("\(key.title)（\(value.origin.title(key))）\(problem)")
        }
    }

    /// What is wrong with a value and what to write instead.
    private static func problem(_ key: SettingKey, _ text: String) -> String? {
        switch key {
        case .port: (1...65_535).contains(Int(text) ?? 0) ? nil : "为“\(text)”，应为1到65535的整数。"
        case .basePath:
            text.isEmpty || text.hasPrefix("/") ? nil : "为“\(text)”，应以 / 开头，如 /12345，或留空。"
        case .database where isServer(text) && ConnectionText.shown(text) == nil:
            "不是正确的连接串，应为 postgresql://用户:密码@主机:端口/数据库，密码中的特殊字符用百分号编码。"
        case .data, .database, .key, .city, .settings: text.isEmpty ? "为空，请写明路径，或删去这一项。" : nil
        }
    }
}

/// Which of the places had the value that was asked for last.
private final class FoundAt: AccessReporter {
    private let last = Mutex(0)

    var place: Int { last.withLock { $0 } }

    func report(_ event: AccessEvent) {
        let place = event.providerResults.firstIndex { (try? $0.result.get())?.value != nil }
        last.withLock { $0 = place ?? 0 }
    }
}
