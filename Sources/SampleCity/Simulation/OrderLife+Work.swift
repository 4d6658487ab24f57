import WorkOrders
import WorkingDays

/// What units do with a dispatch, and what whoever dispatched it decides.
extension OrderLife {
    mutating func planWork(on dispatch: Dispatch) {
        switch file.stage(of: dispatch) {
        case .waiting: planReceipt(of: dispatch)
        case .sendBackRequested: planRuling(on: dispatch)
        case .handling: planHandling(of: dispatch)
        case .suspended: planResumption(of: dispatch)
        case .awaitingSignature: planSignature(of: dispatch)
        case .underReview: planReview(of: dispatch)
        case .completed, .ended: break
        }
    }

    func isLead(_ dispatch: Dispatch) -> Bool { dispatch.parent == nil && dispatch.role == .lead }
    func officer(_ dispatch: Dispatch, _ index: Int = 0) -> Officer { OfficerRoster.officer(of: dispatch.unit, index) }

    /// Who rules on a dispatch: a dispatcher of the centre, for a child its parent's first officer.
    func dispatcher(of dispatch: Dispatch) -> Officer {
        guard let parent = dispatch.parent.flatMap(file.dispatch) else { return centre("派单员") }
        return officer(parent)
    }

    private mutating func planReceipt(of dispatch: Dispatch) {
        let key = dispatch.number
        if wantsSendBack(dispatch) {
            let at = atWork(dispatch.dispatchedAt, 30...120, "back " + key)
            let action = Action.requestSendBack(dispatch: key, reasonCode: "01", basis: "三定方案中无此项职责")
            return add("back " + key, at: at, by: officer(dispatch), action)
        }
        // Nobody signs for what is about to be taken back.
        if fate == .recalled, dispatch.role == .assisting, !isDone("recall") { return }
        let at = atWork(dispatch.dispatchedAt, 20...180, "take " + key)
        add("take " + key, at: at, by: officer(dispatch), .acknowledge(dispatch: key))
    }

    private func wantsSendBack(_ dispatch: Dispatch) -> Bool {
        guard !dispatch.isDesignated, !isDone("back " + dispatch.number), dispatch.round == 1 else { return false }
        let siblings = Set(file.children(of: dispatch.parent).map(\.number))
        let earlier = file.sendBacks.count { siblings.contains($0.dispatch) }
        if fate == .threeLevels { return dispatch.parent != nil && dispatch.role == .lead && earlier == 0 }
        guard isLead(dispatch) else { return false }
        switch fate {
        case .sentBackOnce, .sendBackRefused, .consultation: return earlier == 0
        case .sentBackThrice: return earlier < 3
        default: return false
        }
    }

    private mutating func planRuling(on dispatch: Dispatch) {
        guard let sendBack = file.openSendBack(dispatch.number) else { return }
        let key = "ruling " + dispatch.number
        let at = atWork(sendBack.requestedAt, 20...120, key)
        let action = Action.ruleOnSendBack(dispatch: dispatch.number, decision(on: dispatch))
        add(key, at: at, by: dispatcher(of: dispatch), action)
    }

    private func decision(on dispatch: Dispatch) -> SendBackDecision {
        if fate == .sendBackRefused { return SendBackDecision(.refused, opinion: "属地管理，属本单位职责，请办理") }
        let other = dispatch.parent == nil ? units(1) : towns(under: dispatch.parent).prefix(1).map(\.self)
        guard let unit = other.first else { return SendBackDecision(.refused, opinion: "没有其他单位可派，请办理") }
        if fate == .consultation {
            let units = [Assignment(unit), Assignment(dispatch.unit, role: .assisting)]
            return SendBackDecision(.consultation, assignments: units, opinion: "会商明确由\(unit)主办")
        }
        let assignment = Assignment(unit, role: dispatch.role)
        return SendBackDecision(.granted, assignments: [assignment], opinion: "不属该单位职责，改派\(unit)")
    }

    /// Towns of a parent's county that the order hasn't been at; the one where it plays first.
    func towns(under parent: String?) -> [String] {
        guard let unit = parent.flatMap(file.dispatch)?.unit,
            let county = City.areas.first(where: { $0.unitName == unit })
        else { return [] }
        let used = Set(file.dispatches.map(\.unit))
        var chance = order.chance("towns")
        let all = chance.shuffled(county.streets.map(\.name))
        let home = file.order.place.area.street
        return (all.contains(home) ? [home] : []).filter { !used.contains($0) }
            + all.filter { $0 != home && !used.contains($0) }
    }

    private mutating func planSignature(of dispatch: Dispatch) {
        guard let reply = file.lastReply(dispatch.number) else { return }
        let count = file.replies.count { $0.dispatch == dispatch.number }
        let isRefused = fate == .unsigned && count == 1 && isLead(dispatch)
        let key = "sign \(dispatch.number) \(count)"
        let action = Action.sign(
            dispatch: dispatch.number,
            isSigned: !isRefused,
            opinion: isRefused ? "请写明整改时间" : nil
        )
        add(key, at: atWork(reply.at, 10...90, key), by: OfficerRoster.leader(of: dispatch.unit), action)
    }

    private mutating func planReview(of dispatch: Dispatch) {
        guard let reply = file.lastReply(dispatch.number), let signedAt = reply.signedAt else { return }
        let replies = file.replies.filter { $0.dispatch == dispatch.number }
        let returns = replies.count { $0.verdict == .returned && $0.signedAt != nil }
        let isReturned = isLead(dispatch) && dispatch.round == 1 && returns < returnsWanted
        guard isReturned || fate == .leftOpen || !hasOpenHelpers(dispatch) else { return }
        let key = "review \(dispatch.number) \(replies.count)"
        let opinion = isReturned ? "答复未说明处理结果，请重写" : nil
        let action = Action.review(dispatch: dispatch.number, isReturned ? .returned : .passed, opinion: opinion)
        add(key, at: atWork(signedAt, 20...180, key), by: reviewer(of: dispatch), action)
    }

    private var returnsWanted: Int { fate == .returned || fate == .threeLevels ? 1 : fate == .returnedThrice ? 3 : 0 }

    /// Another for each round, and never who dispatched it.
    private func reviewer(of dispatch: Dispatch) -> Officer {
        guard let parent = dispatch.parent.flatMap(file.dispatch) else { return centre("审核员", dispatch.round) }
        return officer(parent, 1 + (dispatch.round - 1) % 2)
    }

    /// Whether somebody below, or somebody who assists, is still at work.
    func hasOpenHelpers(_ dispatch: Dispatch) -> Bool {
        if file.children(of: dispatch.number).contains(where: \.isOpen) { return true }
        return dispatch.role == .lead
            && file.children(of: dispatch.parent).contains {
                $0.isOpen && $0.role == .assisting && (dispatch.parent != nil || $0.round == dispatch.round)
            }
    }
}
