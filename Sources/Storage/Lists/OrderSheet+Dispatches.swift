import Bulletins
import WorkOrders
import WorkingDays

/// Who had an order in its last round, and how it went there.
extension OrderSheet {
    /// The first-level dispatches, earliest first; a recalled or void one was a mistake.
    static func dispatches(_ list: Statement) -> Statement {
        """
        SELECT d.order_id, u.name, d.role, d.round, d.dispatched_at, d.acknowledged_at, d.contacted_at, d.deadline,
            d.completed_at, d.ended_at, d.end_reason, d.result, d.is_factual, d.send_back_count
        FROM dispatch d JOIN handling_unit u ON u.id = d.unit_id
        WHERE d.order_id IN (\(list)) AND d.parent_id IS NULL AND \(Dispatch.isCounted("d"))
        ORDER BY d.order_id, d.dispatched_at, d.id
        """
    }

    mutating func add(_ lines: [SheetDispatch], to order: Int, now: Instant) {
        put(.count(lines.reduce(0) { $0 + $1.sendBacks }), .sendBacks, of: order)
        // Who sent it back no longer has it.
        let standing = lines.filter { $0.end != .sentBack }
        let last = standing.filter { $0.round == standing.map(\.round).max() }
        put(last.units(.lead), .lead, of: order)
        put(last.units(.assisting), .assisting, of: order)
        guard let lead = last.last(where: { $0.role == .lead }) ?? last.last else { return }
        let times: [(OrderColumn, Int?)] = [
            (.dispatched, lead.dispatchedAt), (.acknowledged, lead.acknowledgedAt), (.contacted, lead.contactedAt),
            (.deadline, lead.deadline),
        ]
        for (column, time) in times { put(OrderCell(time), column, of: order) }
        put(OrderCell(lead.isOverdue(at: now.secondsSinceEpoch)), .isOverdue, of: order)
        put(OrderCell(lead.result?.title), .result, of: order)
        put(OrderCell(lead.isFactual), .isFactual, of: order)
    }
}

/// What a sheet needs of a dispatch; times in seconds since 1970.
struct SheetDispatch {
    let unit: String
    let role: DispatchRole
    let round: Int
    let dispatchedAt: Int?
    let acknowledgedAt: Int?
    let contactedAt: Int?
    let deadline: Int?
    let completedAt: Int?
    let endedAt: Int?
    let end: DispatchEnd?
    let result: CompletionResult?
    let isFactual: Bool?
    let sendBacks: Int

    init(_ row: any RowReader) {
        unit = row.text(1) ?? ""
        role = row.integer(2).flatMap(DispatchRole.init) ?? .lead
        round = row.integer(3) ?? 1
        dispatchedAt = row.integer(4)
        acknowledgedAt = row.integer(5)
        contactedAt = row.integer(6)
        deadline = row.integer(7)
        completedAt = row.integer(8)
        endedAt = row.integer(9)
        end = row.integer(10).flatMap(DispatchEnd.init)
        result = row.integer(11).flatMap(CompletionResult.init)
        isFactual = row.integer(12).map { $0 != 0 }
        sendBacks = row.integer(13) ?? 0
    }

    /// As ``WorkOrders/Dispatch/isOverdue(at:)`` has it.
    func isOverdue(at now: Int) -> Bool? {
        guard let deadline else { return nil }
        if let completedAt, completedAt < now { return completedAt > deadline }
        if let endedAt, endedAt < now { return false }
        return deadline < now
    }
}

extension [SheetDispatch] {
    /// The units in a role, each once.
    fileprivate func units(_ role: DispatchRole) -> OrderCell {
        var names: [String] = []
        for line in self where line.role == role && !names.contains(line.unit) { names.append(line.unit) }
        return OrderCell(names.joined(separator: "、"))
    }
}

extension RowReader {
    /// What people call the code of a column.
    func title<Code: Titled>(_ column: Int, _: Code.Type) -> String? { integer(column).flatMap(Code.init)?.title }
}
