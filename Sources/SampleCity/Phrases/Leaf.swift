import WorkOrders

/// A lowest category with the sentences people say about it and the units that handle it.
struct Leaf: Sendable {
    let path: CategoryPath
    /// What people call it: the second level, since some third levels mean nothing alone.
    let spokenName: String
    /// Where its first level stands in ``CategoryTable/names``.
    let category: Int
    /// Its share in the first-level category.
    let weight: Int
    /// First-level units by index; the counties are in where they handle such matters.
    let units: [Int]
    let tag: String?
    /// Whose names its orders carry.
    let estates: EstateTable?
    /// Sentences by kind, ``RequestKind/rawValue`` the index.
    var phrases: [[Phrase]]

    func phrases(_ kind: RequestKind) -> [Phrase] { phrases[kind.rawValue] }
}

/// The mark at the beginning of a sentence that says which kind of request it is.
extension RequestKind {
    init?(mark: Substring) {
        switch mark {
        case "咨": self = .inquiry
        case "求": self = .assistance
        case "投": self = .complaint
        case "举": self = .tipOff
        case "议": self = .suggestion
        case "谢": self = .praise
        default: return nil
        }
    }
}
