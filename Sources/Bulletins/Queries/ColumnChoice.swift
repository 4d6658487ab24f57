/// Which columns a list is shown in, in their order, and how many of them stay while the others are moved.
///
/// The names are the list's own; one that the list doesn't have any more is passed over by whoever shows it.
public struct ColumnChoice: Hashable, Sendable {
    /// None for the list's standard.
    public var names: [String]
    /// So many of the first stay at the side, 0–3.
    public var frozen: Int

    /// As many as a narrow window has room for.
    public static let mostFrozen = 3

    public init(_ names: [String] = [], frozen: Int = 1) {
        self.names = names
        self.frozen = min(max(frozen, 0), Self.mostFrozen)
    }

    public static let standard = ColumnChoice()

    /// Whether the list shows what it shows everybody.
    public var isStandard: Bool { names.isEmpty }

    /// Reads `1:number,received`; the standard for anything else.
    public init(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let frozen = Int(parts[0]) else {
            self = .standard
            return
        }
        var seen: Set<Substring> = []
        let names = parts[1].split(separator: ",").filter { seen.insert($0).inserted }
        self.init(names.map(String.init), frozen: frozen)
    }

    /// As it is kept; empty for the standard.
    public var text: String { isStandard ? "" : "\(frozen):" + names.joined(separator: ",") }
}
