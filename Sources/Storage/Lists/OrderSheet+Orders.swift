import Bulletins
import WorkOrders
import WorkingDays

/// An order's own row.
extension OrderSheet {
    func orders(_ list: Statement) -> Statement {
        let content: Statement = asks([.content]) ? "w.content" : "NULL"
        let citizen: Statement = columns.contains(where: \.isIdentity) ? "w.citizen" : "NULL"
        return """
            SELECT w.id, w.number, w.is_confidential, w.received_at, ch.name, w.kind, c3.name, c2.name, c1.name,
                w.urgency, w.status, w.ending, w.title, \(content), w.occurred_at, a.county,
                a.street, a.community, w.address, w.subject, w.caller_kind, w.is_anonymous, w.is_public, w.completed_at,
                w.closed_at, w.round, w.external_platform, w.external_number, w.external_deadline, w.call_number, l.number,
                w.origin, \(citizen)
            FROM work_order w
            LEFT JOIN channel ch ON ch.id = w.channel_id
            LEFT JOIN category c1 ON c1.id = w.category_id
            LEFT JOIN category c2 ON c2.id = c1.parent_id
            LEFT JOIN category c3 ON c3.id = c2.parent_id
            LEFT JOIN area a ON a.id = w.area_id
            LEFT JOIN work_order l ON l.id = w.leader_id
            WHERE w.id IN (\(list))
            """
    }

    mutating func addOrder(_ row: any RowReader) {
        guard let id = row.integer(0), let number = row.text(1) else { return }
        let isConfidential = row.integer(2) != 0
        rows[id] = Row(
            id: id,
            number: number,
            cells: Array(repeating: .none, count: columns.count),
            isConfidential: isConfidential,
            subject: row.text(19),
            identity: isConfidential ? nil : row.text(32).map { SealedIdentity(citizen: $0) }
        )
        addNames(row, to: id)
        addTexts(row, to: id, isConfidential: isConfidential)
        let times: [(OrderColumn, Int)] = [
            (.received, 3), (.occurred, 14), (.completed, 23), (.closed, 24), (.externalDeadline, 28),
        ]
        for (column, place) in times { put(OrderCell(row.integer(place)), column, of: id) }
        put(row.integer(25).map(OrderCell.count) ?? .none, .round, of: id)
        for column in [OrderColumn.sendBacks, .repeats, .reminders] { put(.count(0), column, of: id) }
    }

    private mutating func addNames(_ row: any RowReader, to id: Int) {
        let path = (6...8).compactMap(row.text)
        let words: [(OrderColumn, String?)] = [
            (.number, row.text(1)), (.channel, row.text(4)), (.kind, row.title(5, RequestKind.self)),
            (.topCategory, path.first), (.category, path.joined(separator: " / ")),
            (.urgency, row.title(9, Urgency.self)), (.status, row.title(10, WorkOrderStatus.self)),
            (.ending, row.title(11, Ending.self)), (.county, row.text(15)), (.street, row.text(16)),
            (.community, row.text(17)), (.callerKind, row.title(20, CallerKind.self)),
            (.externalPlatform, row.text(26)), (.externalNumber, row.text(27)), (.callNumber, row.text(29)),
            (.leader, row.text(30)), (.origin, row.text(31)),
        ]
        for (column, text) in words { put(OrderCell(text), column, of: id) }
        let flags: [(OrderColumn, Int)] = [(.isConfidential, 2), (.isAnonymous, 21), (.isPublic, 22)]
        for (column, place) in flags { put(OrderCell(row.integer(place).map { $0 != 0 }), column, of: id) }
    }

    /// What may hold numbers, or tell of whom a confidential order is.
    private mutating func addTexts(_ row: any RowReader, to id: Int, isConfidential: Bool) {
        put(row.text(12), masked: .title, of: id)
        put(row.text(13), masked: .content, of: id)
        put(row.text(18), masked: .address, of: id)
        put(row.text(19), masked: .subject, of: id)
        if isConfidential { put(.words(Self.confidential), .title, of: id) }
    }
}
