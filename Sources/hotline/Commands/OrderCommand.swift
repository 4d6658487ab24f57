import ArgumentParser
import Casework
import Documents
import WorkOrders

/// The command `hotline order`.
struct OrderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "登记、查看和办理工单（JSON）",
        subcommands: [Register.self, Show.self, Act.self, Notice.self]
    )

    /// Registers an order.
    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "register",
            abstract: "登记工单：读入 JSON（文件或标准输入），打印登记后的工单"
        )

        @OptionGroup var options: DataOptions
        @OptionGroup var acting: ActingOptions

        @Argument(help: ArgumentHelp("工单的 JSON 文件；不写则读标准输入", valueName: "文件"))
        var file: String?

        func run() async throws {
            try await saying {
                let at = try acting.instant()
                let draft = try OrderForm.draft(try JSONInput.value(file), now: at)
                try await Workplace.open(options) { workplace in
                    let desk = try workplace.orderDesk()
                    let registered = try await desk.register(draft, by: acting.officer(otherwise: "话务员"), at: at)
                    print(try OrderForm.value(registered, at: at, calendar: workplace.calendar).text, terminator: "")
                    if let proposal = try await desk.incident(of: registered.order.number, at: at) {
                        say(proposal.sentence)
                    }
                }
            }
        }
    }

    /// Shows an order.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "打印工单的现状（不含诉求人身份）")

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("工单编号", valueName: "编号"))
        var number: String

        @Flag(name: .long, help: "一并打印流转记录")
        var events = false

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let desk = try workplace.orderDesk()
                    let file = try await desk.file(number)
                    var value = try OrderForm.value(file, at: Clock.now, calendar: workplace.calendar)
                    if events, case .object(let members) = value {
                        let history = try OrderForm.value(try await desk.events(number))
                        value = .object(members + [JSONValue.Member("events", history)])
                    }
                    print(value.text, terminator: "")
                }
            }
        }
    }

    /// Does one thing with an order.
    struct Act: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "act",
            abstract: "办理一步：读入动作的 JSON，打印办理后的工单；不合规则的说明理由，什么也不改"
        )

        @OptionGroup var options: DataOptions
        @OptionGroup var acting: ActingOptions

        @Argument(help: ArgumentHelp("工单编号", valueName: "编号"))
        var number: String

        @Option(name: .long, help: ArgumentHelp("动作的 JSON 文件；不写则读标准输入", valueName: "文件"))
        var action: String?

        @Option(name: .long, help: ArgumentHelp("所见工单的版本；他人已改动则不办理", valueName: "版本"))
        var revision: Int?

        func run() async throws {
            try await saying {
                let action = try ActionForm.action(try JSONInput.value(action))
                let (at, officer) = (try acting.instant(), try acting.officer())
                try await Workplace.open(options) { workplace in
                    do {
                        let file = try await workplace.orderDesk()
                            .carryOut(action, on: number, revision: revision, by: officer, at: at)
                        print(try OrderForm.value(file, at: at, calendar: workplace.calendar).text, terminator: "")
                    } catch DeskError.outdated(let newer) {
                        print(try OrderForm.value(newer, at: at, calendar: workplace.calendar).text, terminator: "")
                        throw DeskError.outdated(newer)
                    }
                }
            }
        }
    }
}
