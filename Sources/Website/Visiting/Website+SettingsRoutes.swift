import Accounts

extension Website {
    /// 设置; 登录规则 belong to who manages accounts.
    var settingsRoutes: [Route] {
        [
            .get("/settings", .right(.manageSettings), Website.settingsList),
            .get("/settings/holidays", .right(.manageSettings), Website.showHolidays),
            .post("/settings/holidays", .right(.manageSettings), Website.changeHolidays),
            .get("/settings/units", .right(.manageSettings), Website.unitList),
            .get("/settings/units/:name", .right(.manageSettings), Website.showUnit),
            .get("/settings/units/:name/change", .right(.manageSettings), Website.unitChange),
            .post("/settings/units/:name/change", .right(.manageSettings), Website.changeUnit),
            .get("/settings/units/:name/card", .right(.manageSettings), Website.showUnitCard),
            .post("/settings/units/:name/card", .right(.manageSettings), Website.changeUnitCard),
            .get("/settings/new-unit", .right(.manageSettings), Website.unitChange),
            .post("/settings/new-unit", .right(.manageSettings), Website.changeUnit),
            .get("/settings/unit-import", .right(.manageSettings), Website.showUnitImport),
            .post("/settings/unit-import", .right(.manageSettings), Website.importUnits),
            .get("/settings/categories", .right(.manageSettings), Website.categoryList),
            .get("/settings/category", .right(.manageSettings), Website.categoryChange),
            .post("/settings/category", .right(.manageSettings), Website.changeCategory),
            .get("/settings/new-category", .right(.manageSettings), Website.categoryChange),
            .post("/settings/new-category", .right(.manageSettings), Website.changeCategory),
            .get("/settings/:name", .right(.manageSettings), Website.showSetting),
            .post("/settings/:name", .right(.manageSettings), Website.changeSetting),
            .get("/settings/:name/file", .right(.manageSettings), Website.settingFile),
            .get("/unit-card", .right(.readCards), Website.showCard),
            .get("/sign-in-rules", .right(.manageAccounts), Website.showSetting),
            .post("/sign-in-rules", .right(.manageAccounts), Website.changeSetting),
        ]
    }
}
