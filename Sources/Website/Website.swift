public import Accounts
public import Bulletins
public import Casework
public import Hummingbird
public import Storage
public import WorkOrders
public import WorkingDays

/// The web pages with what they need.
///
/// All of them only read.
public struct Website: Sendable {
    let database: any Database
    let seal: CitizenSeal
    var calendar: WorkCalendar
    let settings: BulletinSettings
    var reasons: Reasons
    let paths: Paths
    let publicFiles: PublicFiles
    let templates: PageTemplates
    let cityLists = CityListCache()
    let now: @Sendable () -> Instant
    var entrance: Entrance
    /// 设置; nil where rules stay as they were at start.
    let cityRules: SettingsDesk?
    let rights: Rights
    /// Who listens to the live stream here.
    let live = LiveHub()
    let telephony = TelephonyLimits()
    /// Where files of exports are.
    let exportFolder: String
    /// Whether browsers come over HTTPS, so that the cookie stays there.
    let isSecure: Bool
    /// Who looks at this page; nil where nobody is signed in.
    var visitor: SignedIn?
    /// Where he looks from.
    var address = ""
    /// How he wants pages to look.
    var look = Look()

    /// Reads templates and public files, and checks every name that a template uses.
    ///
    /// - Parameters:
    ///   - database: where the orders are; its schema is up to date.
    ///   - seal: opens what is shown masked.
    ///   - calendar: counts the working days that are left.
    ///   - settings: how the figures of bulletins are counted.
    ///   - reasons: the city's names of coded reasons.
    ///   - entrance: who may come in, and what they act through.
    ///   - cityRules: the city's rules as they are changed while pages are served; nil for those of `entrance`.
    ///   - rights: which pages a role may open.
    ///   - exportFolder: where files of exports are; made with the first.
    ///   - isSecure: whether browsers come over HTTPS.
    ///   - basePath: the path that the site lives under behind a proxy, such as `/12345`; empty for none.
    ///   - now: the present second.
    /// - Throws: `WebsiteError` when the program's own files are missing or faulty.
    public init(
        database: any Database,
        seal: CitizenSeal,
        calendar: WorkCalendar = .standard,
        settings: BulletinSettings = BulletinSettings(),
        reasons: Reasons = .standard,
        entrance: Entrance = .readingOnly,
        cityRules: SettingsDesk? = nil,
        rights: Rights = .standard,
        exportFolder: String = "exports",
        isSecure: Bool = false,
        basePath: String = "",
        now: @escaping @Sendable () -> Instant
    ) throws(WebsiteError) {
        self.database = database
        self.seal = seal
        self.calendar = calendar
        self.settings = settings
        self.reasons = reasons
        self.now = now
        self.entrance = entrance
        self.cityRules = cityRules
        self.rights = rights
        self.exportFolder = exportFolder
        self.isSecure = isSecure
        publicFiles = try PublicFiles(try ResourceFolder.files("Public"))
        paths = try Paths(basePath: basePath, publicFiles: publicFiles)
        templates = try PageTemplates(try ResourceFolder.files("Templates"))
    }

    /// Answers every path of the site; anything else is a page that says so.
    public func router() -> Router<SiteContext> {
        let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(website: self))
        for route in routes {
            router.on(RouterPath(paths.basePath + route.path), method: route.method) { request, context in
                try await answer(route, request, context)
            }
        }
        return router
    }

    /// Every route with who may use it.
    var routes: [Route] { readingRoutes + tableRoutes + (entrance.signIn == nil ? [] : officersRoutes) }

    private var officersRoutes: [Route] {
        let demo = entrance.doors.isEmpty ? [] : demoRoutes
        let desks = [
            deskRoutes, dispatchingRoutes, unitDeskRoutes, reviewRoutes, incomingRoutes, exportRoutes, viewRoutes,
            batchRoutes,
        ]
        return (desks + [accountRoutes, callRoutes, settingsRoutes, tableTemplateRoutes, demo]).flatMap(\.self)
    }

    private var deskRoutes: [Route] {
        [
            .get("/sign-in", .anyone, Website.showSignIn),
            .post("/sign-in", .anyone, Website.signIn),
            .post("/sign-out", .signedIn, Website.signOut),
            .get("/session", .signedIn, Website.stillSignedIn),
            .post("/session", .anyone, Website.signInAgain),
            .post("/look", .signedIn, Website.changeLook),
            .get("/office", .signedIn, Website.showAccount),
            .post("/office", .signedIn, Website.changeOffice),
            .get("/password", .signedIn, Website.showAccount),
            .post("/password", .signedIn, Website.changePassword),
            .get("/desk", .right(.takeCalls), Website.showDesk),
            .post("/desk", .right(.takeCalls), Website.register),
            .post("/desk/caller", .right(.takeCalls), Website.lookUpCaller),
            .post("/desk/check", .right(.takeCalls), Website.checkAppeal),
            .post("/desk/similar", .right(.takeCalls), Website.findSimilar),
            .post("/desk/numbers", .right(.takeCalls), Website.moveNumbers),
            .get("/choices/:list", .signedIn, Website.choices),
            .get("/phrases", .signedIn, Website.showPhrases),
            .post("/phrases", .signedIn, Website.changePhrases),
            .get("/phrases/list", .signedIn, Website.listPhrases),
            .get("/work-orders/:number/actions/:name", .right(.readOrders), Website.orderAction),
            .post("/work-orders/:number/actions/:name", .right(.readOrders), Website.carryOut),
            .get("/alerts", .right(.readAlerts), Website.alertList),
            .post("/alerts", .right(.readAlerts), Website.confirmAlert),
        ]
    }

    private var demoRoutes: [Route] {
        [
            .get("/styleguide", .anyone, Website.styleguide),
            .get("/styleguide/desk", .anyone, Website.styleguideDesk),
        ]
    }

    private var readingRoutes: [Route] {
        [
            .get("/", .signedIn, Website.start),
            .get("/bulletins", .right(.readBulletins), Website.choosePeriod),
            .get("/bulletins/:period", .right(.readBulletins), Website.bulletin),
            .get("/bulletins/:period/figure", .right(.readBulletins), Website.figure),
            .get("/work-orders", .right(.readOrders), Website.orderList),
            .get("/work-orders/:number", .right(.readOrders), Website.workOrder),
            .get("/dispatches", .right(.readOrders), Website.dispatchList),
            .get("/public/:file", .anyone, Website.publicFile),
            .get("/health", .anyone, Website.health),
        ]
    }
}
