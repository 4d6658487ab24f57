import ArgumentParser
import Bulletins

/// The command `hotline settings`.
struct SettingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "打印每一项设置和它的来处（不含密码），并检查城市文件夹和通报设置",
        subcommands: [Import.self, Export.self]
    )

    @OptionGroup var options: DataOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        try await saying {
            let settings = try options.settings(serving.values)
            for line in settings.lines { print(line) }
            _ = try CityFolder.city(settings.cityFolder)
            _ = try SettingsFile.bulletin(settings.bulletinFile)
        }
    }
}

/// What only the pages need.
struct ServingOptions: ParsableArguments {
    @Option(name: .long, help: "端口（环境变量 HOTLINE_PORT；不写则为 8080）")
    var port: Int?

    @Option(
        name: .customLong("base-path"),
        help: ArgumentHelp("代理之后的路径前缀，如 /12345（环境变量 HOTLINE_BASE_PATH）", valueName: "路径")
    )
    var basePath: String?

    @Option(name: .long, help: ArgumentHelp("通报设置（YAML；环境变量 HOTLINE_SETTINGS）", valueName: "文件"))
    var settings: String?

    func validate() throws {
        guard port.map({ (1...65_535).contains($0) }) ?? true else { throw ValidationError("端口应为1到65535的整数。") }
    }

    /// The values as ``Settings`` takes them.
    var values: [SettingKey: String?] { [.port: port.map(String.init), .basePath: basePath, .settings: settings] }
}

extension Settings {
    /// A line for each setting: its name, its value without passwords, and where it was set.
    var lines: [String] {
        SettingKey.allCases.map { key in
            let origin = value(key)?.origin.title(key) ?? "默认"
            let shown = shown(key).flatMap { $0.isEmpty ? nil : $0 }
            return "\(key.rawValue)\t\(shown ?? "（无）")\t\(origin)"
        }
    }
}
