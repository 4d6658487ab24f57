/// One page of a list, newest first, and where the next begins.
public struct ListPage<Element: Sendable>: Sendable {
    public var rows: [Element]
    /// The key of the last row where more follow.
    public var next: ListKey?

    init(_ rows: [Element], limit: Int, key: (Element) -> ListKey) {
        self.rows = Array(rows.prefix(limit))
        next = rows.count > limit ? self.rows.last.map(key) : nil
    }
}

/// The place of a row in its list: paging by key costs the same on every page.
public struct ListKey: Hashable, Sendable {
    /// The time that the list is ordered by, seconds since 1970.
    public var at: Int
    public var id: Int

    public init(at: Int, id: Int) {
        self.at = at
        self.id = id
    }

    /// Reads `1645920000-17`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let at = Int(parts[0]), let id = Int(parts[1]) else { return nil }
        self.init(at: at, id: id)
    }

    /// As it stands in a URL.
    public var text: String { "\(at)-\(id)" }
}
