import ArgumentParser
import Casework
import WorkingDays

/// The command `hotline telephony …`: who may tell of calls.
struct TelephonyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "telephony",
        abstract: "话务系统：令牌、列表、停用（docs/telephony.md）",
        subcommands: [Token.self, List.self, Remove.self]
    )

    /// Makes a token, which is printed once.
    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token",
            abstract: "为一个话务系统新建令牌，只显示一次；原有的令牌随即失效"
        )

        @OptionGroup var options: DataOptions
        @Argument(help: ArgumentHelp("话务系统的名称", valueName: "名称")) var name: String

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let desk = TelephonyDesk(database: workplace.database, seal: workplace.seal)
                    print(try await desk.newToken(for: name, by: OfficerCommand.author, at: Clock.now))
                    say("令牌只显示这一次，请存入话务系统的设置，不要写进脚本或日志。")
                }
            }
        }
    }

    /// Lists the systems that have a token.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出有令牌的话务系统")

        @OptionGroup var options: DataOptions

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let desk = TelephonyDesk(database: workplace.database, seal: workplace.seal)
                    for system in try await desk.systems() { print("\(system.name)\t\(system.madeAt)") }
                }
            }
        }
    }

    /// Takes a token away.
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "停用一个话务系统的令牌")

        @OptionGroup var options: DataOptions
        @Argument(help: ArgumentHelp("话务系统的名称", valueName: "名称")) var name: String

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let desk = TelephonyDesk(database: workplace.database, seal: workplace.seal)
                    try await desk.removeToken(of: name, by: OfficerCommand.author, at: Clock.now)
                    say("已停用“\(name)”的令牌。")
                }
            }
        }
    }
}
