import Accounts

extension Website {
    /// 账号与权限, 复核 and 审计.
    var accountRoutes: [Route] {
        [
            .get("/accounts", .right(.manageAccounts), Website.accountList),
            .get("/accounts/:id", .right(.manageAccounts), Website.showOfficer),
            .get("/accounts/:id/changes/:name", .right(.manageAccounts), Website.accountChange),
            .post("/accounts/:id/changes/:name", .right(.manageAccounts), Website.askAccountChange),
            .get("/new-account", .right(.manageAccounts), Website.accountChange),
            .post("/new-account", .right(.manageAccounts), Website.askAccountChange),
            .get("/account-import", .right(.manageAccounts), Website.showAccountImport),
            .post("/account-import", .right(.manageAccounts), Website.importAccounts),
            .get("/account-requests", .right(.approveAccounts), Website.accountRequests),
            .post("/account-requests", .right(.approveAccounts), Website.decideAccountRequest),
            .get("/code", .signedIn, Website.showCode),
            .post("/code", .signedIn, Website.enrolCode),
            .get("/audit", .right(.readAudit), Website.auditSignIns),
            .get("/audit/changes", .right(.readAudit), Website.auditChanges),
            .get("/audit/identities", .right(.readAudit), Website.auditLooks),
        ]
    }
}
