import ArgumentParser
import Casework
import Exchange
import WorkingDays

extension OfficerCommand {
    /// Adds the accounts and offices of a CSV file.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入人员名册（CSV 或 xlsx 的第一张工作表，列为 工号,姓名,角色,单位,起,止，一项任职一行）"
        )

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("名册文件", valueName: "文件")) var file: String

        @Flag(name: .customLong("dry-run"), help: "只预览，不保存") var isTrial = false

        func run() async throws {
            try await saying {
                let rows = try OfficersFile.rows(.text(try TextFile.list(file), name: file))
                try await Workplace.open(options) { workplace in
                    let report = try await workplace.accountDesk.importOfficers(
                        rows,
                        by: OfficerCommand.author,
                        at: Clock.now,
                        isTrial: isTrial
                    )
                    for change in report.changes { print(change) }
                    say("\(isTrial ? "预览：将" : "已")变更\(report.changes.count)项，其中新增账号\(report.added.count)个。")
                    guard !isTrial, !report.added.isEmpty else { return }
                    say("新增的账号还没有口令，请用 hotline officer reset 工号 逐个设置。")
                }
            }
        }
    }
}
