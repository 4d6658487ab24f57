import Bulletins
import Storage

/// What an address of 审核台 asks for: a queue, the dispatch that is open beside it, and what was just done.
struct ReviewView: Sendable {
    let reading: FilterReading
    let query: ReviewQuery
    let after: WaitingKey?
    /// 转办序号 of the open dispatch; empty for the first of the list.
    var open: String
    let done: String
    let about: String

    init(_ items: RequestItems) throws(PageError) {
        var items = items
        var taken: [String: String] = [:]
        for name in ["open", "done", "about", "drafted", "after"] { taken[name] = items.take(name) ?? "" }
        if let text = taken["after"], !text.isEmpty {
            guard let key = WaitingKey(text) else { throw .badRequest("网址中的页码有误，请回到清单第一页。") }
            after = key
        } else {
            after = nil
        }
        reading = FilterReading(items.items) { items throws(QueryError) in _ = try ReviewQuery(items: items) }
        query = (try? ReviewQuery(items: reading.items)) ?? ReviewQuery()
        (open, done, about) = (taken["open"] ?? "", taken["done"] ?? "", taken["about"] ?? "")
    }

    var queue: ReviewQueue { query.queue ?? .own }

    /// The list as items of an address, without what is open beside it.
    var listItems: [QueryItem] { query.items + (after.map { [QueryItem("after", $0.text)] } ?? []) }
}
