import Accounts
import Bulletins
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 首页: the months that have orders, and the ways into what this visitor may open; nothing else is offered.
struct StartPage: TemplateModel {
    let frame: Frame
    let months: [Month]
    let form: PeriodForm
    let shortcuts: [Link]
    /// Whether orders may be looked for by number; a unit has the list of its dispatches.
    let hasSearch: Bool

    /// A month with its orders.
    struct Month: TemplateModel {
        let title: String
        let bulletin: String
        let count: String
        let orders: String

        static let names: Names<Self> = [
            .text("title", \.title), .text("bulletin", \.bulletin), .text("count", \.count), .text("orders", \.orders),
        ]
    }

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("months", \.months), .group("form", \.form), .list("shortcuts", \.shortcuts),
        .flag("has-search", \.hasSearch),
    ]
}

extension Website {
    /// Answers `GET /`.
    @Sendable func start(_ request: Request) async throws -> Response {
        let frame = frame("首页", .start)
        let page = StartPage(
            frame: frame,
            months: frame.open.contains(.readBulletins) ? try await months() : [],
            form: PeriodForm(action: paths.bulletins),
            shortcuts: shortcuts(frame.open),
            hasSearch: frame.open.contains(.readOrders) && ownUnit == nil
        )
        return html(templates.start.render(page))
    }

    func months() async throws -> [StartPage.Month] {
        let now = now()
        return try await database.read { try $0.newestMonths(now: now) }.map { month in
            var query = OrderQuery()
            query.received = month.period
            query.countsOnlyValid = true
            return StartPage.Month(
                title: month.period.title,
                bulletin: paths.bulletin(month.period.name),
                count: Counting.text(month.count),
                orders: paths.workOrders(query, isExact: true)
            )
        }
    }

    private func shortcuts(_ open: Set<Right>) -> [Link] {
        let pages: [(Right, Link)] = [
            (.reviewReplies, Link("审核台", paths.reviews)),
            (.workForUnit, Link("单位工作台", paths.unitDesk)),
            (.dispatchOrders, Link("派单台", paths.dispatching)), (.takeCalls, Link("受理台", paths.desk)),
            (.takeCalls, Link("未接来电", paths.missedCalls)), (.takeMatters, Link("来件", paths.incoming)),
            (.readAlerts, Link("待阅", paths.alerts)), (.watchFloor, Link("话务", paths.calls)),
            (.manageAccounts, Link("账号与权限", paths.accounts)), (.approveAccounts, Link("待复核", paths.accountRequests)),
            (.readAudit, Link("审计", paths.audit)), (.manageSettings, Link("设置", paths.settings)),
        ]
        return pages.filter { open.contains($0.0) }.map(\.1) + (open.contains(.readOrders) ? lists : [])
    }

    private var lists: [Link] {
        var handling = OrderQuery()
        handling.status = .handling
        var open = DispatchQuery()
        open.state = .open
        var overdue = open
        overdue.state = .overdue
        let ofOrders = [Link("全部工单", paths.workOrders), Link("办理中的工单", paths.workOrders(handling))]
        return (ownUnit == nil ? ofOrders : [])
            + [Link("未办结的转办件", paths.dispatches(open)), Link("逾期的转办件", paths.dispatches(overdue))]
    }
}

extension Connection {
    /// How many months the start page offers.
    private var mostMonths: Int { 12 }

    /// The newest months with orders, newest first, 无效 left out of the counts.
    ///
    /// For each month one step into `work_order_month` to find it and a walk over its entries to count them:
    /// a millisecond for 16,000 orders, 12 months of 200,000 about 0.2 s.
    func newestMonths(now: Instant) throws -> [(period: Period, count: Int)] {
        var months: [(period: Period, count: Int)] = []
        var before = OrderQuery()
        while months.count < mostMonths, let newest = try orders(before, now: now, limit: 1).rows.first {
            let day = newest.receivedAt.day
            guard let month = try? Period(parsing: String("\(day)".prefix(7))) else { break }
            var query = OrderQuery()
            query.received = month
            query.countsOnlyValid = true
            months.append((month, try orderCount(query, now: now)))
            before.asOf = month.first
        }
        return months
    }
}
