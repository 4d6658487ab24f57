/// How long a list is: up to a thousand, or counted to the end where the address asks for it (architecture.md).
///
/// Every number that stands beside a link to a list asks for it, so that the list shows the same number.
struct ListTotal: Hashable {
    /// More than this is "1,000+" unless the whole count is asked for.
    static let limit = 1_000
    /// What asks for the whole count in an address.
    static let item = "exact"

    let count: Int
    let isExact: Bool

    init(exactly: Bool, count: (Int?) throws -> Int) rethrows {
        let found = try count(exactly ? nil : Self.limit + 1)
        isExact = exactly || found <= Self.limit
        self.count = isExact ? found : Self.limit
    }

    var text: String { Counting.text(count) + (isExact ? "" : "+") }

    /// Whether an address asks for the whole count; anything but 1 is refused.
    static func isAsked(_ value: String?) throws(PageError) -> Bool {
        switch value {
        case nil, "": return false
        case "1": return true
        default: throw .badRequest("网址中的 exact 只能是 1，请回到清单第一页。")
        }
    }
}
