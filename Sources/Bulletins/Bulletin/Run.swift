/// A piece of a sentence or a cell of a table.
public enum Run: Hashable, Sendable {
    case text(String)
    /// A live field: the figure it repeats, and how it was written.
    case figure(key: String, text: String)
    /// A unit by its full name, and the name that people read.
    case unit(name: String, text: String)

    /// What people read.
    public var text: String {
        switch self {
        case .text(let text), .figure(_, let text), .unit(_, let text): text
        }
    }
}

extension [Run] {
    /// What people read.
    public var text: String { map(\.text).joined() }

    /// Neighbouring texts as one, so that the same words always give the same runs.
    func joiningTexts() -> [Run] {
        var joined: [Run] = []
        for run in self {
            if case .text(let more) = run, case .text(let text)? = joined.last {
                joined[joined.count - 1] = .text(text + more)
            } else {
                joined.append(run)
            }
        }
        return joined
    }
}
