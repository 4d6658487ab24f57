/// Maps the ids of a list to 0, 1, 2 … in ascending order, and ids that the list doesn't have to one slot after them.
///
/// Ids of lists are small, so an array answers nearly always; a dictionary keeps large ones possible.
struct SlotTable: Sendable {
    /// The ids by slot.
    let ids: [Int]
    private let direct: [Int32]
    private let others: [Int: Int]

    private static let directLimit = 65_536

    init(_ ids: some Sequence<Int>) {
        let sorted = ids.sorted()
        var direct: [Int32] = []
        var others: [Int: Int] = [:]
        for (slot, id) in sorted.enumerated() {
            guard (0..<Self.directLimit).contains(id) else {
                others[id] = slot
                continue
            }
            direct.append(contentsOf: repeatElement(Int32(sorted.count), count: id + 1 - direct.count))
            direct[id] = Int32(slot)
        }
        self.ids = sorted
        self.direct = direct
        self.others = others
    }

    /// Slots in all, the one of unknown ids included.
    var count: Int { ids.count + 1 }
    /// The slot of ids that the list doesn't have.
    var unknown: Int { ids.count }

    subscript(id: Int) -> Int {
        if id >= 0, id < direct.count { return Int(direct[id]) }
        return others[id] ?? unknown
    }
}
