public import Bulletins
import WorkOrders
public import WorkingDays

/// The chosen cells of a batch of orders, as lists and exports show them.
///
/// Texts are masked (``WorkOrders/NumberMask``), and those of a confidential order left out, before anybody sees them.
/// Cells of identity are empty: it is sealed, and comes along only where one of its columns was chosen.
public struct OrderSheet: Sendable {
    /// How many orders are read at once.
    public static let batch = 200
    /// What stands for the title of a confidential order.
    public static let confidential = "保密工单"

    /// One order.
    public struct Row: Hashable, Sendable {
        public var id: Int
        /// 工单编号.
        public var number: String
        /// In the order of the columns.
        public var cells: [OrderCell]
        public var isConfidential: Bool
        /// 被反映对象 as it is stored: whoever is named doesn't read who named him.
        public var subject: String?
        /// Sealed; nil where no column of identity was chosen, nothing is known, or the order is confidential.
        public var identity: SealedIdentity?
    }

    let columns: [OrderColumn]
    let places: [OrderColumn: Int]
    var rows: [Int: Row] = [:]

    fileprivate init(_ columns: [OrderColumn]) {
        self.columns = columns
        places = Dictionary(columns.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    func asks(_ asked: [OrderColumn]) -> Bool { asked.contains { places[$0] != nil } }

    mutating func put(_ cell: OrderCell, _ column: OrderColumn, of order: Int) {
        if let place = places[column] { rows[order]?.cells[place] = cell }
    }

    mutating func put(_ text: String?, masked column: OrderColumn, of order: Int) {
        guard let place = places[column], let row = rows[order], !row.isConfidential else { return }
        rows[order]?.cells[place] = OrderCell(text.map { NumberMask.masked($0) })
    }
}

extension Connection {
    /// The cells of orders in the order of their ids, at most ``OrderSheet/batch`` of them; ids that are none are left
    /// out.
    ///
    /// At most six statements whatever is chosen: look-ups by primary key, and the ranges of the orders' tags,
    /// dispatches, replies, visits and contacts. `now` tells what is late.
    public func orderSheet(_ columns: [OrderColumn], of ids: [Int], now: Instant) throws -> [OrderSheet.Row] {
        guard let list = OrderSheet.list(ids) else { return [] }
        var sheet = OrderSheet(columns)
        for statement in sheet.statements(list) { try sheet.read(statement, self, now: now) }
        return sheet.rows(ids)
    }

    /// The statements behind a sheet; for tests of their plans.
    package func orderSheetStatements(_ columns: [OrderColumn], of ids: [Int]) -> [Statement] {
        OrderSheet.list(ids).map { list in OrderSheet(columns).statements(list).map(\.text) } ?? []
    }
}

extension OrderSheet {
    /// At most ``batch`` ids for an IN, filled up to one length so that there is one statement to prepare.
    static func list(_ ids: [Int]) -> Statement? {
        guard let filler = ids.last else { return nil }
        var values = ids.prefix(batch).map(\.storedValue)
        while values.count < batch { values.append(filler.storedValue) }
        return Statement(text: fullList, values: values)
    }

    private static let fullList = (1...batch).map { "$\($0)" }.joined(separator: ", ")

    /// What is read, and by whom.
    fileprivate enum Part {
        case orders
        case tags
        case dispatches
        case answers
        case visits
        case contacts
    }

    private static let ofDispatches: [OrderColumn] = [
        .lead, .assisting, .dispatched, .acknowledged, .contacted, .deadline, .isOverdue, .result, .isFactual,
        .sendBacks,
    ]

    fileprivate func statements(_ list: Statement) -> [(part: Part, text: Statement)] {
        var statements: [(Part, Statement)] = [(.orders, orders(list))]
        if asks([.tags]) { statements.append((.tags, Self.tags(list))) }
        if asks(Self.ofDispatches) { statements.append((.dispatches, Self.dispatches(list))) }
        if asks([.answer]) { statements.append((.answers, Self.answers(list))) }
        if asks([.satisfaction, .isResolved, .visited]) { statements.append((.visits, Self.visits(list))) }
        if asks([.repeats, .reminders]) { statements.append((.contacts, Self.contacts(list))) }
        return statements
    }

    fileprivate mutating func read(
        _ statement: (part: Part, text: Statement),
        _ connection: any Connection,
        now: Instant
    ) throws {
        switch statement.part {
        case .orders: try connection.forEachRow(statement.text) { addOrder($0) }
        case .tags:
            var tags: [Int: [String]] = [:]
            try connection.forEachRow(statement.text) { row in
                if let order = row.integer(0), let name = row.text(1) { tags[order, default: []].append(name) }
            }
            for (order, names) in tags { put(OrderCell(names.sorted().joined(separator: "、")), .tags, of: order) }
        case .dispatches:
            var lines: [Int: [SheetDispatch]] = [:]
            try connection.forEachRow(statement.text) { row in
                if let order = row.integer(0) { lines[order, default: []].append(SheetDispatch(row)) }
            }
            for (order, lines) in lines { add(lines, to: order, now: now) }
        case .answers:
            try connection.forEachRow(statement.text) { row in
                if let order = row.integer(0) { put(row.text(1), masked: .answer, of: order) }
            }
        case .visits: try connection.forEachRow(statement.text) { addVisit($0) }
        case .contacts: try connection.forEachRow(statement.text) { addContacts($0) }
        }
    }

    fileprivate func rows(_ ids: [Int]) -> [Row] { ids.compactMap { rows[$0] } }
}

extension OrderSheet {
    private static func tags(_ list: Statement) -> Statement {
        "SELECT x.order_id, t.name FROM work_order_tag x JOIN tag t ON t.id = x.tag_id WHERE x.order_id IN (\(list))"
    }

    /// 公开答复: the last that passed, or that an import brought with a completed dispatch; what waits isn't public yet.
    private static func answers(_ list: Statement) -> Statement {
        """
        SELECT d.order_id, r.public_answer FROM dispatch d JOIN reply r ON r.dispatch_id = d.id
        WHERE d.order_id IN (\(list)) AND d.parent_id IS NULL AND r.public_answer IS NOT NULL
            AND (r.verdict = \(ReviewVerdict.passed.rawValue)
            OR r.verdict IS NULL AND d.completed_at IS NOT NULL)
        ORDER BY d.order_id, r.replied_at, d.id
        """
    }

    /// What the citizen said last of the result; each order's rows ascend.
    private static func visits(_ list: Statement) -> Statement {
        """
        SELECT order_id, visited_at, rating, is_resolved FROM return_visit
        WHERE order_id IN (\(list)) AND aspect = \(VisitAspect.result.rawValue)
            AND (rating IS NOT NULL OR is_resolved IS NOT NULL)
        ORDER BY order_id, visited_at, sequence
        """
    }

    private mutating func addVisit(_ row: any RowReader) {
        guard let order = row.integer(0) else { return }
        put(OrderCell(row.integer(1)), .visited, of: order)
        put(OrderCell(row.title(2, Satisfaction.self)), .satisfaction, of: order)
        put(OrderCell(row.integer(3).map { $0 != 0 }), .isResolved, of: order)
    }

    private static func contacts(_ list: Statement) -> Statement {
        """
        SELECT order_id, kind, COUNT(*) FROM follow_up_contact WHERE order_id IN (\(list)) GROUP BY order_id, kind
        """
    }

    private mutating func addContacts(_ row: any RowReader) {
        guard let order = row.integer(0), let count = row.integer(2) else { return }
        switch row.integer(1).flatMap(FollowUpKind.init) {
        case .repeated: put(.count(count), .repeats, of: order)
        case .reminder: put(.count(count), .reminders, of: order)
        case .progress, .addition, .withdrawal, .unitFeedback, nil: break
        }
    }
}
