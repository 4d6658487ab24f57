import Bulletins
import Storage
import WorkOrders

/// What an address of 派单台 asks for: a queue with its filters, the order that is open beside it, and what was just done.
struct WaitingView: Sendable {
    let reading: FilterReading
    /// The queue as far as the address can be understood.
    let query: WaitingQuery
    let after: WaitingKey?
    /// 工单编号 of the open order; empty for the first of the list.
    var order: String
    /// The action whose form is open; empty for what the order waits for.
    var act: String
    var dispatch: String
    let done: String
    let about: String

    /// What isn't a condition of the list.
    private static let others = ["order", "act", "dispatch", "done", "about", "drafted", "after"]

    init(_ items: RequestItems) throws(PageError) {
        var items = items
        var taken: [String: String] = [:]
        for name in Self.others { taken[name] = items.take(name) ?? "" }
        if let text = taken["after"], !text.isEmpty {
            guard let key = WaitingKey(text) else { throw .badRequest("网址中的页码有误，请回到清单第一页。") }
            after = key
        } else {
            after = nil
        }
        reading = FilterReading(items.items) { items throws(QueryError) in _ = try WaitingQuery(items: items) }
        query = (try? WaitingQuery(items: reading.items)) ?? WaitingQuery()
        (order, act, dispatch) = (taken["order"] ?? "", taken["act"] ?? "", taken["dispatch"] ?? "")
        (done, about) = (taken["done"] ?? "", taken["about"] ?? "")
    }

    var queue: WaitingQueue { query.queue ?? .orders }

    /// The list as items of an address, without what is open beside it.
    var listItems: [QueryItem] {
        query.items + (after.map { [QueryItem("after", $0.text)] } ?? [])
    }
}
