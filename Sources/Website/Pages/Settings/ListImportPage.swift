import Accounts
import Bulletins
import Casework
import Exchange
import Hummingbird
import Templates
import WorkOrders
import WorkingDays

/// 导入 of one of the city's lists from a file, with its preview.
struct ListImportPage: TemplateModel {
    let frame: Frame
    let title: String
    let back: Link
    let action: String
    let about: String
    /// The list as CSV, to be sent again with the confirmation; nil before there is one.
    var list: String?
    var changes: [String] = []
    var problems: [String] = []

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("settings", \.frame.paths.settings), .text("title", \.title),
        .text("back", \.back.path), .text("back-text", \.back.text), .text("action", \.action), .text("about", \.about),
        .text("list", \.list), .texts("changes", \.shownChanges), .texts("problems", \.shownProblems),
        .number("change-count", \.changes.count), .number("problem-count", \.problems.count),
        .flag("has-problems") { !$0.problems.isEmpty },
        .flag("is-preview") { $0.list != nil && $0.problems.isEmpty },
        .flag("is-form") { $0.list == nil || !$0.problems.isEmpty },
    ]

    /// More lines than people read are counted, not shown.
    private static let mostLines = 200
    private var shownChanges: [String] { Array(changes.prefix(Self.mostLines)) }
    private var shownProblems: [String] { Array(problems.prefix(Self.mostLines)) }
}

extension FormItems {
    /// The list that a form of an import sent: as a file, or with the confirmation as CSV.
    func list(_ name: String) throws(CityFileError) -> String {
        if given("list") != nil { return typed("list") }
        guard let file = files["file"], !file.isEmpty else {
            throw .unreadable(file: "", reason: "请选择文件（xlsx 或 CSV）。")
        }
        return try AccountDesk.list(file, name: name)
    }
}

extension Website {
    /// Answers `GET /settings/unit-import`.
    @Sendable func showUnitImport(_ request: Request) async throws -> Response {
        html(templates.listImport.render(unitImportPage()))
    }

    /// Answers `POST` of the same: first the preview of a file, then with `confirm` the import.
    @Sendable func importUnits(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let (desk, isTrial) = (try unitDesk(), items.given("confirm") == nil)
        var page = unitImportPage()
        do {
            let text = try items.list("单位表")
            page.list = text
            let list = try UnitsFile.list(.text(text, name: "单位表"))
            page.changes = try await desk.importUnits(list, by: visitor.account.id, at: now(), isTrial: isTrial)
            if page.changes.isEmpty { page.problems = ["单位表与现有的单位相同，不必导入。"] }
            guard isTrial || page.changes.isEmpty else {
                let done = "已导入，\(page.changes.count)个单位有变更"
                return redirect(to: paths.units + paths.query([QueryItem("done", done)]))
            }
        } catch let error as CityFileError {
            page.problems = error.lines
        } catch let error as UnitImportError {
            page.problems = error.problems
        }
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .unprocessableContent
        return html(templates.listImport.render(page), status: status)
    }

    private func unitImportPage() -> ListImportPage {
        ListImportPage(
            frame: frame("导入单位", .settings),
            title: "导入单位",
            back: Link("承办单位", paths.units),
            action: paths.unitImport,
            about: "列为 承办单位、分组、简称、上级单位、是否二级平台、停用，一个单位一行。新的单位新增，已有的按表修改；表中没有的列和单位不变。"
        )
    }
}
