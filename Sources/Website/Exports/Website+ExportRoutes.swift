import Accounts
import Casework
import Hummingbird
import WorkOrders

extension Website {
    /// 导出: asked for, followed, fetched, stopped.
    var exportRoutes: [Route] {
        [
            .get("/exports", .right(.exportOrders), Website.exportList),
            .get("/exports/rows", .right(.exportOrders), Website.exportRows),
            .get("/exports/new", .right(.exportOrders), Website.newExport),
            .post("/exports", .right(.exportOrders), Website.askForExport),
            .get("/exports/:id/file", .right(.exportOrders), Website.exportFile),
            .post("/exports/:id/stop", .right(.exportOrders), Website.stopExport),
        ]
    }

    /// By the city's rules as they are now.
    func exportDesk() throws(PageError) -> ListExportDesk {
        guard let rules = entrance.desk?.rules else { throw .forbidden }
        return ListExportDesk(database: database, seal: seal, rules: rules, folder: exportFolder)
    }

    func exporter() throws(PageError) -> Officer {
        guard let visitor else { throw .signInNeeded }
        return visitor.officer
    }

    /// The number in the address of an export.
    func exportId(_ request: Request) throws(PageError) -> Int {
        let text = try pathPart(1, request)
        guard let id = Int(text), id > 0 else { throw .notFound("没有这个导出，请从“导出”页面选择。") }
        return id
    }
}
