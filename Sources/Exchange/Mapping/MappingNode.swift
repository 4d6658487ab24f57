import Yams

/// A place in a mapping file: text, a list, or keys with their values.
///
/// All scalars are text: a code like `0012` stays as written, and `否` or `no` isn't a truth value.
struct MappingNode {
    private let node: Node

    private init(_ node: Node) { self.node = node }

    /// Reads YAML; nil when there is nothing in it.
    init?(yaml: String) throws(MappingError) {
        do {
            guard let node = try Parser(yaml: yaml, resolver: .basic).singleRoot() else { return nil }
            self.node = node
        } catch let error as YamlError {
            throw MappingNode.mappingError(error)
        } catch {
            throw .notYAML(line: 1, problem: "\(error)")
        }
    }

    var line: Int { node.mark?.line ?? 1 }

    /// The text, if it is some.
    var text: String? { node.scalar?.string }

    /// The list, if it is one.
    var list: [MappingNode]? { node.sequence?.map(MappingNode.init) }

    /// The keys and values in the file's order, if it has some.
    func entries() throws(MappingError) -> [(key: String, line: Int, value: MappingNode)]? {
        guard let mapping = node.mapping else { return nil }
        var entries: [(key: String, line: Int, value: MappingNode)] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? line
            guard let text = key.scalar?.string else { throw .wrongForm(line: line, place: "键", expected: "文字") }
            entries.append((text, line, MappingNode(value)))
        }
        return entries
    }

    private static func mappingError(_ error: YamlError) -> MappingError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .notYAML(line: mark.line, problem: problem)
        case .reader(let problem, let offset, _, let yaml):
            .notYAML(line: MappingNode.line(of: offset, in: yaml), problem: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            .repeatedKey(line: context.mark.line, key: duplicates.first ?? "")
        default: .notYAML(line: 1, problem: "\(error)")
        }
    }

    /// The line of a byte, which is all the YAML reader knows of a bad character.
    private static func line(of offset: Int?, in yaml: String) -> Int {
        yaml.utf8.prefix(offset ?? 0).count { $0 == Byte.lineFeed } + 1
    }
}
