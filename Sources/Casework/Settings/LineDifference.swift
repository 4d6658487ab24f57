/// Which lines a change adds and takes, for people to look at.
public struct LineDifference: Hashable, Sendable {
    public var added: [String]
    public var removed: [String]

    /// The difference of two texts by whole lines, their order left out of it unless only it changed.
    public init(from old: String, to new: String) {
        let (old, new) = (Self.lines(old), Self.lines(new))
        (added, removed) = (Self.missing(new, in: old), Self.missing(old, in: new))
        guard added.isEmpty, removed.isEmpty, old != new else { return }
        let moved = zip(old, new).filter { $0 != $1 }
        (added, removed) = (moved.map(\.1), moved.map(\.0))
    }

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init)
    }

    private static func missing(_ lines: [String], in others: [String]) -> [String] {
        var left = others.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return lines.filter { line in
            guard let count = left[line], count > 0 else { return true }
            left[line] = count - 1
            return false
        }
    }
}
