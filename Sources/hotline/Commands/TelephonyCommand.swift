import Accounts
import ArgumentParser
import Calls
import Casework
import SampleCity
import Storage
import WorkingDays

/// The command `hotline telephony …`: who may tell of calls.
struct TelephonyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "telephony",
        abstract: "话务系统：令牌、列表、停用、演练（docs/telephony.md）",
        subcommands: [Token.self, List.self, Remove.self, Simulate.self]
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

    /// Tells of a made-up day, by the way that messages of telephony systems go.
    struct Simulate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "simulate",
            abstract: "演练：虚构一天的来电，与话务系统的消息走同一条路；同一种子得到同样的来电"
        )

        @OptionGroup var options: DataOptions
        @Option(name: .long, help: ArgumentHelp("来电多少通", valueName: "通数")) var calls = 1_000
        @Option(name: .long, help: ArgumentHelp("哪一天；不写为昨天", valueName: "日期")) var day: String?
        @Option(name: .long, help: ArgumentHelp("随机种子", valueName: "种子")) var seed: UInt64 = 2022

        func validate() throws {
            guard (1...100_000).contains(calls) else { throw ValidationError("--calls 应为1到100000的整数。") }
            guard day.map({ CivilDay($0) != nil }) ?? true else { throw ValidationError("--day 应为日期，如 2022-02-14。") }
        }

        func run() async throws {
            try await saying {
                let now = Clock.now
                let day = day.flatMap { CivilDay($0) } ?? now.day.advanced(by: -1)
                try await Workplace.open(options) { workplace in
                    let agents = try await Self.agents(workplace, on: day)
                    let script = CallScript(day: day, calls: calls, agents: agents, seed: seed)
                    let done = try await workplace.callDesk.simulate(script, at: now)
                    say("\(day)：\(done.messages)条消息，其中\(done.news)条有新内容。")
                    guard let period = Period(first: day, last: day) else { return }
                    print(CallFigureText.head)
                    print(CallFigureText.line("合计", try await workplace.callDesk.tally(period).total))
                }
            }
        }

        /// Who takes calls that day; made-up officers where nobody does.
        static func agents(_ workplace: Workplace, on day: CivilDay) async throws -> [String] {
            let officers = try await workplace.accountDesk.accounts(after: "", limit: 500)
            let own = officers.filter { officer in
                officer.account.grants(on: day).contains { Rights.standard.allows($0.role, .takeCalls) }
            }
            return own.isEmpty ? (1...8).map { "S00\($0)" } : own.map(\.account.id)
        }
    }
}
