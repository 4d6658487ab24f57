import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 放假安排: the State Council's notice of a year, pasted, previewed and adopted.
struct HolidaysPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    var text = ""
    var days: [String]?
    /// Days that are marked although they are working days anyway.
    var needless: [String] = []
    var problem: String?
    var done: String?
    let notices: [Notice]
    let history: [SettingsEvent]

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("action", \.paths.holidays), .text("settings", \.paths.settings),
        .text("text", \.text), .texts("days") { $0.days ?? [] }, .number("day-count") { $0.days?.count },
        .texts("needless", \.needless), .flag("has-needless") { !$0.needless.isEmpty },
        .flag("is-preview") { $0.days != nil }, .flag("is-form") { $0.days == nil },
        .text("problem", \.problem), .text("done", \.done), .list("notices", \.notices),
        .flag("has-notices") { !$0.notices.isEmpty },
        .list("history") { $0.history.map(ChangeLine.init) }, .flag("has-history") { !$0.history.isEmpty },
    ]

    /// The notice of a year that was adopted.
    struct Notice: TemplateModel {
        let year: Int
        let content: String

        static let names: Names<Self> = [
            .text("year") { "\($0.year)" }, .texts("lines") { $0.content.split(separator: "\n").map(String.init) },
        ]
    }
}

extension Website {
    /// Answers `GET /settings/holidays`.
    @Sendable func showHolidays(_ request: Request) async throws -> Response {
        var page = try await holidaysPage()
        let done = try RequestItems(request).value("done")
        page.done = done.isEmpty ? nil : done
        return html(templates.holidays.render(page))
    }

    /// Answers `POST /settings/holidays`: first the preview, then with `confirm` the change.
    @Sendable func changeHolidays(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor, let orders = entrance.desk else { throw PageError.signInNeeded }
        let desk = try settingsDesk()
        var page = try await holidaysPage()
        page.text = items.typed("text")
        guard let notices = try? HolidayNotice.parse(page.text), !notices.isEmpty else {
            page.problem = "没有读到放假安排。请每行写一天（日期,名称,休班），或每行写一个节日，如 2027 春节 off 2027-02-05..2027-02-11 work 2027-01-30。"
            return html(templates.holidays.render(page), status: .unprocessableContent)
        }
        if items.given("confirm") != nil {
            let moved = try await desk.adoptHolidays(notices, with: orders, by: visitor.account.id, at: now())
            let words = "已采用放假安排，\(moved)件在办工单的办结时限已重算"
            return redirect(to: paths.holidays + paths.query([.init("done", words)]))
        }
        if items.given("back") == nil {
            page.days = try await desk.previewHolidays(notices).map { "\($0)" }
            page.needless = notices.flatMap(\.needlessMakeUpWorkdays).map { "\($0) 本来就是工作日，标为调休上班没有作用。" }
        }
        return html(templates.holidays.render(page))
    }

    private func holidaysPage() async throws -> HolidaysPage {
        let desk = try settingsDesk()
        return HolidaysPage(
            frame: frame("放假安排", .settings),
            paths: paths,
            notices: try await desk.notices().map { HolidaysPage.Notice(year: $0.year, content: $0.content) },
            history: try await desk.holidayChanges()
        )
    }
}
