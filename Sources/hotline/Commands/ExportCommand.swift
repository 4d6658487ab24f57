import ArgumentParser
import Casework
import Foundation

/// The command `hotline export FOLDER`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "导出全部内容为交换格式（含诉求人身份，须妥善保管）")

    @OptionGroup var options: DataOptions

    @Argument(help: ArgumentHelp("写入的文件夹，不存在则新建", valueName: "文件夹"))
    var folder: String

    func run() async throws {
        try await saying {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try await Workplace.open(options) { workplace in
                let progress = ProgressBar()
                let counts = try await ExportDesk(database: workplace.database, seal: workplace.seal)
                    .carryOut(to: folder) { file, count in progress.show(file.rawValue, count) }
                progress.finish()
                for file in ExchangeFile.allCases { say("\(file.rawValue)：\(counts[file] ?? 0)行") }
            }
        }
    }
}
