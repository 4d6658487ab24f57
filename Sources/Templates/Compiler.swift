/// Writes out a template for one shape: partials and parents in place, names as slots.
struct Compiler {
    /// A block's replacement, with the replacements that hold where it was written.
    struct Replacement {
        let block: Block
        let given: [String: Replacement]
    }

    /// More included templates than any page has: stops partials that double each other.
    static let mostInclusions = 10_000

    private let templates: [String: [Node]]
    private var steps: [Step] = []
    private var lastEnd = 0
    private var scopes: Scopes
    private var markup = MarkupContext()
    private var blocksMet: Set<String> = []
    private var inclusions = 0
    private var depth = 0

    /// Compiles the template of that name for pages of that shape.
    static func program(
        _ name: String,
        of templates: [String: [Node]],
        for shape: Shape
    ) throws(TemplateError) -> Program {
        guard let nodes = templates[name] else { throw .noSuchTemplate(name, at: nil) }
        var compiler = Compiler(templates: templates, scopes: try Scopes(shape))
        try compiler.write(nodes, [:], in: name, TemplatePlace(template: name, line: 1, column: 1))
        return Program(steps: compiler.steps)
    }

    private init(templates: [String: [Node]], scopes: Scopes) {
        self.templates = templates
        self.scopes = scopes
    }

    private mutating func write(
        _ nodes: [Node],
        _ given: [String: Replacement],
        in name: String,
        _ place: TemplatePlace
    ) throws(TemplateError) {
        guard depth < Parser.deepest else { throw .nestedTooDeep(name, at: place) }
        depth += 1
        defer { depth -= 1 }
        for node in nodes {
            try write(node, given)
        }
    }

    private mutating func write(_ node: Node, _ given: [String: Replacement]) throws(TemplateError) {
        switch node {
        case .bytes(let bytes): write(bytes)
        case .value(let tag): try write(tag)
        case .section(let tag, let nodes): try write(section: tag, nodes, given)
        case .inverted(let tag, let nodes):
            let slot = try scopes.find(tag).slot
            try write(.unless(slot, end: 0), nodes, given, tag)
        case .partial(let inclusion): try write(inclusion, given)
        case .parent(let inclusion, let blocks): try write(inclusion, blocks, given)
        case .block(let block): try write(block, given)
        }
    }
}

// Bytes, values and sections.
extension Compiler {
    private mutating func write(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        markup.follow(bytes)
        // Bytes behind the end of a section are not part of it.
        guard case .bytes(let before)? = steps.last, lastEnd != steps.count else {
            return steps.append(.bytes(bytes))
        }
        steps[steps.count - 1] = .bytes(before + bytes)
    }

    private mutating func write(_ tag: Tag) throws(TemplateError) {
        let (slot, kind) = try scopes.find(tag)
        switch (kind, tag.sign) {
        case (.text, .escaped): steps.append(.text(slot))
        case (.html, .unescaped): steps.append(.html(slot))
        default: throw .wrongUse(tag.name, advice: "\(kind.phrase); write \(kind.usage(tag.name))", at: tag.place)
        }
        if let objection = markup.objection(to: kind) {
            throw .unsafePlace(tag.name, where: objection, at: tag.place)
        }
    }

    private mutating func write(
        section tag: Tag,
        _ nodes: [Node],
        _ given: [String: Replacement]
    ) throws(TemplateError) {
        let (slot, kind) = try scopes.find(tag)
        switch kind {
        case .flag:
            try write(.when(slot, end: 0), nodes, given, tag)
        case .text, .html:
            scopes.enter(slot, kind)
            try write(.when(slot, end: 0), nodes, given, tag)
            scopes.leave()
        case .group(let shape), .list(let shape):
            try scopes.enter(shape())
            try write(.each(slot, end: 0), nodes, given, tag)
            scopes.leave()
        }
    }

    private mutating func write(
        _ step: Step,
        _ nodes: [Node],
        _ given: [String: Replacement],
        _ tag: Tag
    ) throws(TemplateError) {
        let start = steps.count
        steps.append(step)
        try write(nodes, given, in: tag.name, tag.place)
        steps[start] = step.ending(at: steps.count)
        lastEnd = steps.count
    }
}

// Partials, parents and blocks.
extension Compiler {
    private mutating func write(
        _ inclusion: Inclusion,
        _ given: [String: Replacement]
    ) throws(TemplateError) {
        guard let nodes = templates[inclusion.name] else {
            throw .noSuchTemplate(inclusion.name, at: inclusion.place)
        }
        inclusions += 1
        guard inclusions <= Self.mostInclusions else { throw .tooManyInclusions(at: inclusion.place) }
        var indentation = Indentation(adding: inclusion.indent ?? [])
        try write(indentation.move(nodes), given, in: inclusion.name, inclusion.place)
    }

    private mutating func write(
        _ parent: Inclusion,
        _ blocks: [Block],
        _ given: [String: Replacement]
    ) throws(TemplateError) {
        var replacements: [String: Replacement] = [:]
        for block in blocks {
            replacements[block.name] = Replacement(block: block, given: given)
        }
        // The page's own blocks win over those its parent gives to a grandparent.
        replacements.merge(given) { _, outer in outer }
        let metBefore = blocksMet
        blocksMet = []
        try write(parent, replacements)
        for block in blocks where !blocksMet.contains(block.name) {
            throw .noSuchBlock(block.name, parent: parent.name, at: block.place)
        }
        blocksMet.formUnion(metBefore)
    }

    private mutating func write(_ block: Block, _ given: [String: Replacement]) throws(TemplateError) {
        blocksMet.insert(block.name)
        guard let replacement = given[block.name] else {
            return try write(block.nodes, given, in: block.name, block.place)
        }
        var indentation = Indentation(
            removing: replacement.block.hasOwnLines ? replacement.block.nodes.firstIndent.count : 0,
            adding: block.contentIndent,
            addsToFirst: block.hasOwnLines
        )
        let nodes = indentation.move(replacement.block.nodes)
        try write(nodes, replacement.given, in: block.name, replacement.block.place)
    }
}

extension Kind {
    /// How a template uses a name of this kind.
    fileprivate func usage(_ name: String) -> String {
        switch self {
        case .text: "{{\(name)}}"
        case .html: "{{{\(name)}}}"
        case .flag, .group, .list: "{{#\(name)}}…{{/\(name)}}"
        }
    }
}

extension Step {
    fileprivate func ending(at end: Int) -> Step {
        switch self {
        case .when(let slot, _): .when(slot, end: end)
        case .unless(let slot, _): .unless(slot, end: end)
        case .each(let slot, _): .each(slot, end: end)
        case .bytes, .text, .html: self
        }
    }
}
