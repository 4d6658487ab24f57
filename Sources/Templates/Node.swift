/// A parsed template: what is written, in the order of the source.
indirect enum Node: Sendable {
    case bytes([UInt8])
    case value(Tag)
    case section(Tag, [Node])
    case inverted(Tag, [Node])
    case partial(Inclusion)
    case parent(Inclusion, [Block])
    case block(Block)
}

/// A tag that puts another template here.
struct Inclusion: Sendable {
    let name: String
    let place: TemplatePlace
    // The blanks before a tag that has its line to itself; nil in the middle of a line.
    var indent: [UInt8]?
}

/// A part of a parent that a child may replace; in a child, what it is replaced by.
struct Block: Sendable {
    let name: String
    let place: TemplatePlace
    // The blanks before the opening tag, if nothing else is.
    var indent: [UInt8]
    // Whether the content begins on a line of its own.
    let hasOwnLines: Bool
    var nodes: [Node]

    /// The indentation that content gets here.
    var contentIndent: [UInt8] {
        guard hasOwnLines, !nodes.isEmpty else { return indent }
        return nodes.firstIndent
    }
}

extension [Node] {
    /// The blanks that the first line begins with.
    var firstIndent: [UInt8] {
        switch first {
        case .bytes(let bytes): [UInt8](bytes.prefix(while: isIndent))
        case .section(_, let nodes), .inverted(_, let nodes): nodes.firstIndent
        case .block(let block): block.contentIndent
        case .partial(let inclusion), .parent(let inclusion, _): inclusion.indent ?? []
        case .value, nil: []
        }
    }
}
