/// The names that hold at one place of a template: the page's, then those of each section around the place.
struct Scopes {
    private enum Scope {
        // The names of a page, group or row; its values are in that frame when rendering.
        case names(Shape, frame: Int)
        // Inside a section of one value: `{{.}}` is that value.
        case value(Slot, Kind)
    }

    private var scopes: [Scope] = []
    private var frames = 0

    /// The names of a page.
    init(_ page: Shape) throws(TemplateError) {
        try enter(page)
    }

    /// Goes into a section of rows.
    mutating func enter(_ shape: Shape) throws(TemplateError) {
        if let name = shape.repeatedName { throw .nameDeclaredTwice(name, model: shape.model) }
        scopes.append(.names(shape, frame: frames))
        frames += 1
    }

    /// Goes into a section of one value.
    mutating func enter(_ slot: Slot, _ kind: Kind) {
        scopes.append(.value(slot, kind))
    }

    /// Leaves the section entered last.
    mutating func leave() {
        if case .names? = scopes.popLast() { frames -= 1 }
    }

    /// Where the value of a tag's name is found: in the innermost section that declares its first part.
    func find(_ tag: Tag) throws(TemplateError) -> (slot: Slot, kind: Kind) {
        guard tag.name != "." else { return try current(tag) }
        let parts = tag.name.split(separator: ".").map(String.init)
        for case .names(let shape, let frame) in scopes.reversed() {
            guard let index = shape.index(of: parts[0]) else { continue }
            return try follow(parts.dropFirst(), from: Slot(frame: frame, index: index), shape.kinds[index], tag)
        }
        throw .unknownName(tag.name, declared: allNames, at: tag.place)
    }

    private func current(_ tag: Tag) throws(TemplateError) -> (slot: Slot, kind: Kind) {
        switch scopes.last {
        case .value(let slot, let kind)?: return (slot, kind)
        case .names(let shape, let frame)?:
            guard let index = shape.index(of: ".") else { break }
            return (Slot(frame: frame, index: index), shape.kinds[index])
        case nil: break
        }
        throw .unknownName(tag.name, declared: allNames, at: tag.place)
    }

    private func follow(
        _ parts: ArraySlice<String>,
        from slot: Slot,
        _ kind: Kind,
        _ tag: Tag
    ) throws(TemplateError) -> (slot: Slot, kind: Kind) {
        guard let part = parts.first else { return (slot, kind) }
        guard case .group(let shape) = kind else {
            throw .wrongUse(tag.name, advice: "not a group's name: '\(part)' is asked of \(kind.phrase)", at: tag.place)
        }
        let names = shape()
        guard let index = names.index(of: part) else {
            throw .unknownName(tag.name, declared: names.names, at: tag.place)
        }
        var slot = slot
        slot.path.append(index)
        return try follow(parts.dropFirst(), from: slot, names.kinds[index], tag)
    }

    private var allNames: [String] {
        var all: [String] = []
        for case .names(let shape, _) in scopes.reversed() {
            all += shape.names
        }
        return all
    }
}
