import Bulletins

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

    var newAccount: String { "\(basePath)/new-account" }
}
