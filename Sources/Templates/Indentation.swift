/// Moves the lines of a template sideways.
///
/// The lines of a partial go to where its tag stands, those of a block's replacement to where the block stands.
/// Values are never touched, only what the template says itself.
struct Indentation {
    private let removed: Int
    private let added: [UInt8]
    // What the line that begins next gets: the first may already have its indentation.
    private var addedNext: [UInt8]
    private var isAtLineStart = true

    /// Prepares to move lines.
    ///
    /// - Parameters:
    ///   - removed: How many blanks each line loses.
    ///   - added: What each line gets instead.
    ///   - addsToFirst: Whether the first line gets it too.
    init(removing removed: Int = 0, adding added: [UInt8], addsToFirst: Bool = true) {
        self.removed = removed
        self.added = added
        addedNext = addsToFirst ? added : []
    }

    /// The same nodes on moved lines.
    mutating func move(_ nodes: [Node]) -> [Node] {
        guard removed > 0 || !added.isEmpty else { return nodes }
        var moved: [Node] = []
        for node in nodes {
            if node.beginsInLine, isAtLineStart { moved.append(.bytes(beginLine())) }
            moved.append(move(node))
        }
        return moved
    }

    private mutating func move(_ node: Node) -> Node {
        switch node {
        case .bytes(let bytes): .bytes(move(bytes))
        case .value: node
        case .section(let tag, let nodes): .section(tag, move(nodes))
        case .inverted(let tag, let nodes): .inverted(tag, move(nodes))
        case .partial(let inclusion): .partial(move(inclusion))
        case .parent(let inclusion, let blocks): .parent(move(inclusion), blocks)
        case .block(let block): .block(move(block))
        }
    }

    private mutating func move(_ block: Block) -> Block {
        var block = block
        block.indent = move(indent: block.indent)
        block.nodes = move(block.nodes)
        return block
    }

    private func move(_ inclusion: Inclusion) -> Inclusion {
        var inclusion = inclusion
        inclusion.indent = inclusion.indent.map(move(indent:))
        return inclusion
    }

    private func move(indent: [UInt8]) -> [UInt8] {
        added + indent.dropFirst(removed)
    }

    private mutating func beginLine() -> [UInt8] {
        defer { addedNext = added }
        isAtLineStart = false
        return addedNext
    }

    private mutating func move(_ bytes: [UInt8]) -> [UInt8] {
        var moved: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            if isAtLineStart {
                // An empty line stays empty.
                let indent = beginLine()
                moved += first == newline ? [] : indent
                rest = rest.dropFirst(min(removed, rest.prefix(while: isIndent).count))
            }
            let line = rest.prefix { $0 != newline }
            let end = min(line.endIndex + 1, rest.endIndex)
            moved += rest[rest.startIndex..<end]
            isAtLineStart = end > line.endIndex
            rest = rest[end...]
        }
        return moved
    }
}

extension Node {
    /// Whether something is written here in the line, rather than on lines of its own.
    fileprivate var beginsInLine: Bool {
        switch self {
        case .value: true
        case .partial(let inclusion), .parent(let inclusion, _): inclusion.indent == nil
        case .bytes, .section, .inverted, .block: false
        }
    }
}
