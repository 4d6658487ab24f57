import Accounts
import Bulletins
import Casework
import Exchange
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// Answers `GET /settings/new-unit` and `GET /settings/units/:name/change`.
    @Sendable func unitChange(_ request: Request) async throws -> Response {
        let unit = try await openedUnit(request)
        return html(templates.settingChange.render(try await unitPage(unit)))
    }

    /// Answers `POST` of the same: first the preview, then with `confirm` the change.
    @Sendable func changeUnit(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let (desk, unit) = (try unitDesk(), try await openedUnit(request))
        var page = try await unitPage(unit)
        page.fill(items)
        do {
            let change = try Self.unitChange(items, isNew: unit == nil)
            if items.given("confirm") != nil {
                try await desk.save(change, by: visitor.account.id, at: now())
                let done = paths.query([.init("done", "已保存，立即生效")])
                return redirect(to: paths.unit(change.new.name) + done)
            }
            guard items.given("back") == nil else { return html(templates.settingChange.render(page)) }
            page.show(try await desk.preview(change, at: now()), of: items)
            return html(templates.settingChange.render(page))
        } catch let refusal as UnitRefusal {
            page.problem = refusal.sentence
            return html(templates.settingChange.render(page), status: .unprocessableContent)
        }
    }

    private func openedUnit(_ request: Request) async throws -> HandlingUnit? {
        request.uri.path == paths.newUnit ? nil : try await unitRecord(request).unit
    }

    private func unitPage(_ unit: HandlingUnit?) async throws -> SettingChangePage {
        let units = try await unitDesk().units()
        return SettingChangePage(
            frame: frame(unit.map { "修改单位 \($0.name)" } ?? "新增单位", .settings),
            title: unit == nil ? "新增单位" : "修改单位",
            back: unit.map { Link($0.name, paths.unit($0.name)) } ?? Link("承办单位", paths.units),
            action: unit.map { paths.unit($0.name) + "/change" } ?? paths.newUnit,
            about: "单位不能删除：有工单的单位不再用时填写停用日期。改名后历史工单仍归本单位。",
            fields: Self.unitFields(unit, among: units),
            kept: SettingChangePage.kept(unit?.exchangeFields ?? [])
        )
    }

    private static func unitFields(_ unit: HandlingUnit?, among units: [HandlingUnit]) -> [ActionField] {
        let groups = units.map(\.group).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let others = units.map(\.name).filter { $0 != unit?.name }
        var fields = [
            ActionField("name", "名称", .line), ActionField("group", "分组", .suggested(groups)),
            ActionField("short", "简称", .line, isRequired: false),
            ActionField("parent", "上级单位（市级单位不填）", .suggested(others), isRequired: false),
            ActionField("centre", "二级平台：可以向下级单位下派", .tick),
        ]
        if unit != nil { fields.append(ActionField("ended", "停用：自这一天起不再接受新的工单", .day, isRequired: false)) }
        let values = [
            unit?.name, unit?.group, unit?.shortName, unit?.parent, unit?.isSubordinateCentre == true ? "1" : nil,
            unit?.endedOn.map { "\($0)" },
        ]
        for (index, value) in values.enumerated() where index < fields.count {
            fields[index].values = value.map { [$0] } ?? []
        }
        return fields
    }

    /// What a form says; a day that is none is told.
    private static func unitChange(_ items: FormItems, isNew: Bool) throws(UnitRefusal) -> UnitChange {
        let day = items.given("ended").map { CivilDay($0) }
        if case .some(nil) = day { throw .badDay }
        let unit = HandlingUnit(
            name: items["name"],
            group: items["group"],
            shortName: items.given("short"),
            parent: items.given("parent"),
            isSubordinateCentre: items.isTicked("centre"),
            endedOn: day ?? nil
        )
        guard !isNew else { return UnitChange(nil, to: unit) }
        guard let old = HandlingUnit(exchangeFields: items.seen) else { throw .outdated }
        return UnitChange(old, to: unit)
    }
}
