import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 单位工作台: what a unit has to do by tab, and the dispatch that is open beside it.
struct UnitDeskPage: TemplateModel {
    let frame: Frame
    /// The unit whose desk it is.
    let unit: String
    let tabs: [QueueTab]
    let form: FilterForm
    var rows: [UnitDeskRow] = []
    var next: String?
    var first: String?
    var panel: UnitDeskPanel?
    var done: String?
    /// What became of those that were acknowledged together.
    var bulk: UnitBulk?
    var problem: String?
    /// Where chosen dispatches are acknowledged together; nil in tabs of which none is.
    let bulkPath: String?
    /// The list as items of an address.
    let list: String
    /// What the units below have to do, for a unit with a desk of its own.
    var loads: [Load] = []
    /// The units to pass on to, without script.
    let units: [String]

    /// The tab is a condition of the list, and chosen by its link.
    static let tabLabel = "待办"

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("unit", \.unit), .list("tabs", \.tabs), .group("form", \.form),
        .list("rows", \.rows), .flag("has-rows") { !$0.rows.isEmpty }, .text("next", \.next), .text("first", \.first),
        .flag("has-pages") { $0.next != nil || $0.first != nil }, .group("panel", \.panel), .text("done", \.done),
        .group("bulk", \.bulk), .text("problem", \.problem), .text("bulk-path", \.bulkPath), .text("list", \.list),
        .flag("has-bulk") { $0.bulkPath != nil && $0.rows.contains(where: \.isToChoose) },
        .list("loads", \.loads), .flag("has-loads") { !$0.loads.isEmpty }, .texts("units", \.units),
        .flag("is-filtered") { $0.form.hasErrors || $0.form.chips.contains { $0.label != Self.tabLabel } },
        .text("title") { $0.tabs.first(where: \.isCurrent)?.title }, .text("empty", \.empty),
    ]

    /// What an empty tab says: what will stand there, or what to do instead.
    private var empty: String? {
        switch tabs.first(where: \.isCurrent).flatMap({ UnitTab(rawValue: $0.name) }) {
        case .waiting: "新转来的工单会出现在这里；已签收的在“办理中”。"
        case .handling: "签收后的工单在这里办理、联系诉求人和答复；先看“待签收”。"
        case .soon: "今天和下一个工作日到期的会提前列在这里。"
        case .overdue: "没有逾期的工单；快到期的在“临期”。"
        case .returned: "审核人或本单位负责人退回的答复会列在这里，按意见重写。"
        case .unsigned: "经办人写好的答复会列在这里，由负责人签发。"
        case .promised: "以“正在推进”办结并承诺了日期的工单会列在这里。"
        case .completed: "审核通过的工单会列在这里。"
        case .rulings: "下级单位申请退单或延期时会列在这里，由本单位裁定。"
        case .reviews: "下级单位签发的答复会列在这里，由本单位审核。"
        case .visits: "下级单位办结、本单位还在办的工单可在这里回访。"
        case nil: nil
        }
    }

    /// What one unit below has to do, each number with its list.
    struct Load: TemplateModel {
        let load: UnitLoad
        let open: String
        let overdue: String

        static let names: Names<Self> = [
            .text("unit", \.load.unit), .text("open-count") { Counting.text($0.load.open) },
            .text("overdue-count") { Counting.text($0.load.overdue) }, .text("open", \.open),
            .text("overdue", \.overdue), .flag("is-late") { $0.load.overdue > 0 },
        ]
    }
}

extension Website {
    /// The unit whose desk a visitor sits at.
    func deskUnit() throws(PageError) -> (unit: HandlingUnit, tree: UnitTree) {
        let tree = try actingDesk().rules.units
        guard let name = ownUnit, let unit = tree[name] else { throw .forbidden }
        return (unit, tree)
    }

    /// The tab that an address asks for, with a dispatch open beside it.
    func unitDeskPage(_ view: UnitDeskView) async throws -> UnitDeskPage {
        let (unit, tree) = try deskUnit()
        let scope = try scope(of: view.query, unit.name, tree)
        let below = tree.below(unit.name)
        let all = UnitScope(unit.name, units: below, at: scope.now, calendar: calendar)
        let isCentre = unit.isSubordinateCentre
        let found = try await database.read { [self] connection in
            let isGood = view.reading.isGood
            return (
                rows: isGood ? try connection.unitRows(view.query, in: scope, after: view.after) : nil,
                counts: try connection.unitCounts(view.query, in: scope, atMost: ListTotal.limit + 1),
                loads: isCentre ? try connection.unitLoads(in: all) : [],
                lists: try cityLists.lists(now: scope.now, connection)
            )
        }
        let rows = found.rows?.rows ?? []
        var page = UnitDeskPage(
            frame: frame("单位工作台", .unitDesk),
            unit: unit.name,
            tabs: tabs(of: unit, view, found.counts),
            form: filterForm(paths.unitDesk, shown: 4, view.reading, found.lists, fields: Self.unitDeskFields),
            bulkPath: view.tab == .waiting ? paths.unitDesk + "/acknowledge" : nil,
            list: String(paths.query(view.listItems).dropFirst()),
            loads: found.loads.map(load),
            units: below
        )
        page.panel = try await panel(view, among: rows)
        page.rows = rows.map { row($0, view, isOpen: $0.dispatch.number == page.panel?.dispatch.number) }
        page.next = found.rows?.next.map { next in
            paths.unitDesk + paths.query(view.query.items + [QueryItem("after", next.text)])
        }
        page.first = view.after == nil ? nil : paths.unitDesk + paths.query(view.query.items)
        return page
    }

    /// A unit looks at its own work, that of one below it, or of all below.
    private func scope(of query: UnitQuery, _ own: String, _ tree: UnitTree) throws(PageError) -> UnitScope {
        let asked = query.unit ?? own
        guard tree[asked] != nil, tree.isSubordinate(asked, of: own) else { throw .forbidden }
        let units = [asked] + (query.includesBelow ? tree.below(asked) : [])
        return UnitScope(own, units: units, at: now(), calendar: calendar)
    }

    /// The tabs that concern the visitor: 待签发 whoever may sign, the last three who passes orders on.
    private func tabs(of unit: HandlingUnit, _ view: UnitDeskView, _ counts: [UnitTab: Int]) -> [QueueTab] {
        let permissions = entrance.desk?.rules.permissions
        let maySign = visitor.map { permissions?.allows($0.grant.role, .sign) ?? false } ?? false
        let shown = UnitTab.allCases.filter { tab in
            tab == view.tab || (tab.isOfChildren ? unit.isSubordinateCentre : tab != .unsigned || maySign)
        }
        return shown.map { tab in
            let isCapped = tab == .promised || tab == .completed
            return QueueTab(
                name: tab.rawValue,
                title: tab.title,
                path: paths.unitDesk + paths.query(view.items(on: tab)),
                count: ListTotal(exactly: !isCapped) { _ in counts[tab] ?? 0 },
                isCurrent: tab == view.tab
            )
        }
    }

    private func row(_ row: UnitRow, _ view: UnitDeskView, isOpen: Bool) -> UnitDeskRow {
        UnitDeskRow(
            row: row,
            path: paths.unitDesk + paths.query(view.listItems + [QueryItem("open", row.dispatch.number)]),
            isOpen: isOpen,
            isToChoose: view.tab == .waiting && row.dispatch.unit == ownUnit,
            unit: row.dispatch.unit == ownUnit ? nil : row.dispatch.unit,
            left: TimeLeft(row, at: now(), calendar: calendar)
        )
    }

    private func load(_ load: UnitLoad) -> UnitDeskPage.Load {
        var query = DispatchQuery()
        (query.unit, query.state) = (load.unit, .open)
        var overdue = UnitQuery(.overdue)
        overdue.unit = load.unit
        return UnitDeskPage.Load(
            load: load,
            open: paths.dispatches(query),
            overdue: paths.unitDesk + paths.query(overdue.items)
        )
    }

    /// Every condition of a ``UnitQuery``; all are always seen.
    static func unitDeskFields(_ lists: CityLists) -> [FilterField] {
        let tabs = UnitTab.allCases.map { FilterOption($0.rawValue, $0.title) }
        return [
            FilterField(name: "tab", label: UnitDeskPage.tabLabel, control: .choice(tabs)),
            FilterField(name: "kind", label: "诉求类型", control: .titled(RequestKind.self)),
            FilterField(name: "unit", label: "下级单位", control: .text(hint: "填全称，空着是本单位")),
            FilterField(name: "below", label: "含下级", control: .check),
        ]
    }
}

extension UnitTree {
    /// The units below one, sorted by name.
    func below(_ unit: String) -> [String] { names.filter { $0 != unit && isSubordinate($0, of: unit) } }
}
