import WorkOrders
import WorkingDays

/// 并单, 集中事件, 拆单, 加派, 改主办, 撤回: what dispatchers do besides dispatching and ruling.
extension OrderLife {
    mutating func planOrganising() {
        switch fate {
        case .follows, .followsForAWhile, .joins: planFollowing()
        case .incident: planIncident()
        case .split: planSplit()
        case .recalled: planRecall()
        case .addedUnit: planAddition()
        case .changedLead: planChange()
        default: break
        }
    }

    private mutating func planFollowing() {
        guard let partner = order.partner else { return }
        // What the leader is otherwise, the desk reads for itself.
        let leader = Leader(number: partner, status: .handling, isBarred: false, isIncident: fate == .joins)
        if status == .registered, file.order.leader == nil, !isDone("join") {
            let at = fate == .joins ? soon(begin, 40...55, "join") : atWork(begin, 15...30, "join")
            add("join", at: at, by: "派单员", fate == .joins ? .joinIncident(leader) : .merge(leader))
        } else if fate == .followsForAWhile, file.order.leader != nil, status == .handling {
            let at = atWork(file.lastEventAt ?? begin, 60...120, "part")
            add("part", at: at, by: "派单员", .unmerge(reason: "经核实不是同一处，单独办理"))
        }
        if status == .completed, file.order.leader != nil { planVisitOfFollower() }
    }

    private mutating func planVisitOfFollower() {
        var visit = VisitRecord(unit: nil, method: "短信", isReached: true, result: .satisfied)
        visit.isResolved = true
        add("visit follower", at: laterDay(file.order.completedAt ?? begin, 1, "f"), by: "回访员", .visit(visit))
    }

    private mutating func planIncident() {
        guard status == .registered || status == .handling, !hasOpenAlert else { return }
        let words = "该处停电为设备故障，抢修人员已到场，预计两小时内恢复。"
        add("incident", at: soon(begin, 20...35, "incident"), by: "班长", .declareIncident(statement: words))
    }

    private mutating func planSplit() {
        guard let partner = order.partner, status == .handling else { return }
        add("split", at: atWork(file.lastEventAt ?? begin, 20...60, "split"), by: "派单员", .split(into: partner))
    }

    private mutating func planRecall() {
        guard let dispatch = file.dispatches.first(where: { $0.role == .assisting && $0.isOpen }) else { return }
        let at = dispatch.dispatchedAt.advanced(bySeconds: 900)
        add("recall", at: at, by: "派单员", .recall(dispatch: dispatch.number, reason: "与主办单位职责重复，撤回"))
    }

    private mutating func planAddition() {
        guard status == .handling, let lead = file.dispatches.first, let unit = units(1).first else { return }
        let assignment = Assignment(unit, role: .assisting)
        let at = atWork(lead.dispatchedAt, 60...150, "add")
        add("add", at: at, by: "派单员", .addUnit(assignment, Handover(note: "请协助主办单位办理")))
    }

    private mutating func planChange() {
        let present = file.presentDispatches
        guard status == .handling, let assisting = present.first(where: { $0.role == .assisting && $0.isOpen }),
            present.contains(where: { $0.role == .lead && $0.isOpen })
        else { return }
        let at = atWork(assisting.dispatchedAt, 100...160, "change")
        add("change", at: at, by: "派单员", .changeLead(dispatch: assisting.number, reason: "主要职责在该单位"))
    }
}
