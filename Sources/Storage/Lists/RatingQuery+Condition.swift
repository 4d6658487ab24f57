import Bulletins
import WorkingDays

extension RatingQuery {
    /// What the last visit says that answers the question; one look-up in `return_visit_figures` for each row.
    ///
    /// `order` and `unit` are the columns with the ids, `receivedAt` that with the order's time, of which visits have a
    /// copy; no unit is the hotline itself. Later visits than the cut-off do not exist.
    func condition(order: Statement, receivedAt: Statement, unit: Statement?, _ cutOff: Instant) -> Statement {
        let order: Statement = "\(order) AND v.order_received_at = \(receivedAt)"
        if self == .visited || self == .reached { return visit(order: order, unit: unit, cutOff) }
        let about: Statement = unit ?? "0"
        let answer: Statement = """
            (SELECT v.\(column) FROM return_visit v
            WHERE v.order_id = \(order) AND COALESCE(v.unit_id, 0) = \(about) AND v.aspect = 3
                AND v.visited_at < \(cutOff) AND v.\(column) IS NOT NULL
            ORDER BY v.visited_at DESC, v.sequence DESC LIMIT 1)
            """
        return switch self {
        case .evaluated, .asked, .visited, .reached: "\(answer) IS NOT NULL"
        case .satisfied: "\(answer) IN (1, 2, 3)"
        case .dissatisfied: "\(answer) IN (4, 5)"
        case .resolved: "\(answer) = 1"
        case .unresolved: "\(answer) = 0"
        }
    }

    /// Whether there is a visit, or one at which the citizen was reached: who answers was, ticked or not.
    private func visit(order: Statement, unit: Statement?, _ cutOff: Instant) -> Statement {
        let about: Statement = unit ?? "0"
        let answered: Statement = "(v.rating IS NOT NULL OR v.is_resolved IS NOT NULL)"
        let reached: Statement = "AND (v.is_reached = 1 OR (v.is_reached IS NULL AND \(answered)))"
        return """
            EXISTS (SELECT 1 FROM return_visit v WHERE v.order_id = \(order) AND COALESCE(v.unit_id, 0) = \(about)
                AND v.aspect = 3 AND v.visited_at < \(cutOff) \(self == .reached ? reached : ""))
            """
    }

    /// Whether few give this answer, so that the visits that do are fewer than the rows of any other filter.
    var isRare: Bool { self == .dissatisfied || self == .unresolved }

    /// The conditions on a visit v to be the last one that answers, and to answer this; nil where any answer will do.
    ///
    /// They are worded as the indexes `return_visit_…_rating` and `…_answer` are, which begin with the answer.
    func visitConditions(aboutHotline: Bool, _ cutOff: Instant) -> [Statement]? {
        guard let answer = visitAnswer else { return nil }
        let subject: Statement = aboutHotline ? "v.unit_id IS NULL" : "v.unit_id IS NOT NULL"
        let about: Statement = aboutHotline ? "0" : "v.unit_id"
        return [
            subject, "v.aspect = 3", "v.\(column) IS NOT NULL", answer, "v.visited_at < \(cutOff)",
            """
            NOT EXISTS (SELECT 1 FROM return_visit l
            WHERE l.order_received_at = v.order_received_at AND l.order_id = v.order_id
                AND COALESCE(l.unit_id, 0) = \(about) AND l.aspect = 3
                AND l.visited_at < \(cutOff) AND l.\(column) IS NOT NULL
                AND (l.visited_at, l.sequence) > (v.visited_at, v.sequence))
            """,
        ]
    }

    private var visitAnswer: Statement? {
        switch self {
        case .evaluated, .asked, .visited, .reached: nil
        case .satisfied: "(CASE WHEN v.rating >= 4 THEN 2 ELSE 1 END) = 1"
        case .dissatisfied: "(CASE WHEN v.rating >= 4 THEN 2 ELSE 1 END) = 2"
        case .resolved: "v.is_resolved = 1"
        case .unresolved: "v.is_resolved = 0"
        }
    }

    private var column: Statement {
        switch self {
        case .asked, .resolved, .unresolved: "is_resolved"
        case .evaluated, .satisfied, .dissatisfied, .visited, .reached: "rating"
        }
    }
}
