import Storage
import WorkOrders
import WorkingDays

/// What the events say, counted without the rule and without replaying files.
struct EventRecount {
    private(set) var counts: [String: Int] = [:]

    init(_ histories: [[Event]], cutOff: Instant) {
        for events in histories {
            var dispatches: [String: Dispatch] = [:]
            var round = 1
            var isVoid = false
            for event in events {
                count(event)
                for change in event.changes {
                    if case .dispatch(let dispatch) = change { dispatches[dispatch.number] = dispatch }
                    if case .state(let state) = change { round = state.round }
                    if case .voidRequest(let request) = change, request.isGranted == true { isVoid = true }
                }
            }
            if isVoid { counts["void orders", default: 0] += 1 }
            counts["rounds above the first", default: 0] += round - 1
            for dispatch in dispatches.values { count(dispatch, cutOff) }
        }
    }

    private mutating func count(_ event: Event) {
        let names: [ActionName: String] = [
            .requestSendBack: "send-backs", .requestExtension: "extensions", .recordRepeat: "repeats",
            .withdraw: "withdrawn orders", .recordAttempt: "attempts", .reply: "replies", .supervise: "supervisions",
        ]
        if let name = names[event.action] { counts[name, default: 0] += 1 }
    }

    private mutating func count(_ dispatch: Dispatch, _ cutOff: Instant) {
        counts["dispatches", default: 0] += 1
        let isOpen = dispatch.completedAt == nil && dispatch.endedAt == nil
        if isOpen { counts["open dispatches", default: 0] += 1 }
        if dispatch.parent != nil { counts["children", default: 0] += 1 }
        if isOpen, dispatch.deadline < cutOff { counts["open and overdue", default: 0] += 1 }
        if let done = dispatch.completedAt, done > dispatch.deadline { counts["done too late", default: 0] += 1 }
    }
}

/// What the tables say.
struct StoredCounts {
    private(set) var counts: [String: Int] = [:]

    init(_ database: any Database, cutOff: Instant) async throws {
        counts = try await database.read { connection in
            let open: Statement = "completed_at IS NULL AND ended_at IS NULL"
            let statements: [String: Statement] = [
                "void orders": "SELECT COUNT(*) FROM work_order WHERE status = \(WorkOrderStatus.void.rawValue)",
                "withdrawn orders":
                    "SELECT COUNT(*) FROM work_order WHERE status = \(WorkOrderStatus.withdrawn.rawValue)",
                "rounds above the first": "SELECT SUM(round - 1) FROM work_order",
                "send-backs": "SELECT COUNT(*) FROM send_back",
                "extensions": "SELECT COUNT(*) FROM deadline_extension",
                "repeats": "SELECT COUNT(*) FROM follow_up_contact WHERE kind = \(FollowUpKind.repeated.rawValue)",
                "attempts": "SELECT COUNT(*) FROM contact_attempt",
                "replies": "SELECT COUNT(*) FROM reply",
                "supervisions": "SELECT COUNT(*) FROM supervision",
                "dispatches": "SELECT COUNT(*) FROM dispatch",
                "open dispatches": "SELECT COUNT(*) FROM dispatch WHERE \(open)",
                "children": "SELECT COUNT(*) FROM dispatch WHERE parent_id IS NOT NULL",
                "open and overdue": "SELECT COUNT(*) FROM dispatch WHERE \(open) AND deadline < \(cutOff)",
                "done too late": "SELECT COUNT(*) FROM dispatch WHERE completed_at > deadline",
            ]
            return try statements.mapValues { statement in
                guard var row = try connection.rows(statement).first else { return 0 }
                return try row.integer()
            }
        }
    }
}
