/// How long a list is: counted to the end where a period bounds the work, else up to a thousand (architecture.md).
struct ListTotal: Hashable {
    /// More than this is "1,000+" where no period is given.
    static let limit = 1_000

    let count: Int
    let isExact: Bool

    init(bounded: Bool, count: (Int?) throws -> Int) rethrows {
        let found = try count(bounded ? nil : Self.limit + 1)
        isExact = bounded || found <= Self.limit
        self.count = isExact ? found : Self.limit
    }

    var text: String { Counting.text(count) + (isExact ? "" : "+") }
}
