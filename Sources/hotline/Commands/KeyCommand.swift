import ArgumentParser
import Sealing

/// The command `hotline key backup FILE`.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "key", abstract: "身份信息的密钥", subcommands: [Backup.self])

    /// Copies the key file, never over another.
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "backup", abstract: "备份密钥到新文件（权限 0600，不覆盖）")

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("备份文件", valueName: "文件"))
        var file: String

        func run() async throws {
            try await saying {
                let keys = try KeyRing.load(try options.settings().keyPath)
                try keys.backup(to: file)
                say("已备份到 \(file)，已读回核对。请与数据库备份分开存放。")
                for key in keys.keys { print(key) }
            }
        }
    }
}
