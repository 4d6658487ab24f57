import WorkOrders
import WorkingDays

/// Tells an outline as an order with texts, people and everything that happened to it.
///
/// What is drawn here is counted by no figure. Each order has its own stream of chance, so that none depends on how
/// many came before it.
struct CaseWriter {
    let outline: Outline
    let office: OfficeTime
    var scene: Scene
    var draft: SampleCase

    static func write(_ outline: Outline, number: String, calendar: WorkCalendar, chance: SplitMix64) -> SampleCase {
        var writer = CaseWriter(outline, number: number, calendar: calendar, chance: chance)
        writer.writeOrder()
        for dispatch in outline.dispatches { writer.writeDispatch(dispatch) }
        writer.rateHotline()
        writer.writeContacts()
        writer.completeOrder()
        writer.draft.end(at: City.end)
        return writer.draft
    }

    /// The order alone, as it is when it comes in.
    static func order(_ outline: Outline, number: String, calendar: WorkCalendar, chance: SplitMix64) -> WorkOrder {
        var writer = CaseWriter(outline, number: number, calendar: calendar, chance: chance)
        writer.writeOrder()
        return writer.draft.order
    }

    private init(_ outline: Outline, number: String, calendar: WorkCalendar, chance: SplitMix64) {
        self.outline = outline
        office = OfficeTime(calendar: calendar)
        scene = Scene(outline, chance: chance)
        let order = WorkOrder(
            number: number,
            channel: City.channels[outline.channel],
            receivedAt: outline.receivedAt,
            kind: outline.kind,
            category: CategoryTable.leaves[outline.leaf].path,
            content: "",
            ending: outline.ending
        )
        draft = SampleCase(order: order)
    }

    /// The hotline is done within minutes; a dispatched order is when its last dispatch is.
    private mutating func completeOrder() {
        if outline.ending == .dispatched {
            draft.order.completedAt = draft.completionOfDispatches
        } else {
            draft.order.completedAt = outline.receivedAt.advanced(bySeconds: scene.chance.number(70...840))
        }
    }
}
