import ArgumentParser
import Casework
import Exchange
import Foundation
import Storage
import WorkingDays

extension SettingsCommand {
    /// Saves files as new versions, as the pages of 设置 do.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "把城市文件（如 duty.csv）存为新的一版，取代城市文件夹中的同名文件"
        )

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("城市文件，文件名决定是哪一项设置", valueName: "文件")) var files: [String]

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    for path in files { try await save(path, workplace.settings) }
                }
            }
        }

        private func save(_ path: String, _ desk: SettingsDesk) async throws {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            guard let file = CityFile(rawValue: name) else {
                let names = CityFile.allCases.map(\.rawValue).joined(separator: "、")
                throw CommandFailure.said("\(path) 不是城市文件，文件名应为\(names)。")
            }
            let version = try await desk.versions(of: file, limit: 1).first?.version ?? 0
            do {
                let text = try CityFolder.text(path)
                try await desk.save(file, text, over: version, by: OfficerCommand.author, at: Clock.now)
                say("\(file.title)已存为第\(version + 1)版。")
            } catch SettingsRefusal.nothingChanged {
                say("\(file.title)没有变化。")
            }
        }
    }

    /// Writes what counts now as files of a folder.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "把现行的各项设置写成城市文件夹"
        )

        @OptionGroup var options: DataOptions

        @Argument(help: ArgumentHelp("要写入的文件夹", valueName: "文件夹")) var folder: String

        func run() async throws {
            try await saying {
                try await Workplace.open(options) { workplace in
                    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                    for (file, text) in workplace.city.texts {
                        let path = "\(folder)/\(file.rawValue)"
                        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
                            throw CommandFailure.said("写不进 \(path)，请检查权限和磁盘空间。")
                        }
                    }
                    say("已写出\(workplace.city.texts.count)个文件。")
                }
            }
        }
    }
}
