import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

/// One unit: its place in the tree, its card, who holds an office in it, and what it has to do.
struct UnitPage: TemplateModel {
    let frame: Frame
    let paths: Paths
    let record: UnitRecord
    let facts: [Lane.Fact]
    let card: [Lane.Fact]
    let isEnded: Bool
    let today: CivilDay
    let openText: String
    /// The list of its open dispatches, for those who may open it.
    let openPath: String?
    let done: String?

    static let names: Names<Self> = [
        .group("frame", \.frame), .text("settings", \.paths.settings), .text("units", \.paths.units),
        .text("name", \.record.unit.name), .flag("is-ended", \.isEnded),
        .flag("is-centre", \.record.unit.isSubordinateCentre), .list("facts", \.facts), .list("card", \.card),
        .flag("has-card") { !$0.card.isEmpty },
        .flag("lacks-numbers") { $0.record.card.liaison == nil && $0.record.card.duty.isEmpty },
        .text("change") { $0.paths.unit($0.record.unit.name) + "/change" },
        .text("card-path") { $0.paths.unit($0.record.unit.name) + "/card" },
        .list("below", \.below), .flag("has-below") { !$0.record.below.isEmpty },
        .texts("officers", \.officers), .flag("has-officers") { !$0.record.officers.isEmpty },
        .text("open", \.openText), .text("open-path", \.openPath), .text("done", \.done),
        .list("history") { $0.record.history.map(ChangeLine.init) },
        .flag("has-history") { !$0.record.history.isEmpty },
    ]

    private var below: [Link] { record.below.map { Link($0.name, paths.unit($0.name)) } }

    private var officers: [String] {
        record.officers.map { account in
            let roles = account.grants(on: today).filter { $0.unit == record.unit.name }.map(\.role)
            return "\(account.id) \(account.name)，\(roles.joined(separator: "、"))"
        }
    }
}

extension UnitRecord {
    var facts: [Lane.Fact] {
        let facts: [(String, String?)] = [
            ("分组", unit.group), ("简称", unit.shortName), ("上级单位", unit.parent ?? "市级"), ("层级", "第\(level)级"),
            ("原名", formerNames.isEmpty ? nil : formerNames.joined(separator: "、")),
            ("停用", unit.endedOn.map { "\($0)" }),
        ]
        return facts.compactMap { name, value in value.map { Lane.Fact(name, $0) } }
    }
}

extension Website {
    /// Answers `GET /settings/units/:name`.
    @Sendable func showUnit(_ request: Request) async throws -> Response {
        let (record, now) = (try await unitRecord(request), now())
        let name = record.unit.name
        var query = DispatchQuery()
        (query.unit, query.state) = (name, .open)
        let done = try RequestItems(request).value("done")
        let frame = frame(name, .settings)
        let cells = zip(CardChange.fields, try unitDesk().card(of: name)).filter { !$1.isEmpty }
        let onDuty = record.card.number(at: now, calendar).map { [Lane.Fact("此刻的值班电话", $0)] } ?? []
        let page = UnitPage(
            frame: frame,
            paths: paths,
            record: record,
            facts: record.facts,
            card: onDuty + cells.map { Lane.Fact($0, $1) },
            isEnded: record.unit.isEnded(on: now.day),
            today: now.day,
            openText: record.openCount > 1_000 ? "1,000 多" : "\(record.openCount)",
            openPath: frame.open.contains(.readOrders) ? paths.dispatches(query) : nil,
            done: done.isEmpty ? nil : done
        )
        return html(templates.unit.render(page))
    }

    /// The unit that an address names.
    func unitRecord(_ request: Request) async throws -> UnitRecord {
        let name = try pathPart(2, request)
        guard let record = try await unitDesk().record(name, at: now()) else {
            throw PageError.notFound("没有单位“\(name)”，请从承办单位进入。")
        }
        return record
    }
}
