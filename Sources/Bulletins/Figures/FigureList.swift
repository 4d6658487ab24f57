/// The figures of a period by key, in the order in which they are printed, with the sums that have to hold.
public struct FigureList: Sendable {
    public private(set) var figures: [Figure] = []
    /// Counts that are the parts of another.
    public private(set) var partitions: [Partition] = []
    private var indices: [String: Int] = [:]

    public init() {}

    /// Setting a figure replaces the one of that key, or adds it at the end; nil is ignored.
    public subscript(key: String) -> Figure? {
        get { indices[key].map { figures[$0] } }
        set {
            guard let newValue else { return }
            if let index = indices[key] {
                figures[index] = newValue
            } else {
                indices[key] = figures.count
                figures.append(newValue)
            }
        }
    }

    mutating func add(_ figure: Figure) { self[figure.key] = figure }

    mutating func add(_ figures: [Figure]) {
        for figure in figures { add(figure) }
    }

    /// Adds the parts of a total that is in the list.
    mutating func add(_ parts: [Figure], of total: String, named name: String) {
        add(parts)
        partitions.append(Partition(name: name, total: total, parts: parts.map(\.key)))
    }
}

/// Figures that add up to another: 受理总量 by channel.
public struct Partition: Hashable, Sendable {
    /// What it is split by, in Chinese.
    public let name: String
    /// Key of the whole.
    public let total: String
    /// Keys of the parts.
    public let parts: [String]
}
