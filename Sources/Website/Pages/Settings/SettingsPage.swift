import Casework
import Hummingbird
import Storage
import Templates
import WorkingDays

/// 设置: every file of the city's rules, with its version.
struct SettingsPage: TemplateModel {
    let frame: Frame
    let rows: [Row]
    let faults: [String]

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("rows", \.rows), .text("holidays", \.frame.paths.holidays),
        .text("units", \.frame.paths.units),
        .text("categories") { $0.frame.paths.settings + "/categories" },
        .texts("faults", \.faults),
        .flag("has-faults") { !$0.faults.isEmpty },
    ]

    /// One file.
    struct Row: TemplateModel {
        let file: CityFile
        let path: String
        let newest: CitySetting?
        let isInFolder: Bool

        static let names: Names<Self> = [
            .text("title", \.file.title), .text("about", \.file.about), .text("path", \.path),
            .text("state", \.state),
        ]

        private var state: String {
            if let newest { return "第\(newest.version)版，\(newest.savedAt.minuteText) \(newest.savedBy) 保存" }
            return isInFolder ? "城市文件夹" : "程序自带"
        }
    }
}

extension Website {
    /// The desk of settings; only where officers come in.
    func settingsDesk() throws(PageError) -> SettingsDesk {
        guard let cityRules else { throw .forbidden }
        return cityRules
    }

    /// Answers `GET /settings`.
    @Sendable func settingsList(_ request: Request) async throws -> Response {
        let desk = try settingsDesk()
        let newest = try await desk.newest()
        let rows = CityFile.allCases.filter { $0 != .signIn }.map { file in
            SettingsPage.Row(
                file: file,
                path: paths.setting(file),
                newest: newest.first { $0.file == file.rawValue },
                isInFolder: desk.city.texts[file] != nil
            )
        }
        return html(
            templates.settings.render(
                SettingsPage(frame: frame("设置", .settings), rows: rows, faults: desk.faults)
            )
        )
    }
}
