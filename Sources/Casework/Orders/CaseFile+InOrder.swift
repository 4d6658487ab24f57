import WorkOrders
import WorkingDays

extension CaseFile {
    /// The file with each list in an order of its own values, as rows have none.
    var inOrder: CaseFile {
        var file = self
        file.dispatches.sort { $0.number < $1.number }
        file.attempts.sort { ($0.at, $0.dispatch) < ($1.at, $1.dispatch) }
        file.sendBacks.sort { ($0.requestedAt, $0.dispatch) < ($1.requestedAt, $1.dispatch) }
        file.extensions.sort { ($0.requestedAt, $0.dispatch) < ($1.requestedAt, $1.dispatch) }
        file.replies.sort { ($0.at, $0.dispatch) < ($1.at, $1.dispatch) }
        file.contacts.sort { ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue) }
        file.supervisions.sort { ($0.at, $0.level.rawValue) < ($1.at, $1.level.rawValue) }
        file.visits.sort { $0.place < $1.place }
        return file
    }
}

extension ReturnVisit {
    fileprivate var place: (Instant, String, Int, Int) { (visitedAt, unit ?? "", aspect.rawValue, sequence) }
}
