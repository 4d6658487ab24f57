import Bulletins
import Casework

/// The URLs of 账号与权限 and 审计.
extension Paths {
    /// 账号与权限.
    var accounts: String { "\(basePath)/accounts" }
    /// What waits for a second officer.
    var accountRequests: String { "\(basePath)/account-requests" }
    /// 登录审计.
    var audit: String { "\(basePath)/audit" }
    /// 变更审计.
    var auditChanges: String { "\(audit)/changes" }
    /// 查看诉求人信息.
    var auditLooks: String { "\(audit)/identities" }

    func account(_ id: String) -> String { "\(accounts)/\(URLText.encoded(id))" }

    /// The form of a change of an account; of a new one without `id`.
    func accountChange(_ name: String, of id: String, _ items: [QueryItem] = []) -> String {
        "\(account(id))/changes/\(name)" + query(items)
    }

    /// 管理视图.
    var views: String { "\(basePath)/views" }

    /// 选择列.
    var columns: String { "\(basePath)/columns" }

    /// A view as a link to its query.
    func view(_ view: SavedView) -> String {
        workOrders + query(view.items + [QueryItem(ViewMark.item, "\(view.id)")])
    }

    /// 批量办理.
    var batches: String { "\(basePath)/batches" }

    func batch(_ id: Int) -> String { "\(batches)/\(id)" }

    /// 派单台.
    var dispatching: String { "\(basePath)/dispatching" }

    /// What a dispatcher does with an order of his queue.
    func dispatching(_ name: String, on number: String) -> String {
        "\(dispatching)/\(URLText.encoded(number))/actions/\(name)"
    }

    /// 单位工作台.
    var unitDesk: String { "\(basePath)/unit-desk" }

    /// What a unit does with an order of its list.
    func unitDesk(_ name: String, on number: String) -> String {
        "\(unitDesk)/\(URLText.encoded(number))/actions/\(name)"
    }

    /// Where a unit asks for the number of an order's citizen.
    func unitDeskIdentity(_ number: String) -> String { "\(unitDesk)/\(URLText.encoded(number))/identity" }

    /// 审核台.
    var reviews: String { "\(basePath)/reviews" }

    /// What a reviewer does with an order of his queue.
    func reviews(_ name: String, on number: String) -> String {
        "\(reviews)/\(URLText.encoded(number))/actions/\(name)"
    }

    /// 动态口令.
    var code: String { "\(basePath)/code" }
    /// 设置.
    var settings: String { "\(basePath)/settings" }
    /// 承办单位.
    var units: String { "\(settings)/units" }
    var newUnit: String { "\(settings)/new-unit" }
    /// 导入单位.
    var unitImport: String { "\(settings)/unit-import" }

    /// The card of a unit, as fields that name one ask for it.
    var unitCard: String { "\(basePath)/unit-card" }

    func unit(_ name: String) -> String { "\(units)/\(URLText.encoded(name))" }

    /// One version of 诉求类别.
    func categories(version: String, done: String? = nil) -> String {
        "\(settings)/categories" + query([QueryItem("version", version)] + (done.map { [QueryItem("done", $0)] } ?? []))
    }

    func category(_ code: String, version: String) -> String {
        "\(settings)/category" + query([QueryItem("version", version), QueryItem("code", code)])
    }

    /// The path of the forms of new categories.
    var newCategory: String { "\(settings)/new-category" }

    func newCategory(below code: String?, version: String) -> String {
        newCategory + query([QueryItem("version", version)] + (code.map { [QueryItem("below", $0)] } ?? []))
    }

    /// 放假安排.
    var holidays: String { "\(settings)/holidays" }
    /// 登录规则, which is 安全管理员's.
    var signInRules: String { "\(basePath)/sign-in-rules" }

    func setting(_ file: CityFile, _ items: [QueryItem] = []) -> String {
        (file == .signIn ? signInRules : "\(settings)/\(file.rawValue)") + query(items)
    }

    /// 导入名册.
    var accountImport: String { "\(basePath)/account-import" }

    var newAccount: String { "\(basePath)/new-account" }
}
