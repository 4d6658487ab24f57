import WorkingDays

/// The codes that a line of a table stands for: none for the total, two for a line below another.
struct TableKey: Hashable, Sendable {
    var first: Int32?
    var second: Int32?

    static let total = TableKey()

    /// 0 for the total, else how many codes it has.
    var level: Int { first == nil ? 0 : second == nil ? 1 : 2 }
}

/// The lines of rows or columns as they come up; the first is the total.
struct TableAxis: Sendable {
    let dimensions: [TableDimension]
    private(set) var keys = [TableKey.total]
    private var slots: [TableKey: Int] = [TableKey.total: 0]

    init(_ dimensions: [TableDimension], period: Period) {
        self.dimensions = dimensions
        guard dimensions.count == 1 else { return }
        for code in dimensions[0].everyCode(in: period) ?? [] {
            _ = slot(TableKey(first: Int32(truncatingIfNeeded: code)))
        }
    }

    /// The slot of a line, made where it is new.
    mutating func slot(_ key: TableKey) -> Int {
        if let slot = slots[key] { return slot }
        slots[key] = keys.count
        keys.append(key)
        return keys.count - 1
    }

    /// The slots that a fact counts in, the total among them, each once.
    ///
    /// `second` says the codes of the second dimension below one of the first.
    mutating func slots(_ first: TableCodes?, _ second: (Int32) -> TableCodes?, into slots: inout [Int]) {
        slots.removeAll(keepingCapacity: true)
        slots.append(0)
        first?.each { code in
            add(slot(TableKey(first: code)), to: &slots)
            second(code)?.each { add(slot(TableKey(first: code, second: $0)), to: &slots) }
        }
    }

    private func add(_ slot: Int, to slots: inout [Int]) {
        if !slots.contains(slot) { slots.append(slot) }
    }
}

/// What a fact says of a dimension: one code, or several.
enum TableCodes {
    case one(Int32)
    case many([Int])

    func each(_ body: (Int32) -> Void) {
        switch self {
        case .one(let code): body(code)
        case .many(let codes): for code in codes { body(Int32(truncatingIfNeeded: code)) }
        }
    }
}
