import Accounts
import Casework
import Documents
import Storage
import WorkOrders

extension Website {
    /// The fields of a batch's action, made for the first of its orders that waits; nil where none does.
    ///
    /// What is about one order alone is left out: a title, who was told by phone, why 回避 is set aside.
    func form(of batch: StoredBatch, _ act: BatchAct) async throws -> OrderActionPage? {
        guard let first = batch.items.first(where: { $0.state == .waiting }), let desk = entrance.desk, let visitor
        else { return nil }
        let file = try await desk.file(first.number)
        let opened = OpenedOrder(file: file, name: act.action, desk: desk, officer: visitor.officer)
        var form = try await page(opened, "")
        form.action = paths.batch(batch.id)
        form.fields = act == .tags ? try await tagFields() : form.fields.filter { !Self.ofOneOrder.contains($0.name) }
        return form
    }

    private static let ofOneOrder: Set<String> = ["title", "subject", "phoned", "override"]

    private func tagFields() async throws -> [ActionField] {
        let now = now()
        let tags = try await database.read { [cityLists] in try cityLists.lists(now: now, $0).tags }
        return [
            ActionField("added", "加上标签", .suggested(tags), isRequired: false),
            ActionField("removed", "去掉标签", .suggested(tags), isRequired: false),
            ActionField("reason", "更正理由", .line),
        ]
    }

    /// What a sent form says to do with an order; throws `FormError` where a field is missing or wrong.
    func action(
        of act: BatchAct,
        _ form: OrderActionPage,
        _ items: FormItems
    ) async throws
        -> @Sendable (CaseFile) throws -> Action
    {
        guard act == .tags else {
            let action = try ActionForm.action(form.json(try await meant(items, form.fields), act.action))
            return { _ in action }
        }
        let (added, removed, reason) = (items.given("added"), items.given("removed"), items.given("reason"))
        guard let reason else { throw FormError.missing(field: "reason") }
        guard added != nil || removed != nil else { throw FormError.missing(field: "added") }
        return { file in
            var amendment = Amendment(reason: reason)
            amendment.tags = file.order.tags.subtracting([removed].compactMap(\.self)).union([added].compactMap(\.self))
            return .amend(amendment)
        }
    }
}
