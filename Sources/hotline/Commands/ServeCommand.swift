import ArgumentParser
import Hummingbird
import Logging
import Website

/// The command `hotline serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "在本机上提供网页（有登录之前只在 127.0.0.1）")

    @OptionGroup var options: DataOptions

    @Option(name: .long, help: "端口")
    var port = 8080

    @Option(name: .customLong("base-path"), help: ArgumentHelp("代理之后的路径前缀，如 /12345", valueName: "路径"))
    var basePath = ""

    @Option(name: .long, help: ArgumentHelp("通报设置（YAML）", valueName: "文件"))
    var settings: String?

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("端口应为1到65535的整数。") }
    }

    func run() async throws {
        try await saying {
            try await Workplace.open(options) { workplace in
                let website = try Website(
                    database: workplace.database,
                    seal: try workplace.followingSeal(),
                    calendar: workplace.calendar,
                    settings: try SettingsFile.bulletin(settings),
                    reasons: workplace.city.reasons,
                    basePath: basePath,
                    now: { Clock.now }
                )
                var logger = Logger(label: "hotline")
                logger.logLevel = .warning
                // Loopback only: there is no sign-in yet, and the pages show citizens' words.
                let application = Application(
                    router: website.router(),
                    configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
                    logger: logger
                )
                say("网页在 http://127.0.0.1:\(port)\(basePath)/ ，按 Ctrl+C 停止。")
                try await application.runService()
            }
        }
    }
}
