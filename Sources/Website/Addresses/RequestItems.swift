import Bulletins
import Hummingbird

/// What stands behind the `?` of a request, decoded as browsers send a form.
struct RequestItems: Sendable {
    private(set) var items: [QueryItem]

    /// More or longer values than any form of the site sends are refused before anybody looks at them.
    private static let mostItems = 40
    private static let mostBytes = 4_000

    init(_ request: Request) throws(PageError) { try self.init(query: request.uri.query ?? "") }

    /// What stands behind the `?` of an address.
    init(query: String) throws(PageError) {
        guard query.utf8.count <= Self.mostBytes else { throw .badRequest("网址过长，请返回首页重新筛选。") }
        var items: [QueryItem] = []
        for part in query.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = URLText.decoded(pair[0], plusIsSpace: true),
                let value = URLText.decoded(pair.count > 1 ? pair[1] : "", plusIsSpace: true)
            else { throw .badRequest("网址中有无法识别的字符，请返回首页重新筛选。") }
            items.append(QueryItem(name, Self.trimmed(value)))
        }
        guard items.count <= Self.mostItems else { throw .badRequest("网址中的条件过多，请返回首页重新筛选。") }
        self.items = items
    }

    /// Takes out the value of a name that is not a condition of the list; nil where it is not there.
    ///
    /// A name that is there twice is left for the query to refuse.
    mutating func take(_ name: String) -> String? {
        guard let index = items.firstIndex(where: { $0.name == name }) else { return nil }
        return items.remove(at: index).value
    }

    /// Whether a form sent fields that were left blank, which a link to keep would not have.
    var hasBlanks: Bool { items.contains { $0.value.isEmpty } }

    /// The value of a name; empty where it is not there.
    func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }

    /// Spaces around a pasted value are never meant.
    private static func trimmed(_ value: String) -> String {
        var value = value[...]
        while value.first?.isWhitespace == true { value.removeFirst() }
        while value.last?.isWhitespace == true { value.removeLast() }
        return String(value)
    }
}
