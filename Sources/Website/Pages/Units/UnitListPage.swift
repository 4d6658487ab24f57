import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// 承办单位: the tree, folded below the first level, or what a search finds of it.
struct UnitListPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let fields: [FilterField]
    let lines: [UnitLine]
    let total: Int
    let isFiltered: Bool
    let done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .list("fields", \.fields), .list("lines", \.lines), .number("total", \.total),
        .flag("is-filtered", \.isFiltered), .flag("is-empty") { $0.lines.isEmpty },
        .flag("has-lines") { !$0.lines.isEmpty }, .text("settings", \.paths.settings),
        .text("action", \.paths.units), .text("new", \.paths.newUnit),
        .text("import", \.paths.unitImport), .text("done", \.done),
    ]
}

/// One unit of the tree; the list is flat, so that a line says how many lists end behind it.
struct UnitLine: TemplateModel {
    let unit: HandlingUnit
    let path: String
    let card: UnitCard?
    let above: String
    let isEnded: Bool
    var below = 0
    /// How many lists of units below end behind this line.
    var closing = 0

    static let names: Names<Self> = [
        .text("name", \.unit.name), .text("path", \.path), .text("group", \.unit.group),
        .text("short", \.unit.shortName), .text("above") { $0.above.isEmpty ? nil : $0.above },
        .flag("is-centre", \.unit.isSubordinateCentre), .flag("is-ended", \.isEnded),
        .flag("has-card") { $0.card != nil }, .text("liaison") { $0.card?.liaison },
        .number("below", \.below), .flag("has-below") { $0.below > 0 },
        .texts("closings") { Array(repeating: "", count: $0.closing) },
    ]
}

/// What is looked for among the units.
struct UnitSearch {
    enum State: String, CaseIterable {
        case inUse = "in-use"
        case ended
        case centre
        case withoutCard = "without-card"

        var title: String {
            switch self {
            case .inUse: "在用"
            case .ended: "已停用"
            case .centre: "二级平台"
            case .withoutCard: "没有名片"
            }
        }
    }

    let text: String
    let group: String
    let state: State?

    init(_ items: RequestItems) {
        text = items.value("q").trimmed
        group = items.value("group")
        state = State(rawValue: items.value("state"))
    }

    var isEmpty: Bool { text.isEmpty && group.isEmpty && state == nil }

    func finds(_ line: UnitLine) -> Bool {
        guard group.isEmpty || line.unit.group == group else { return false }
        switch state {
        case .inUse where line.isEnded, .withoutCard where line.card != nil: return false
        case .ended where !line.isEnded, .centre where !line.unit.isSubordinateCentre: return false
        case .inUse, .ended, .centre, .withoutCard, nil: break
        }
        guard !text.isEmpty else { return true }
        var choice = Choice([line.unit.name])
        choice.aliases = line.unit.shortName.map { [$0] } ?? []
        let isWritten = ([line.unit.name] + choice.aliases).contains { $0.contains(text) }
        return isWritten || [choice].meant(by: text) != nil
    }
}

extension Website {
    /// The desk of units; only where settings are changed here.
    func unitDesk() throws(PageError) -> UnitDesk { UnitDesk(try settingsDesk()) }

    /// Answers `GET /settings/units`.
    @Sendable func unitList(_ request: Request) async throws -> Response {
        let (desk, items) = (try unitDesk(), try RequestItems(request))
        let units = try await desk.units()
        let search = UnitSearch(items)
        let all = unitLines(units, cards: try settingsDesk().city.cards)
        let page = UnitListPage(
            frame: frame("承办单位", .settings),
            paths: paths,
            fields: Self.unitFilters(items, groups: units.map(\.group)),
            lines: search.isEmpty ? Self.tree(all) : all.filter(search.finds),
            total: units.count,
            isFiltered: !search.isEmpty,
            done: items.value("done").isEmpty ? nil : items.value("done")
        )
        return html(templates.units.render(page))
    }

    private func unitLines(_ units: [HandlingUnit], cards: [String: UnitCard]) -> [UnitLine] {
        let byName = Dictionary(units.map { ($0.name, $0) }) { first, _ in first }
        let today = now().day
        return units.map { unit in
            var above: [String] = []
            var parent = unit.parent
            while let name = parent, above.count < UnitTree.maximumLevel {
                above.insert(name, at: 0)
                parent = byName[name]?.parent
            }
            return UnitLine(
                unit: unit,
                path: paths.unit(unit.name),
                card: cards[unit.name],
                above: above.joined(separator: " / "),
                isEnded: unit.isEnded(on: today)
            )
        }
    }

    /// Every unit with those below it behind it.
    private static func tree(_ lines: [UnitLine]) -> [UnitLine] {
        let below = Dictionary(grouping: lines) { $0.unit.parent ?? "" }
        var result: [UnitLine] = []
        func add(_ parent: String) {
            for var line in below[parent] ?? [] {
                line.below = below[line.unit.name]?.count ?? 0
                result.append(line)
                guard line.below > 0 else { continue }
                add(line.unit.name)
                result[result.count - 1].closing += 1
            }
        }
        add("")
        return result
    }

    private static func unitFilters(_ items: RequestItems, groups: [String]) -> [FilterField] {
        var known: [String] = []
        for group in groups where !known.contains(group) { known.append(group) }
        let states = UnitSearch.State.allCases.map { FilterOption($0.rawValue, $0.title) }
        var fields = [
            FilterField(name: "q", label: "名称、简称或拼音首字母", control: .text(hint: "")),
            FilterField(name: "group", label: "分组", control: .names(known)),
            FilterField(name: "state", label: "状态", control: .choice(states)),
        ]
        for index in fields.indices { fields[index].value = items.value(fields[index].name) }
        return fields
    }
}
