import ArgumentParser
import Foundation

/// What every command shares: where the data are, and whose rules hold.
struct DataOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("设置文件（YAML 或 JSON；环境变量 HOTLINE_CONFIG）", valueName: "文件"))
    var config: String?

    @Option(
        name: .long,
        help: ArgumentHelp("数据库：文件路径，或 postgresql://… 连接串（环境变量 HOTLINE_DATABASE）", valueName: "库")
    )
    var database: String?

    @Option(name: .long, help: ArgumentHelp("数据文件夹，放数据库文件和密钥（环境变量 HOTLINE_DATA）", valueName: "文件夹"))
    var data: String?

    @Option(name: .customLong("key"), help: ArgumentHelp("密钥文件（环境变量 HOTLINE_KEY）", valueName: "文件"))
    var keyFile: String?

    @Option(
        name: .long,
        help: ArgumentHelp("城市文件夹，其中 limits.csv 为办理时限、calendar.yml 为工作时间（环境变量 HOTLINE_CITY）", valueName: "文件夹")
    )
    var city: String?

    /// Everything that is set, read once; `more` is what a command has beside.
    func settings(_ more: [SettingKey: String?] = [:]) throws -> Settings {
        let shared: [SettingKey: String?] = [.data: data, .database: database, .key: keyFile, .city: city]
        let environment = ProcessInfo.processInfo.environment
        let file = config ?? environment["HOTLINE_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        return try Settings(
            commandLine: shared.merging(more) { _, new in new }.compactMapValues(\.self),
            environment: environment,
            file: try file.map(ConfigFile.init)
        )
    }
}
