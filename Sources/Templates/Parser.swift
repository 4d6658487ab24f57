/// Makes the tree of a template from its lines, and checks that every section is closed.
struct Parser {
    private struct Opening {
        let tag: Tag
        let indent: [UInt8]
        let isStandalone: Bool
    }

    /// The deepest nesting of sections, blocks and included templates, which bounds the use of the stack.
    static let deepest = 64

    private var openings: [Opening] = []
    private var levels: [[Node]] = [[]]

    /// Parses one template.
    static func parse(_ source: [UInt8], template: String) throws(TemplateError) -> [Node] {
        var scanner = Scanner(template: template, source: source)
        var parser = Parser()
        for line in try scanner.lines() {
            try parser.read(line)
        }
        if let opening = parser.openings.last {
            throw .unclosedSection(opening.tag.name, at: opening.tag.place)
        }
        return parser.levels[0]
    }

    private mutating func read(_ line: Line) throws(TemplateError) {
        let isStandalone = line.isStandalone
        var indent = line.indent
        for token in line.tokens {
            switch token {
            case .bytes(let bytes):
                if !isStandalone { append(bytes) }
                if !bytes.allSatisfy(isBlank) { indent = [] }
            case .tag(let tag):
                try read(Opening(tag: tag, indent: indent, isStandalone: isStandalone))
            }
        }
    }

    private mutating func read(_ opening: Opening) throws(TemplateError) {
        let tag = opening.tag
        switch tag.sign {
        case .comment: break
        case .escaped, .unescaped: append(.value(tag))
        case .partial: append(.partial(inclusion(opening)))
        case .section, .inverted, .parent, .block: try open(opening)
        case .close: try close(tag)
        }
    }

    private mutating func open(_ opening: Opening) throws(TemplateError) {
        guard openings.count < Self.deepest else {
            throw .nestedTooDeep(opening.tag.name, at: opening.tag.place)
        }
        openings.append(opening)
        levels.append([])
    }

    private mutating func close(_ tag: Tag) throws(TemplateError) {
        guard let opening = openings.popLast(), let nodes = levels.popLast() else {
            throw .nothingToClose(tag.name, at: tag.place)
        }
        guard opening.tag.name == tag.name else {
            throw .wrongClosingTag(tag.name, open: opening.tag.name, openedAt: opening.tag.place, at: tag.place)
        }
        append(try node(opening, nodes))
    }

    private func node(_ opening: Opening, _ nodes: [Node]) throws(TemplateError) -> Node {
        let tag = opening.tag
        switch tag.sign {
        case .inverted: return .inverted(tag, nodes)
        case .parent: return .parent(inclusion(opening), try blocks(nodes))
        case .block:
            return .block(
                Block(
                    name: tag.name,
                    place: tag.place,
                    indent: opening.indent,
                    hasOwnLines: opening.isStandalone,
                    nodes: nodes
                )
            )
        default: return .section(tag, nodes)
        }
    }

    private func inclusion(_ opening: Opening) -> Inclusion {
        Inclusion(
            name: opening.tag.name,
            place: opening.tag.place,
            indent: opening.isStandalone ? opening.indent : nil
        )
    }

    // Whatever stands between a child's blocks is ignored, as the specification says.
    private func blocks(_ nodes: [Node]) throws(TemplateError) -> [Block] {
        var blocks: [Block] = []
        for case .block(let block) in nodes {
            if blocks.contains(where: { $0.name == block.name }) {
                throw .blockGivenTwice(block.name, at: block.place)
            }
            blocks.append(block)
        }
        return blocks
    }

    private mutating func append(_ node: Node) {
        levels[levels.count - 1].append(node)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        let level = levels.count - 1
        guard case .bytes(var all)? = levels[level].last else { return append(.bytes(Array(bytes))) }
        // Taken out first, so that a long text is not copied for each of its lines.
        levels[level].removeLast()
        all += bytes
        append(.bytes(all))
    }
}
