import Bulletins
import Storage
import WorkOrders

/// What an address of 单位工作台 asks for: a tab with its filters, the dispatch that is open beside it, and what was just
/// done.
struct UnitDeskView: Sendable {
    let reading: FilterReading
    /// The tab as far as the address can be understood.
    let query: UnitQuery
    let after: ListKey?
    /// 转办序号 of the open dispatch; empty for the first of the list.
    var open: String
    /// The action whose form is open; empty for what the dispatch waits for.
    var act: String
    /// 转办序号 that the action is about: another than the open one where a parent acts on its child.
    var dispatch: String
    let done: String
    let about: String

    /// What isn't a condition of the list.
    private static let others = ["open", "act", "dispatch", "done", "about", "drafted", "after"]

    init(_ items: RequestItems) throws(PageError) {
        var items = items
        var taken: [String: String] = [:]
        for name in Self.others { taken[name] = items.take(name) ?? "" }
        if let text = taken["after"], !text.isEmpty {
            guard let key = ListKey(text) else { throw .badRequest("网址中的页码有误，请回到清单第一页。") }
            after = key
        } else {
            after = nil
        }
        reading = FilterReading(items.items) { items throws(QueryError) in _ = try UnitQuery(items: items) }
        query = (try? UnitQuery(items: reading.items)) ?? UnitQuery()
        (open, act, dispatch) = (taken["open"] ?? "", taken["act"] ?? "", taken["dispatch"] ?? "")
        (done, about) = (taken["done"] ?? "", taken["about"] ?? "")
    }

    var tab: UnitTab { query.tab ?? .waiting }

    /// The list as items of an address, without what is open beside it.
    var listItems: [QueryItem] {
        query.items + (after.map { [QueryItem("after", $0.text)] } ?? [])
    }

    /// The same conditions on another tab, from its beginning.
    func items(on tab: UnitTab) -> [QueryItem] {
        var query = query
        query.tab = tab
        return query.items
    }
}
