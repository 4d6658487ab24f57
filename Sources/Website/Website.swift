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
    let calendar: WorkCalendar
    let settings: BulletinSettings
    let reasons: Reasons
    let paths: Paths
    let publicFiles: PublicFiles
    let templates: PageTemplates
    let cityLists = CityListCache()
    let now: @Sendable () -> Instant

    /// Reads templates and public files, and checks every name that a template uses.
    ///
    /// - Parameters:
    ///   - database: where the orders are; its schema is up to date.
    ///   - seal: opens what is shown masked.
    ///   - calendar: counts the working days that are left.
    ///   - settings: how the figures of bulletins are counted.
    ///   - reasons: the city's names of coded reasons.
    ///   - basePath: the path that the site lives under behind a proxy, such as `/12345`; empty for none.
    ///   - now: the present second.
    /// - Throws: `WebsiteError` when the program's own files are missing or faulty.
    public init(
        database: any Database,
        seal: CitizenSeal,
        calendar: WorkCalendar = .standard,
        settings: BulletinSettings = BulletinSettings(),
        reasons: Reasons = .standard,
        basePath: String = "",
        now: @escaping @Sendable () -> Instant
    ) throws(WebsiteError) {
        self.database = database
        self.seal = seal
        self.calendar = calendar
        self.settings = settings
        self.reasons = reasons
        self.now = now
        publicFiles = try PublicFiles(try ResourceFolder.files("Public"))
        paths = try Paths(basePath: basePath, publicFiles: publicFiles)
        templates = try PageTemplates(try ResourceFolder.files("Templates"))
    }

    /// Answers every path of the site; anything else is a page that says so.
    public func router() -> Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(website: self))
        for route in routes {
            router.get(RouterPath(paths.basePath + route.path)) { request, _ in try await route.answer(request) }
        }
        return router
    }

    /// A path as the router reads it, and what answers it.
    struct Route: Sendable {
        let path: String
        let answer: @Sendable (Request) async throws -> Response
    }

    var routes: [Route] {
        [
            Route(path: "/", answer: start),
            Route(path: "/bulletins", answer: choosePeriod),
            Route(path: "/bulletins/:period", answer: bulletin),
            Route(path: "/bulletins/:period/figure", answer: figure),
            Route(path: "/work-orders", answer: orderList),
            Route(path: "/work-orders/:number", answer: workOrder),
            Route(path: "/dispatches", answer: dispatchList),
            Route(path: "/public/:file", answer: publicFile),
            Route(path: "/health", answer: health),
        ]
    }
}
