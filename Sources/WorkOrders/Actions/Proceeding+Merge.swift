import WorkingDays

/// 并单, 解除并单, 拆单, 集中事件: every appeal keeps its number, caller and visit; followers share a dispatch.
extension Proceeding {
    mutating func merge(_ leader: Leader) throws(Refusal) {
        try requireCentre()
        try follow(leader)
        words = "并入\(leader.number)"
    }

    mutating func joinIncident(_ leader: Leader) throws(Refusal) {
        try requireCentre()
        guard leader.isIncident else { throw .notAnIncident(leader.number) }
        try follow(leader)
        words = "加入集中事件\(leader.number)"
    }

    private mutating func follow(_ leader: Leader) throws(Refusal) {
        try require(.registered, .handling)
        guard order.leader == nil else { throw .alreadyDone(action) }
        guard leader.number != order.number else { throw .itself }
        guard file.matters.alerts.isEmpty else { throw .openAlert }
        guard !file.dispatches.contains(where: \.isOpen) else { throw .hasFollowedDispatches }
        let isOpen = leader.status == .registered || leader.status == .handling
        guard isOpen, !leader.isBarred, file.matters.incident == nil else { throw .leaderBarred(leader.number) }
        // What was still to be asked of this caller doesn't hold up the matter any more.
        stopSuspension(of: nil)
        changeState {
            $0.leader = leader.number
            $0.status = .handling
        }
    }

    mutating func unmerge(_ reason: String) throws(Refusal) {
        try requireCentre()
        try require(.handling, .registered)
        guard order.leader != nil else { throw .nothingOpen(action) }
        try require(reason, "解除理由")
        words = reason
        changeState {
            $0.leader = nil
            $0.status = .registered
        }
    }

    /// Says on this order's record where a part of it went; the new order names this one as its origin.
    mutating func split(_ number: String) throws(Refusal) {
        try requireCentre()
        try require(.registered, .handling)
        guard number != order.number else { throw .itself }
        try require(number, "新工单编号", limit: 40)
        words = "拆出\(number)"
    }

    mutating func declareIncident(_ statement: String) throws(Refusal) {
        try requireCentre()
        try require(.registered, .handling)
        try requireOnItsOwn()
        guard file.matters.alerts.isEmpty else { throw .openAlert }
        try require(statement, "统一口径")
        words = statement
        var incident = file.matters.incident ?? Incident(declaredAt: at, statement: statement)
        incident.statement = statement
        record(.incident(incident))
    }

    /// A follower is done when its leader is.
    mutating func inheritResult(_ completedAt: Instant, _ isClosed: Bool) throws(Refusal) {
        guard order.leader != nil else { throw .nothingOpen(action) }
        try require(.handling, .completed)
        let (now, received) = (at, order.receivedAt)
        // An alert that a later call raised is never closed by itself.
        let isClosed = isClosed && !file.matters.alerts.contains(where: \.isOpen)
        changeState { state in
            state.completedAt = max(completedAt, received)
            state.status = isClosed ? .closed : .completed
            state.closedAt = isClosed ? now : nil
        }
    }
}
