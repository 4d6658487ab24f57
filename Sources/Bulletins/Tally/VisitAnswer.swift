import WorkOrders
import WorkingDays

/// The visits about one unit on one order, folded to what counts: the last answer to each question.
///
/// An answer and its moment are one number, so that the later one is simply the larger: seconds, then 次序, then the
/// answer itself, which makes the fold the same in whatever order the rows come.
struct VisitAnswer: Sendable {
    private var rated = Int.min
    private var asked = Int.min
    private var isReached = false

    private static let sequenceLimit = 1 << 12

    private static func packed(_ visit: VisitFact, _ answer: Bool) -> Int {
        let sequence = min(max(visit.sequence, 0), sequenceLimit - 1)
        return (visit.visitedAt.secondsSinceEpoch * sequenceLimit + sequence) * 2 + (answer ? 1 : 0)
    }

    mutating func add(_ visit: VisitFact) {
        // Who answers was reached, whether or not the visitor ticked it.
        if visit.isReached ?? (visit.rating != nil || visit.isResolved != nil) { isReached = true }
        if let rating = visit.rating { rated = max(rated, Self.packed(visit, rating.isSatisfied)) }
        if let resolved = visit.isResolved { asked = max(asked, Self.packed(visit, resolved)) }
    }

    func count(into counts: inout RatingCounts) {
        counts.visited += 1
        if isReached { counts.reached += 1 }
        if rated != .min {
            counts.evaluated += 1
            counts.satisfied += rated & 1
        }
        if asked != .min {
            counts.asked += 1
            counts.resolved += asked & 1
        }
    }
}
