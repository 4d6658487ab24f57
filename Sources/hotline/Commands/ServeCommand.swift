import Accounts
import ArgumentParser
import Casework
import Hummingbird
import Logging
import Storage
import Website
import WorkingDays

/// The command `hotline serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "提供网页：有账号时凭账号登录，没有账号时只在本机查看")

    @OptionGroup var options: DataOptions

    @OptionGroup var serving: ServingOptions

    @Option(name: .long, help: ArgumentHelp("监听的地址；没有账号时只能是本机", valueName: "地址"))
    var host = "127.0.0.1"

    @Flag(name: .long, help: "浏览器经 HTTPS 访问（由前面的代理提供）")
    var https = false

    @Flag(name: .long, help: "演示：演示账号不用口令登录，只在本机")
    var demo = false

    func validate() throws {
        guard !demo || isLocal else { throw ValidationError("演示账号不用口令，只能在本机（127.0.0.1）上使用。") }
    }

    func run() async throws {
        try await saying {
            let settings = try options.settings(serving.values)
            try await Workplace.open(settings) { workplace in
                let entrance = try await entrance(workplace)
                let website = try Website(
                    database: workplace.database,
                    seal: try workplace.followingSeal(),
                    calendar: workplace.calendar,
                    settings: try SettingsFile.bulletin(settings.bulletinFile),
                    reasons: workplace.city.reasons,
                    entrance: entrance,
                    cityRules: workplace.settings,
                    exportFolder: settings.exportFolder,
                    isSecure: https,
                    basePath: settings.basePath,
                    now: { Clock.now }
                )
                website.offer(workplace.city.names)
                var logger = Logger(label: "hotline")
                logger.logLevel = .warning
                var application = Application(
                    router: website.router(),
                    configuration: .init(address: .hostname(host, port: settings.port), serverName: nil),
                    logger: logger
                )
                application.addServices(LiveBeat(website), TextBeat(workplace.textIndexDesk) { Clock.now })
                let exports = try workplace.exportDesk(in: settings.exportFolder)
                application.addServices(ExportBeat(exports) { Clock.now })
                application.addServices(TableBeat(try workplace.tableDesk(settings.bulletinFile)) { Clock.now })
                say("网页在 http://\(host):\(settings.port)\(settings.basePath)/ ，按 Ctrl+C 停止。")
                try await application.runService()
            }
        }
    }

    private var isLocal: Bool { ["127.0.0.1", "localhost", "::1"].contains(host) }

    /// Who may come in: officers where there are accounts; else anybody on this machine, to read.
    private func entrance(_ workplace: Workplace) async throws -> Entrance {
        let (hasOfficers, officers) = try await workplace.database.read { connection in
            (try connection.hasOfficers(), try connection.demoOfficers())
        }
        guard hasOfficers else {
            guard isLocal else { throw CommandFailure.noOfficers }
            say("还没有账号，只能在本机查看。请先用 hotline officer add 添加账号。")
            return .readingOnly
        }
        let seal = try workplace.followingSeal()
        let signIn = SignInDesk(database: workplace.database, seal: seal, rules: workplace.city.signIn, isDemo: demo)
        let today = Clock.now.day
        let doors = officers.flatMap { officer in
            officer.account.grants(on: today).prefix(1).map { grant in
                let place = [grant.unit, grant.role].compactMap(\.self).joined(separator: " ")
                return Entrance.DemoDoor(id: officer.account.id, title: place)
            }
        }
        return .officers(signIn, try workplace.orderDesk(), doors: demo ? doors : [])
    }
}
