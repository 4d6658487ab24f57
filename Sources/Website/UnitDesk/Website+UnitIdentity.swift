import Accounts
import Bulletins
import Casework
import Hummingbird
import Storage
import Templates
import WorkOrders
import WorkingDays

extension Website {
    /// Where a unit asks for the citizen's number; nil where it isn't told any: of 举报 and of confidential orders the
    /// centre asks for it (代联系).
    func identity(of record: OrderRecord, _ view: UnitDeskView, _ dispatch: Dispatch) -> UnitIdentity? {
        let order = record.order
        guard let visitor, dispatch.unit == ownUnit, dispatch.isOpen, dispatch.acknowledgedAt != nil,
            !order.isAnonymous, !order.isConfidential, order.kind != .tipOff
        else { return nil }
        return UnitIdentity(
            path: paths.unitDeskIdentity(order.number),
            dispatch: dispatch.number,
            list: String(paths.query(view.listItems).dropFirst()),
            revision: order.revision,
            csrf: visitor.csrf
        )
    }

    /// Answers `POST /unit-desk/:number/identity`: notes who looks and why, and shows name and number in this answer
    /// alone, with 先行联系 open beside it.
    @Sendable func showIdentityAtUnitDesk(_ request: Request, _ items: FormItems) async throws -> Response {
        let number = try pathPart(1, request)
        var view = try UnitDeskView(try RequestItems(query: items["list"]))
        view.open = items["dispatch"]
        let before = try await reading(number, calls: false).record
        try requireSight(of: before.dispatches)
        guard let visitor, let dispatch = before.file.dispatch(view.open),
            identity(of: before, view, dispatch) != nil
        else { throw PageError.refused("这件工单的号码不在单位显示，请用“申请代联系”由热线联系诉求人。") }
        var page: UnitDeskPage
        do {
            let reason = items.given("reason") ?? UnitIdentity.reason
            let action = Action.openIdentity(reason: reason)
            let file = try await actingDesk().carryOut(action, on: number, by: visitor.officer, at: now())
            let canContact = file.openings(for: visitor.officer, at: now(), under: try actingDesk().rules)
                .contains(Opening(.recordAttempt, dispatch: dispatch.number))
            if canContact { (view.act, view.dispatch) = ("\(ActionName.recordAttempt)", dispatch.number) }
            page = try await unitDeskPage(view)
            page.panel?.identity?.shown = try Self.opened(seal.citizen(before.identity, order: number))
            page.panel?.identity?.watermark = "\(visitor.account.name)（\(visitor.account.id)）\(now().minuteText)查看，已记录"
        } catch let error as DeskError {
            page = try await unitDeskPage(view)
            page.problem = error.sentence
            return html(templates.unitDesk.render(page), status: .conflict)
        }
        return html(templates.unitDesk.render(page))
    }

    /// What a unit needs to call the citizen, and no more.
    private static func opened(_ citizen: Citizen) -> [Lane.Fact] {
        let facts = [
            ("称呼", citizen.name), ("来电号码", citizen.callingNumber),
            ("联系电话", citizen.contactNumber == citizen.callingNumber ? nil : citizen.contactNumber),
        ]
        let known = facts.compactMap { name, value in value.map { Lane.Fact(name, $0) } }
        return known.isEmpty ? [Lane.Fact("号码", "登记时没有留下，请用“申请代联系”")] : known
    }
}
