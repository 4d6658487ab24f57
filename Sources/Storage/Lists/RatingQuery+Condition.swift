import Bulletins
import WorkingDays

extension RatingQuery {
    /// What the last visit says that answers the question; one look-up in `return_visit_key` for each row.
    ///
    /// `order` and `unit` are the columns with the ids; no unit is the hotline itself. Later visits than the cut-off do
    /// not exist.
    func condition(order: Statement, unit: Statement?, _ cutOff: Instant) -> Statement {
        let column: Statement = asksWhetherResolved ? "v.is_resolved" : "v.rating"
        let about: Statement = unit ?? "0"
        let answer: Statement = """
            (SELECT \(column) FROM return_visit v
            WHERE v.order_id = \(order) AND COALESCE(v.unit_id, 0) = \(about) AND v.aspect = 3
                AND v.visited_at < \(cutOff) AND \(column) IS NOT NULL
            ORDER BY v.visited_at DESC, v.sequence DESC LIMIT 1)
            """
        return switch self {
        case .evaluated, .asked: "\(answer) IS NOT NULL"
        case .satisfied: "\(answer) IN (1, 2, 3)"
        case .dissatisfied: "\(answer) IN (4, 5)"
        case .resolved: "\(answer) = 1"
        case .unresolved: "\(answer) = 0"
        }
    }

    private var asksWhetherResolved: Bool { [.asked, .resolved, .unresolved].contains(self) }
}
