import Accounts
import Bulletins
import Casework
import Exchange
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// Answers `GET /settings/new-category` and `GET /settings/category`.
    @Sendable func categoryChange(_ request: Request) async throws -> Response {
        html(templates.settingChange.render(try await categoryPage(try await openedCategory(request))))
    }

    /// Answers `POST` of the same: first the preview, then with `confirm` the change.
    @Sendable func changeCategory(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let (desk, opened) = (try categoryDesk(), try await openedCategory(request))
        var page = try await categoryPage(opened)
        page.fill(items)
        do {
            let change = try opened.change(items)
            if items.given("confirm") != nil {
                try await desk.save(change, by: visitor.account.id, at: now())
                let path = paths.categories(version: opened.version, done: "已保存，立即生效")
                return redirect(to: path)
            }
            guard items.given("back") == nil else { return html(templates.settingChange.render(page)) }
            page.show(try await desk.preview(change, at: now()), of: items)
            return html(templates.settingChange.render(page))
        } catch let refusal as CategoryRefusal {
            page.problem = refusal.sentence
            return html(templates.settingChange.render(page), status: .unprocessableContent)
        }
    }

    private func openedCategory(_ request: Request) async throws -> OpenedCategory {
        let items = try RequestItems(request)
        let (version, code) = (items.value("version"), items.value("code"))
        let all = try await categoryDesk().categories()
        guard request.uri.path != paths.newCategory else {
            let parent = items.value("below")
            return OpenedCategory(version: version, parent: parent.isEmpty ? nil : parent, category: nil)
        }
        guard let category = CategoryTree(all, version: version)[code] else {
            throw PageError.notFound("没有这个类别，请从诉求类别进入。")
        }
        return OpenedCategory(version: version, parent: category.parentCode, category: category)
    }

    private func categoryPage(_ opened: OpenedCategory) async throws -> SettingChangePage {
        let desk = try categoryDesk()
        let tree = CategoryTree(try await desk.categories(), version: opened.version)
        let above = opened.parent.map { tree.path(to: $0).joined(separator: " / ") } ?? "第一级"
        var page = SettingChangePage(
            frame: frame(opened.category.map { "修改类别 \($0.name)" } ?? "新增类别", .settings),
            title: opened.category.map { "修改类别 \($0.code)" } ?? "新增类别",
            back: Link("诉求类别", paths.categories(version: opened.version)),
            action: opened.category.map { paths.category($0.code, version: opened.version) }
                ?? paths.newCategory(below: opened.parent, version: opened.version),
            about: "上级：\(above)。类别不能删除：不再用时填写停用日期。改名后历史工单仍归本类别。",
            fields: opened.fields,
            kept: SettingChangePage.kept(opened.category?.exchangeFields ?? [])
        )
        if let category = opened.category { page.history = try await desk.history(of: category) }
        return page
    }
}

/// The category that a form is about.
private struct OpenedCategory {
    let version: String
    let parent: String?
    /// Nil for a new one.
    let category: RequestCategory?

    var fields: [ActionField] {
        var fields = [
            ActionField("name", "名称", .line), ActionField("from", "启用", .day, isRequired: false),
            ActionField("until", "停用：自这一天起登记时不能再选", .day, isRequired: false),
            ActionField("mapped", "对应的省级或国标代码", .line, isRequired: false),
        ]
        let values = [
            category?.name, category?.validFrom.map { "\($0)" }, category?.validUntil.map { "\($0)" },
            category?.mappedCode,
        ]
        for (index, value) in values.enumerated() { fields[index].values = value.map { [$0] } ?? [] }
        guard category == nil else { return fields }
        var code = ActionField("code", "代码", .line)
        code.values = parent.map { [$0] } ?? []
        return [code] + fields
    }

    /// What the form says.
    func change(_ items: FormItems) throws(CategoryRefusal) -> CategoryChange {
        let new = RequestCategory(
            code: category?.code ?? items["code"],
            name: items["name"],
            parentCode: parent,
            version: version,
            validFrom: try day(items, "from", "启用"),
            validUntil: try day(items, "until", "停用"),
            mappedCode: items.given("mapped")
        )
        guard let category else { return CategoryChange(nil, to: new) }
        guard items.seen == category.exchangeFields else { throw .outdated }
        return CategoryChange(category, to: new)
    }

    private func day(_ items: FormItems, _ name: String, _ label: String) throws(CategoryRefusal) -> CivilDay? {
        guard let text = items.given(name) else { return nil }
        guard let day = CivilDay(text) else { throw .badDay(label) }
        return day
    }
}
