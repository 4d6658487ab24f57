import Accounts
import ArgumentParser
import Casework
import Storage
import WorkingDays

/// The command `hotline officer …`: accounts from the command line, whose user needs no second officer.
struct OfficerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer",
        abstract: "账号：新增、列出、停用、重置口令、导入名册（网页上的变更须另一人复核，命令行不须）",
        subcommands: [Add.self, List.self, Disable.self, Reset.self, Import.self]
    )

    /// Whom events name when a change was made here.
    static let author = "命令行"

    /// Adds an account, such as the first 安全管理员.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "新增一个账号，口令在终端输入，首次登录须修改")

        @OptionGroup var options: DataOptions
        @OptionGroup var password: PasswordOptions

        @Argument(help: ArgumentHelp("工号", valueName: "工号")) var id: String

        @Option(name: .long, help: ArgumentHelp("姓名", valueName: "姓名")) var name: String

        @Option(name: .long, help: ArgumentHelp("角色，如 安全管理员、话务员；可写多次", valueName: "角色"))
        var role: [String]

        @Option(name: .long, help: ArgumentHelp("单位；热线中心的人员不写", valueName: "单位")) var unit: String?

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let (desk, now) = (workplace.accountDesk, Clock.now)
                    let (_, kept) = try await desk.firstPassword(try password.read(), id: id, name: name)
                    let grants = role.map { Grant($0, unit: unit, from: now.day) }
                    let change = AccountChange.add(id: id, name: name, grants: grants, password: kept)
                    try await desk.carryOut(change, by: OfficerCommand.author, at: now)
                    say("已新增账号\(id)，首次登录须修改口令。")
                }
            }
        }
    }

    /// Lists accounts, a line each.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出账号及任职")

        @OptionGroup var options: DataOptions

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    var last = ""
                    while true {
                        let page = try await workplace.accountDesk.accounts(after: last, limit: 500)
                        for officer in page { print(Self.line(officer)) }
                        guard let end = page.last?.account.id else { return }
                        last = end
                    }
                }
            }
        }

        private static func line(_ officer: StoredOfficer) -> String {
            let account = officer.account
            let state = account.isDisabled ? "停用" : officer.password == nil ? "未设口令" : "正常"
            let grants = account.grants.map(\.words).joined(separator: "；")
            return [account.id, account.name, state, grants].joined(separator: "\t")
        }
    }

    /// Disables an account at once.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "disable", abstract: "停用账号，已登录的立即退出")

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("工号", valueName: "工号")) var id: String

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    try await workplace.accountDesk.carryOut(.disable(id: id), by: OfficerCommand.author, at: Clock.now)
                    say("已停用账号\(id)。")
                }
            }
        }
    }

    /// Sets a password that must be changed.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "reset", abstract: "重置口令并解除锁定，下次登录须修改")

        @OptionGroup var options: DataOptions
        @OptionGroup var password: PasswordOptions

        @Argument(help: ArgumentHelp("工号", valueName: "工号")) var id: String

        @Flag(name: .customLong("remove-code"), help: "同时解除动态口令（手机丢失时）") var removesCode = false

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    let desk = workplace.accountDesk
                    guard let name = try await desk.account(id)?.account.name else { throw AccountRefusal.unknown(id) }
                    let (_, kept) = try await desk.firstPassword(try password.read(), id: id, name: name)
                    var changes = [AccountChange.resetPassword(id: id, kept)]
                    if removesCode { changes.append(.removeCode(id: id)) }
                    try await desk.carryOut(changes, by: OfficerCommand.author, at: Clock.now)
                    say("已重置账号\(id)的口令，下次登录须修改。")
                }
            }
        }
    }
}
