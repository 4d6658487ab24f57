import Accounts

extension Website {
    /// 设置; 登录规则 belong to who manages accounts.
    var settingsRoutes: [Route] {
        [
            .get("/settings", .right(.manageSettings), Website.settingsList),
            .get("/settings/holidays", .right(.manageSettings), Website.showHolidays),
            .post("/settings/holidays", .right(.manageSettings), Website.changeHolidays),
            .get("/settings/:name", .right(.manageSettings), Website.showSetting),
            .post("/settings/:name", .right(.manageSettings), Website.changeSetting),
            .get("/settings/:name/file", .right(.manageSettings), Website.settingFile),
            .get("/sign-in-rules", .right(.manageAccounts), Website.showSetting),
            .post("/sign-in-rules", .right(.manageAccounts), Website.changeSetting),
        ]
    }
}
