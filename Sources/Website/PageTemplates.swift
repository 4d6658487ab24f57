import Templates

/// Every page's template, checked against its names at start.
struct PageTemplates: Sendable {
    let start: Template<StartPage>
    let period: Template<PeriodPage>
    let bulletin: Template<BulletinPage>
    let figure: Template<FigurePage>
    let field: Template<FilterField>
    let tables: Template<TableListPage>
    let table: Template<TablePage>
    let madeTables: Template<MadeTablePage>
    let orders: Template<OrderListPage>
    let batch: Template<BatchPage>
    let columns: Template<ColumnsPage>
    let views: Template<ViewsPage>
    let dispatches: Template<DispatchListPage>
    let workOrder: Template<WorkOrderPage>
    let orderAction: Template<OrderActionPage>
    let desk: Template<DeskPage>
    let check: Template<AppealCheck>
    let dispatching: Template<DispatchingPage>
    let dispatchingPanel: Template<DispatchingPanel>
    let unitDesk: Template<UnitDeskPage>
    let unitDeskPanel: Template<UnitDeskPanel>
    let reviews: Template<ReviewDeskPage>
    let suggestions: Template<SuggestionList>
    let similarOrders: Template<SimilarOrders>
    let alerts: Template<AlertsPage>
    let phrases: Template<PhrasesPage>
    let incoming: Template<IncomingListPage>
    let incomingImport: Template<IncomingImportPage>
    let newIncoming: Template<IncomingPage>
    let missedCalls: Template<MissedCallsPage>
    let exports: Template<ExportListPage>
    let exportRows: Template<ExportRows>
    let newExport: Template<ExportPage>
    let callFigures: Template<CallFiguresPage>
    let callList: Template<CallListPage>
    let signIn: Template<SignInPage>
    let account: Template<AccountPage>
    let accounts: Template<AccountListPage>
    let officer: Template<OfficerPage>
    let accountChange: Template<AccountChangePage>
    let accountRequests: Template<AccountRequestsPage>
    let audit: Template<AuditPage>
    let accountImport: Template<AccountImportPage>
    let code: Template<CodePage>
    let settings: Template<SettingsPage>
    let holidays: Template<HolidaysPage>
    let setting: Template<SettingPage>
    let settingChange: Template<SettingChangePage>
    let listImport: Template<ListImportPage>
    let categories: Template<CategoryListPage>
    let units: Template<UnitListPage>
    let unit: Template<UnitPage>
    let unitCard: Template<UnitCardPart>
    let error: Template<ErrorPage>
    let styleguide: Template<StyleguidePage>
    let styleguideDesk: Template<StyleguidePage>

    init(_ files: [String: [UInt8]]) throws(WebsiteError) {
        do throws(TemplateError) {
            let library = try Library(templates: Self.texts(files))
            start = try library.template("start", for: StartPage.self)
            period = try library.template("bulletins/period", for: PeriodPage.self)
            bulletin = try library.template("bulletins/show", for: BulletinPage.self)
            figure = try library.template("bulletins/figure", for: FigurePage.self)
            field = try library.template("parts/field", for: FilterField.self)
            tables = try library.template("tables/list", for: TableListPage.self)
            table = try library.template("tables/show", for: TablePage.self)
            madeTables = try library.template("tables/made", for: MadeTablePage.self)
            orders = try library.template("work-orders/list", for: OrderListPage.self)
            batch = try library.template("batches/show", for: BatchPage.self)
            columns = try library.template("columns/show", for: ColumnsPage.self)
            views = try library.template("views/show", for: ViewsPage.self)
            dispatches = try library.template("dispatches/list", for: DispatchListPage.self)
            workOrder = try library.template("work-orders/show", for: WorkOrderPage.self)
            orderAction = try library.template("work-orders/action", for: OrderActionPage.self)
            desk = try library.template("desk/show", for: DeskPage.self)
            check = try library.template("desk/check", for: AppealCheck.self)
            dispatching = try library.template("dispatching/show", for: DispatchingPage.self)
            dispatchingPanel = try library.template("dispatching/panel", for: DispatchingPanel.self)
            unitDesk = try library.template("unit-desk/show", for: UnitDeskPage.self)
            unitDeskPanel = try library.template("unit-desk/panel", for: UnitDeskPanel.self)
            reviews = try library.template("reviews/show", for: ReviewDeskPage.self)
            suggestions = try library.template("desk/units", for: SuggestionList.self)
            similarOrders = try library.template("desk/similar", for: SimilarOrders.self)
            alerts = try library.template("alerts", for: AlertsPage.self)
            phrases = try library.template("phrases", for: PhrasesPage.self)
            incoming = try library.template("incoming/list", for: IncomingListPage.self)
            incomingImport = try library.template("incoming/import", for: IncomingImportPage.self)
            newIncoming = try library.template("incoming/form", for: IncomingPage.self)
            exports = try library.template("exports/list", for: ExportListPage.self)
            exportRows = try library.template("exports/rows", for: ExportRows.self)
            newExport = try library.template("exports/new", for: ExportPage.self)
            missedCalls = try library.template("calls/missed", for: MissedCallsPage.self)
            callFigures = try library.template("calls/figures", for: CallFiguresPage.self)
            callList = try library.template("calls/list", for: CallListPage.self)
            signIn = try library.template("sign-in", for: SignInPage.self)
            account = try library.template("account", for: AccountPage.self)
            accounts = try library.template("accounts/list", for: AccountListPage.self)
            officer = try library.template("accounts/show", for: OfficerPage.self)
            accountChange = try library.template("accounts/change", for: AccountChangePage.self)
            accountRequests = try library.template("accounts/requests", for: AccountRequestsPage.self)
            audit = try library.template("audit/show", for: AuditPage.self)
            accountImport = try library.template("accounts/import", for: AccountImportPage.self)
            code = try library.template("code", for: CodePage.self)
            settings = try library.template("settings/list", for: SettingsPage.self)
            holidays = try library.template("settings/holidays", for: HolidaysPage.self)
            setting = try library.template("settings/show", for: SettingPage.self)
            settingChange = try library.template("settings/change", for: SettingChangePage.self)
            listImport = try library.template("settings/import", for: ListImportPage.self)
            categories = try library.template("categories/list", for: CategoryListPage.self)
            units = try library.template("units/list", for: UnitListPage.self)
            unit = try library.template("units/show", for: UnitPage.self)
            unitCard = try library.template("desk/unit-card", for: UnitCardPart.self)
            error = try library.template("error", for: ErrorPage.self)
            styleguide = try library.template("styleguide/show", for: StyleguidePage.self)
            styleguideDesk = try library.template("styleguide/desk", for: StyleguidePage.self)
        } catch {
            throw .template(error)
        }
    }

    private static func texts(_ files: [String: [UInt8]]) -> [String: String] {
        let ending = ".mustache"
        var texts: [String: String] = [:]
        for (path, content) in files where path.hasSuffix(ending) {
            texts[String(path.dropLast(ending.count))] = String(decoding: content, as: UTF8.self)
        }
        return texts
    }
}
