import Accounts
import Bulletins
import Casework
import Exchange
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// One setting: its table or text, the preview of a change, and its history.
struct SettingPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let file: CityFile
    /// The version that a change is made over.
    let version: Int
    /// What stands in the form.
    var text: String
    var isText: Bool
    var preview: SettingsPreview?
    var problems: [String] = []
    var done: String?
    /// The older version that is shown, to be saved anew.
    var shownVersion: Int?
    let versions: [CitySetting]
    let history: [SettingsEvent]

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("title", \.file.title), .text("about", \.file.about),
        .text("action") { $0.paths.setting($0.file) }, .text("settings", \.paths.settings),
        .text("download") { $0.file == .signIn ? nil : $0.paths.setting($0.file) + "/file" },
        .flag("has-list") { $0.file != .signIn },
        .number("version", \.version), .text("text", \.text), .flag("is-text") { !$0.isTable },
        .flag("is-table", \.isTable),
        .texts("columns") { $0.file.columns ?? [] }, .list("rows", \.rows),
        .text("as-text") { page in page.isTable ? page.paths.setting(page.file, [QueryItem("as", "text")]) : nil },
        .text("as-table") { page in page.isText && page.fits ? page.paths.setting(page.file) : nil },
        .flag("takes-file") { $0.preview == nil && $0.file.columns != nil },
        .flag("is-form") { $0.preview == nil }, .flag("is-preview") { $0.preview != nil },
        .texts("added") { $0.preview?.difference.added ?? [] },
        .texts("removed") { $0.preview?.difference.removed ?? [] },
        .texts("effects") { $0.preview?.effects ?? [] }, .texts("warnings") { $0.preview?.warnings ?? [] },
        .flag("adds") { $0.preview?.difference.added.isEmpty == false },
        .flag("removes") { $0.preview?.difference.removed.isEmpty == false },
        .flag("warns") { $0.preview?.warnings.isEmpty == false },
        .texts("problems", \.problems), .flag("has-problems") { !$0.problems.isEmpty }, .text("done", \.done),
        .number("shown-version", \.shownVersion),
        .list("versions") { page in page.versions.map { VersionLine(setting: $0, paths: page.paths, file: page.file) }
        },
        .flag("has-versions") { !$0.versions.isEmpty },
        .list("history") { $0.history.map(ChangeLine.init) }, .flag("has-history") { !$0.history.isEmpty },
    ]

    /// More cells than this are changed as a text.
    private static let mostCells = 1_500
    /// Blank rows to write new lines in.
    private static let blankRows = 3

    private var fits: Bool { file.columns.map { cells.count * $0.count <= Self.mostCells } ?? false }
    private var isTable: Bool { !isText && fits }
    private var cells: [[String]] { file.columns.flatMap { CityTable.rows(of: text, columns: $0) } ?? [] }

    private var rows: [TableRow] {
        guard isTable, let columns = file.columns else { return [] }
        let blank = Array(repeating: columns.map { _ in "" }, count: Self.blankRows)
        return (cells + blank).enumerated().map { TableRow(index: $0, columns: columns, cells: $1) }
    }

    /// One row of the table.
    struct TableRow: TemplateModel {
        let index: Int
        let columns: [String]
        let cells: [String]

        static let names: Names<Self> = [.list("cells", \.fields), .number("number") { $0.index + 1 }]

        private var fields: [Cell] {
            zip(columns, cells).enumerated().map { position, pair in
                Cell(name: "r\(index)c\(position)", label: "第\(index + 1)行 \(pair.0)", value: pair.1)
            }
        }
    }

    /// One cell.
    struct Cell: TemplateModel {
        let name: String
        let label: String
        let value: String

        static let names: Names<Self> = [.text("name", \.name), .text("label", \.label), .text("value", \.value)]
    }

    /// A version with a link to look at it.
    struct VersionLine: TemplateModel {
        let setting: CitySetting
        let paths: Paths
        let file: CityFile

        static let names: Names<Self> = [
            .number("version", \.setting.version), .text("at", \.setting.savedAt.minuteText),
            .text("by", \.setting.savedBy),
            .text("path") { $0.paths.setting($0.file, [QueryItem("version", "\($0.setting.version)")]) },
        ]
    }
}

extension Website {
    /// Answers `GET /settings/:name` and `GET /sign-in-rules`.
    @Sendable func showSetting(_ request: Request) async throws -> Response {
        let (file, items) = (try file(request), try RequestItems(request))
        var page = try await settingPage(file, isText: items.value("as") == "text")
        page.done = items.value("done").isEmpty ? nil : items.value("done")
        if let version = Int(items.value("version")) {
            guard let older = page.versions.first(where: { $0.version == version }) else {
                throw PageError.notFound("没有第\(version)版，请从设置进入。")
            }
            (page.text, page.shownVersion) = (older.content, version)
        }
        return html(templates.setting.render(page))
    }

    /// Answers `POST` of the same: first the preview, then with `confirm` the change.
    @Sendable func changeSetting(_ request: Request, _ items: FormItems) async throws -> Response {
        let (file, desk) = (try file(request), try settingsDesk())
        guard let visitor else { throw PageError.signInNeeded }
        let version = Int(items["version"]) ?? 0
        var text = items.files["file"] == nil ? Self.text(items, file) : desk.text(file)
        do {
            if let bytes = items.files["file"], file.columns != nil { text = try Self.uploaded(bytes, file) }
            if items.given("confirm") != nil {
                try await desk.save(file, text, over: version, by: visitor.account.id, at: now())
                return redirect(to: paths.setting(file, [QueryItem("done", "已保存，立即生效")]))
            }
            var page = try await settingPage(file, isText: Self.isText(items))
            page.text = text
            if items.given("back") == nil {
                page.preview = try await desk.preview(file, text, rights: rights, at: now())
            }
            return html(templates.setting.render(page))
        } catch let error as CityFileError {
            return try await unsaved(file, items, text, error.lines)
        } catch let refusal as SettingsRefusal {
            return try await unsaved(file, items, text, refusal.sentences)
        }
    }

    /// Answers `GET /settings/:name/file`: the same file that the city's folder would have.
    @Sendable func settingFile(_ request: Request) async throws -> Response {
        let file = try file(request)
        var response = text(try settingsDesk().text(file))
        response.headers[.contentDisposition] = "attachment; filename=\"\(file.rawValue)\""
        return response
    }

    private func unsaved(
        _ file: CityFile,
        _ items: FormItems,
        _ text: String,
        _ problems: [String]
    ) async throws -> Response {
        var page = try await settingPage(file, isText: Self.isText(items))
        (page.text, page.problems) = (text, problems)
        return html(templates.setting.render(page), status: .unprocessableContent)
    }

    /// Whether it was being changed as a text; a preview carries that along.
    private static func isText(_ items: FormItems) -> Bool { items["as"] == "text" }

    /// A file that was chosen, as CSV.
    private static func uploaded(_ bytes: [UInt8], _ file: CityFile) throws(CityFileError) -> String {
        guard !bytes.isEmpty else { throw .unreadable(file: "", reason: "请先选择文件（xlsx 或 CSV）。") }
        return try AccountDesk.list(bytes, name: file.title)
    }

    /// The text that a form sent, as one or in the cells of a table.
    private static func text(_ items: FormItems, _ file: CityFile) -> String {
        if items.given("text") != nil { return items.typed("text") }
        guard let columns = file.columns else { return "" }
        var rows: [Int: [String]] = [:]
        for item in items.items {
            guard let place = place(item.name), place.column < columns.count else { continue }
            rows[place.row, default: columns.map { _ in "" }][place.column] = item.value.trimmed
        }
        return CityTable.text(of: rows.sorted { $0.key < $1.key }.map(\.value), columns: columns)
    }

    /// `r12c3` as its numbers.
    private static func place(_ name: String) -> (row: Int, column: Int)? {
        guard name.hasPrefix("r") else { return nil }
        let parts = name.dropFirst().split(separator: "c", omittingEmptySubsequences: false)
        guard parts.count == 2, let row = Int(parts[0]), let column = Int(parts[1]), row >= 0, column >= 0 else {
            return nil
        }
        return (row, column)
    }

    private func file(_ request: Request) throws(PageError) -> CityFile {
        if request.uri.path == paths.signInRules { return .signIn }
        let name = try pathPart(1, request)
        guard let file = CityFile(rawValue: name), file != .signIn else {
            throw .notFound("没有“\(name)”这项设置，请从设置进入。")
        }
        return file
    }

    private func settingPage(_ file: CityFile, isText: Bool) async throws -> SettingPage {
        let desk = try settingsDesk()
        let versions = try await desk.versions(of: file)
        let text = desk.text(file)
        let isTable = file.columns.map { CityTable.rows(of: text, columns: $0) != nil } ?? false
        return SettingPage(
            frame: frame(file.title, file == .signIn ? .accounts : .settings),
            paths: paths,
            file: file,
            version: versions.first?.version ?? 0,
            text: text,
            isText: isText || !isTable,
            versions: versions,
            history: try await desk.changes(of: file)
        )
    }
}

extension HTTPFields.Element.Name {
    static let contentDisposition = Self("Content-Disposition") ?? .server
}
