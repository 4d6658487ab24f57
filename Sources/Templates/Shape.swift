/// What a name stands for.
enum Kind: Sendable {
    case text
    case html
    case flag
    // Asked for only when a template goes inside: a row may hold rows of its own kind.
    case group(@Sendable () -> Shape)
    case list(@Sendable () -> Shape)

    /// The kind in a message: "a flag".
    var phrase: String {
        switch self {
        case .text: "a text"
        case .html: "HTML"
        case .flag: "a flag"
        case .group: "a group"
        case .list: "a list"
        }
    }
}

/// The declared names of a model without its type, in the order of its values.
struct Shape: Sendable {
    let model: String
    let names: [String]
    let kinds: [Kind]

    /// A row that is one text: `{{.}}`.
    static var texts: Shape { Shape(model: "String", names: ["."], kinds: [.text]) }

    func index(of name: String) -> Int? {
        names.firstIndex(of: name)
    }

    /// The first name that is declared twice: the second could never be reached.
    var repeatedName: String? {
        var seen: Set<String> = []
        return names.first { !seen.insert($0).inserted }
    }
}

/// What a model hands over for one name.
enum Value: Sendable {
    case text(String)
    case html(HTML)
    case flag(Bool)
    case rows([[Value]])

    /// Whether a section of this value is written.
    var isPresent: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .html(let html): !html.isEmpty
        case .flag(let flag): flag
        case .rows(let rows): !rows.isEmpty
        }
    }
}

/// Where a value is found: in which row of those around a place, under which index, and inside which groups.
struct Slot: Hashable, Sendable {
    let frame: Int
    let index: Int
    var path: [Int] = []
}
