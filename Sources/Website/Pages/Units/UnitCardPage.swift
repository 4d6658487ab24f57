import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// Answers `GET /settings/units/:name/card`.
    @Sendable func showUnitCard(_ request: Request) async throws -> Response {
        html(templates.settingChange.render(try cardPage(try await unitRecord(request).unit.name)))
    }

    /// Answers `POST` of the same: first the preview, then with `confirm` the change.
    @Sendable func changeUnitCard(_ request: Request, _ items: FormItems) async throws -> Response {
        guard let visitor else { throw PageError.signInNeeded }
        let (desk, name) = (try unitDesk(), try await unitRecord(request).unit.name)
        var page = try cardPage(name)
        page.fill(items)
        let cells = CardChange.fields.indices.map { Self.cell(items["c\($0)"]) }
        let change = CardChange(name, from: items.seen, to: cells)
        do {
            if items.given("confirm") != nil {
                try await desk.save(change, by: visitor.account.id, at: now())
                return redirect(to: paths.unit(name) + paths.query([.init("done", "已保存，立即生效")]))
            }
            guard items.given("back") == nil else { return html(templates.settingChange.render(page)) }
            page.show(try await desk.preview(change, at: now()), of: items)
            return html(templates.settingChange.render(page))
        } catch let refusal as UnitRefusal {
            page.problem = refusal.sentence
            return html(templates.settingChange.render(page), status: .unprocessableContent)
        }
    }

    /// A number on each line is a number behind each semicolon; anything else is one line.
    private static func cell(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: ";")
    }

    private func cardPage(_ name: String) throws -> SettingChangePage {
        let cells = try unitDesk().card(of: name)
        let fields = zip(CardChange.fields, cells).enumerated().map { index, pair in
            let isDuty = pair.0 == "值班电话"
            let label = isDuty ? "值班电话（一行一个，可写日子和钟点，如 工作日 8-18 0561-9000001）" : pair.0
            var field = ActionField("c\(index)", label, isDuty ? .area : .line, isRequired: false)
            let value = isDuty ? pair.1.split(separator: ";").joined(separator: "\n") : pair.1
            field.values = value.isEmpty ? [] : [value]
            return field
        }
        return SettingChangePage(
            frame: frame("单位名片 \(name)", .settings),
            title: "单位名片",
            back: Link(name, paths.unit(name)),
            action: paths.unit(name) + "/card",
            about: "话务员在受理台和工单页看到联络员和此刻的值班电话；提级时通知负责人。",
            fields: fields,
            kept: SettingChangePage.kept(cells)
        )
    }
}
