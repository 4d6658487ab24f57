import Accounts
import Casework
import Exchange
import Hummingbird
import Templates
import WorkOrders
import WorkingDays

/// 导入名册: a list of officers from a file, its preview, and at the end the request.
struct AccountImportPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    /// The list as CSV, to be sent again with the confirmation; nil before there is one.
    var list: String?
    var changes: [String] = []
    var problems: [String] = []
    var outcome: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("action", \.paths.accountImport), .text("accounts", \.paths.accounts),
        .text("list", \.list), .texts("changes", \.shownChanges), .texts("problems", \.shownProblems),
        .number("change-count", \.changes.count), .number("problem-count", \.problems.count),
        .flag("has-changes") { !$0.changes.isEmpty }, .flag("has-problems") { !$0.problems.isEmpty },
        .flag("is-preview") { $0.list != nil && $0.problems.isEmpty && $0.outcome == nil },
        .flag("is-form") { ($0.list == nil || !$0.problems.isEmpty) && $0.outcome == nil },
        .text("outcome", \.outcome),
    ]

    /// More lines than people read are counted, not shown.
    private static let mostLines = 200
    private var shownChanges: [String] { Array(changes.prefix(Self.mostLines)) }
    private var shownProblems: [String] { Array(problems.prefix(Self.mostLines)) }
}

extension Website {
    /// Answers `GET /account-import`.
    @Sendable func showAccountImport(_ request: Request) async throws -> Response {
        html(templates.accountImport.render(importPage()))
    }

    /// Answers `POST /account-import`: first the preview of a file, then with `confirm` the request.
    @Sendable func importAccounts(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let (desk, now) = (try accountDesk(), now())
        var page = importPage()
        do {
            let list = try Self.list(items)
            page.list = list
            if items.given("confirm") != nil {
                let number = try await desk.requestImport(list, by: visitor.officer, at: now)
                page.outcome = "已提交，为第\(number)号申请，由另一位安全管理员或审计管理员复核同意后生效。新增的账号还没有口令，请逐个重置口令。"
            } else {
                page.changes = try await desk.previewImport(list, by: visitor.officer, at: now).changes
                if page.changes.isEmpty { page.problems = ["名册中的账号和任职都已有，不必导入。"] }
            }
        } catch let error as CityFileError {
            page.problems = error.lines
        } catch let error as OfficerImportError {
            page.problems = error.problems
        } catch let refusal as AccountRefusal {
            page.problems = [refusal.sentence]
        }
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .unprocessableContent
        return html(templates.accountImport.render(page), status: status)
    }

    private func importPage() -> AccountImportPage {
        AccountImportPage(frame: frame("导入名册", .accounts), paths: paths)
    }

    private static func list(_ items: FormItems) throws(CityFileError) -> String {
        if items.given("list") != nil { return items.typed("list") }
        guard let file = items.files["file"], !file.isEmpty else {
            throw .unreadable(file: "", reason: "请选择名册文件（xlsx 或 CSV）。")
        }
        return try AccountDesk.list(file, name: "名册")
    }
}
