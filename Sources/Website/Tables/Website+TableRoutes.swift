import Accounts

extension Website {
    /// 统计表.
    var tableRoutes: [Route] {
        [
            .get("/tables", .right(.makeTables), Website.tableList),
            .get("/tables/show", .right(.makeTables), Website.showTable),
        ]
    }

    /// Templates belong to officers.
    var tableTemplateRoutes: [Route] {
        [
            .post("/tables", .right(.makeTables), Website.keepTable),
            .post("/tables/remove", .right(.makeTables), Website.removeTable),
            .get("/tables/made", .right(.makeTables), Website.madeTables),
        ]
    }
}
