/// The counters of a table by row and column slot, grown as lines come up.
struct TableCells: Sendable {
    /// The slots of the fact that is being counted.
    var rows: [Int] = []
    var columns: [Int] = []
    private var cells: [[TableCounter]] = []
    private var count = 0
    /// Cell and order of each dispatch, where distinct orders are asked for.
    private var orders: [(row: Int32, column: Int32, order: Int)] = []
    private(set) var isTooLarge = false

    /// Most cells of a table, totals included: nobody reads more, and each takes 400 bytes.
    static let most = 60_000

    /// Adds to every cell of the present slots.
    mutating func add(_ change: (inout TableCounter) -> Void) {
        for row in rows {
            for column in columns where grow(row, column) { change(&cells[row][column]) }
        }
    }

    mutating func add(order: Int) {
        for row in rows {
            for column in columns { orders.append((Int32(row), Int32(column), order)) }
        }
    }

    /// False where there is no more room.
    private mutating func grow(_ row: Int, _ column: Int) -> Bool {
        if row < cells.count, column < cells[row].count { return true }
        guard !isTooLarge else { return false }
        if row >= cells.count { cells.append(contentsOf: repeatElement([], count: row + 1 - cells.count)) }
        let missing = column + 1 - cells[row].count
        count += max(missing, 0)
        isTooLarge = count > Self.most
        guard !isTooLarge else { return false }
        cells[row].append(contentsOf: repeatElement(TableCounter(), count: missing))
        return true
    }

    /// The counters by row and column, distinct orders counted by one sort.
    func counters() -> [[TableCounter]] {
        var result = cells
        var last: (row: Int32, column: Int32, order: Int)?
        for entry in orders.sorted(by: { ($0.row, $0.column, $0.order) < ($1.row, $1.column, $1.order) }) {
            if let last, last == entry { continue }
            let (row, column) = (Int(entry.row), Int(entry.column))
            if row < result.count, column < result[row].count { result[row][column].handedOrders += 1 }
            last = entry
        }
        return result
    }
}
