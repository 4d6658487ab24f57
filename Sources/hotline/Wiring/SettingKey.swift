/// What can be set, by the name that the command line, the environment and the settings file share.
enum SettingKey: String, CaseIterable {
    case data
    case database
    case key
    case city
    case settings
    case port
    case basePath = "base-path"

    /// The option's name with its dashes.
    var option: String { "--\(rawValue)" }

    /// The environment variable's name.
    var variable: String { "HOTLINE_" + rawValue.uppercased().replacing("-", with: "_") }

    /// What the value is, in Chinese.
    var title: String {
        switch self {
        case .data: "数据文件夹"
        case .database: "数据库"
        case .key: "密钥文件"
        case .city: "城市文件夹"
        case .settings: "通报设置"
        case .port: "端口"
        case .basePath: "路径前缀"
        }
    }

    /// Whether the value names a file or folder.
    var isPath: Bool {
        switch self {
        case .data, .database, .key, .city, .settings: true
        case .port, .basePath: false
        }
    }
}

/// Where a value was set.
enum SettingOrigin: Equatable {
    case commandLine
    case environment
    /// The settings file at a path.
    case file(String)
    case standard

    /// The place in words, for one setting.
    func title(_ key: SettingKey) -> String {
        switch self {
        case .commandLine: "命令行 \(key.option)"
        case .environment: "环境变量 \(key.variable)"
        case .file(let path): "设置文件 \(path)"
        case .standard: "默认"
        }
    }
}
