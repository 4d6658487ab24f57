import ArgumentParser
import Casework
import Exchange

/// The command `hotline unit …`: units from the command line.
struct UnitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit",
        abstract: "承办单位：导入单位表",
        subcommands: [Import.self]
    )

    /// Adds and changes the units of a list, all or none.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "导入单位表（CSV 或 xlsx 的第一张工作表，列为 承办单位,分组,简称,上级单位,是否二级平台,停用）：新的新增，不同的修改"
        )

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("单位表文件", valueName: "文件")) var file: String

        @Flag(name: .customLong("dry-run"), help: "只预览，不保存") var isTrial = false

        func run() async throws {
            try await saying {
                let list = try UnitsFile.list(.text(try TextFile.list(file), name: file))
                try await Workplace.open(options) { workplace in
                    let changes = try await UnitDesk(workplace.settings).importUnits(
                        list,
                        by: OfficerCommand.author,
                        at: Clock.now,
                        isTrial: isTrial
                    )
                    for change in changes { print(change) }
                    say("\(isTrial ? "预览：将" : "已")变更\(changes.count)个单位。")
                }
            }
        }
    }
}
