import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 诉求类别: one version of the tree, folded below the first level.
struct CategoryListPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let version: String
    let versions: [Link]
    let lines: [CategoryLine]
    let done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("settings", \.paths.settings), .list("versions", \.versions),
        .flag("has-versions") { $0.versions.count > 1 }, .number("total", \.lines.count), .list("lines", \.lines),
        .flag("is-empty") { $0.lines.isEmpty }, .flag("has-lines") { !$0.lines.isEmpty }, .text("done", \.done),
        .text("version") { $0.version.isEmpty ? nil : $0.version },
        .text("new") { $0.paths.newCategory(below: nil, version: $0.version) },
    ]
}

/// One category of the tree; the list is flat, so that a line says how many lists end behind it.
struct CategoryLine: TemplateModel {
    let category: RequestCategory
    let path: String
    let add: String?
    let isInForce: Bool
    var below = 0
    var closing = 0

    static let names: Names<Self> = [
        .text("name", \.category.name), .text("code", \.category.code), .text("path", \.path), .text("add", \.add),
        .text("mapped", \.category.mappedCode), .flag("is-out") { !$0.isInForce },
        .text("from") { $0.category.validFrom.map { "\($0) 起" } },
        .text("until") { $0.category.validUntil.map { "\($0) 停用" } },
        .number("below", \.below), .flag("has-below") { $0.below > 0 },
        .texts("closings") { Array(repeating: "", count: $0.closing) },
    ]
}

extension Website {
    /// The desk of categories; only where settings are changed here.
    func categoryDesk() throws(PageError) -> CategoryDesk { CategoryDesk(try settingsDesk()) }

    /// Answers `GET /settings/categories`, with `version` another than the newest.
    @Sendable func categoryList(_ request: Request) async throws -> Response {
        let items = try RequestItems(request)
        let all = try await categoryDesk().categories()
        let known = Set(all.map(\.version)).sorted().reversed()
        let version = known.first { $0 == items.value("version") } ?? known.first ?? ""
        let done = items.value("done")
        let page = CategoryListPage(
            frame: frame("诉求类别", .settings),
            paths: paths,
            version: version,
            versions: known.map { name in
                Link(name.isEmpty ? "无版本" : name, name == version ? nil : paths.categories(version: name))
            },
            lines: categoryLines(CategoryTree(all, version: version), version),
            done: done.isEmpty ? nil : done
        )
        return html(templates.categories.render(page))
    }

    /// Every category with those below it behind it.
    private func categoryLines(_ tree: CategoryTree, _ version: String) -> [CategoryLine] {
        let today = now().day
        var lines: [CategoryLine] = []
        func add(_ parent: String?, _ level: Int) {
            for category in tree.below(parent) {
                let below = tree.below(category.code).count
                let canHaveBelow = level < CategoryTree.mostLevels
                lines.append(
                    CategoryLine(
                        category: category,
                        path: paths.category(category.code, version: version),
                        add: canHaveBelow ? paths.newCategory(below: category.code, version: version) : nil,
                        isInForce: tree.line(to: category.code).allSatisfy { $0.isInForce(on: today) },
                        below: canHaveBelow ? below : 0
                    )
                )
                guard canHaveBelow, below > 0 else { continue }
                add(category.code, level + 1)
                lines[lines.count - 1].closing += 1
            }
        }
        add(nil, 1)
        return lines
    }
}
