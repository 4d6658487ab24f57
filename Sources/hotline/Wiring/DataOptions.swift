import ArgumentParser
import Foundation

/// What every command shares: where the data are, and whose rules hold.
///
/// Command line first, then environment, then defaults.
struct DataOptions: ParsableArguments {
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

    /// The folder of the database file and of the key.
    var dataFolder: String { data ?? Self.environment("HOTLINE_DATA") ?? "hotline-data" }

    /// A file path or a connection string.
    var databaseName: String { database ?? Self.environment("HOTLINE_DATABASE") ?? "\(dataFolder)/hotline.sqlite" }

    /// The key stands outside the database.
    var keyPath: String { keyFile ?? Self.environment("HOTLINE_KEY") ?? "\(dataFolder)/hotline.key" }

    /// The folder with a city's own limits and hours; nil for those of the program.
    var cityFolder: String? { city ?? Self.environment("HOTLINE_CITY") }

    var isServer: Bool {
        databaseName.hasPrefix("postgresql://") || databaseName.hasPrefix("postgres://")
            || databaseName.contains("host=")
    }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
