import WorkOrders
import WorkingDays

/// The visits about one unit on one order, folded to what counts: the last answer to each question.
struct VisitAnswer: Sendable {
    private var isReached = false
    private var ratedAt = Moment.never
    private var isSatisfied = false
    private var askedAt = Moment.never
    private var isResolved = false

    /// When a visit was; 次序 decides within a second, whatever the order of the rows.
    private struct Moment: Sendable {
        var second: Int
        var sequence: Int

        static let never = Moment(second: .min, sequence: .min)

        static func >= (a: Moment, b: Moment) -> Bool { (a.second, a.sequence) >= (b.second, b.sequence) }
    }

    mutating func add(_ visit: VisitFact) {
        let moment = Moment(second: visit.visitedAt.secondsSinceEpoch, sequence: visit.sequence)
        // Who answers was reached, whether or not the visitor ticked it.
        if visit.isReached ?? (visit.rating != nil || visit.isResolved != nil) { isReached = true }
        if let rating = visit.rating, moment >= ratedAt {
            ratedAt = moment
            isSatisfied = rating.isSatisfied
        }
        if let resolved = visit.isResolved, moment >= askedAt {
            askedAt = moment
            isResolved = resolved
        }
    }

    func count(into counts: inout RatingCounts) {
        counts.visited += 1
        if isReached { counts.reached += 1 }
        if ratedAt.second != .min {
            counts.evaluated += 1
            if isSatisfied { counts.satisfied += 1 }
        }
        if askedAt.second != .min {
            counts.asked += 1
            if isResolved { counts.resolved += 1 }
        }
    }
}
