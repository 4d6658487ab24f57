import WorkOrders
import WorkingDays

/// 受理: what the hotline does itself before any unit has the order.
extension OrderLife {
    mutating func planIntake() {
        planVoid()
        planUndo()
        guard status == .registered, file.order.leader == nil else { return planEndOfInvalid() }
        if fate == .supplemented { planSupplement() }
        if fate == .amended { planAmendment() }
        if let (key, at, action) = ending, file.contacts.allSatisfy({ $0.kind != .repeated }) {
            if !hasOpenAlert { add(key, at: at, by: "话务员", action) }
        } else if mayBeDispatched {
            planDispatch()
        }
    }

    /// How the hotline ends it itself; nil where a unit gets it.
    private var ending: (String, Instant, Action)? {
        // Who asked for a unit gets one.
        guard !isDone("undo") else { return nil }
        let action: Action
        switch fate {
        case .answered, .answeredInVain, .answerUndone: action = .answerDirectly(answer: answer)
        case .threeWayCall: action = .transfer(Transfer(ending: .threeWayCall, counterpart: "淮北供电公司95598"))
        case .emergencyCall:
            action = .transfer(
                Transfer(ending: .handedToEmergencyNumber, counterpart: "110", receipt: "J\(order.serial)")
            )
        case .otherHotline: action = .transfer(Transfer(ending: .handedToOtherHotline, counterpart: "12366"))
        case .declined: action = .decline(ground: "0\(order.serial % 6 + 1)")
        case .invalid, .harassment, .harassmentRefused:
            action = .markInvalid(reason: fate == .invalid ? "0\(order.serial % 3 + 2)" : "01")
        default: return nil
        }
        return ("end", soon(begin, 2...9, "end"), action)
    }

    private var answer: String {
        var scene = order.scene
        let leaf = CategoryTable.leaves[order.outline.leaf]
        let answers = ReplyTexts.answers(.explained, to: order.outline.kind, about: leaf)
        return scene.text(of: scene.chance.element(of: answers))
    }

    private var mayBeDispatched: Bool {
        guard file.openSuspension(nil) == nil, file.order.leader == nil else { return false }
        return switch fate {
        case .supplemented: isDone("supplement")
        case .amended: isDone("amend")
        case .voided: false
        case .voidRefused: isDone("rule on void")
        case .follows, .followsForAWhile, .joins: isDone("join")
        default: true
        }
    }

    private mutating func planEndOfInvalid() {
        guard file.order.ending == .invalid, fate == .harassment || fate == .harassmentRefused else { return }
        let marked = soon(begin, 15...30, "mark")
        let calls = (1...3).map { "REC\(order.number)-\($0)" }
        if file.matters.harassment == nil {
            add("mark", at: marked, by: "话务员", .markHarassment(calls: calls))
        } else {
            let isConfirmed = fate == .harassment
            add("confirm", at: soon(marked, 30...90, "c"), by: "班长", .confirmHarassment(isConfirmed: isConfirmed))
        }
    }

    private mutating func planSupplement() {
        let asked = atWork(begin, 10...40, "ask")
        add("ask", at: asked, by: "派单员", .requestSupplement(question: "请补充具体门牌号和发生时间"))
        guard isDone("ask") else { return }
        let answered = laterDay(asked, 1, "supplement")
        add("supplement", at: answered, by: "话务员", .supplement(text: "来电人补充：位置在小区东门，时间为每天晚上九点以后"))
    }

    private mutating func planAmendment() {
        var amendment = Amendment(reason: "回听录音，地址登记有误")
        amendment.title = "（更正）" + (file.order.title ?? "")
        amendment.place = Place(area: file.order.place.area, areaCode: file.order.place.areaCode, address: "东门外路口")
        add("amend", at: atWork(begin, 5...30, "amend"), by: "派单员", .amend(amendment))
    }

    private mutating func planVoid() {
        guard [.voided, .voidedLate, .voidRefused].contains(fate), status != .void, !hasOpenAlert else { return }
        if let request = file.matters.voidRequest {
            guard request.isGranted == nil else { return }
            let isGranted = fate != .voidRefused
            let opinion = isGranted ? "情况属实，同意作废" : "与前单不是同一件事，不同意作废"
            let at = soon(request.requestedAt, 15...60, "rule on void")
            add("rule on void", at: at, by: "班长", .ruleOnVoid(isGranted: isGranted, opinion: opinion))
        } else if fate != .voidedLate {
            add("void", at: soon(begin, 5...15, "void"), by: "话务员", .requestVoid(fate == .voided ? .test : .duplicate))
        } else if let dispatch = file.dispatches.first {
            let at = atWork(dispatch.dispatchedAt, 30...90, "void", days: 1)
            add("void", at: at, by: "派单员", .requestVoid(.mistake))
        }
    }
}

/// 撤销: whoever pressed the wrong key sees it at once.
extension OrderLife {
    /// Seconds after which a slip is seen.
    static let slip = 8

    private mutating func planUndo() {
        guard let slip = fate.slip, isDone(slip.deed), let last = file.lastEventAt else { return }
        add("undo", at: last.advanced(bySeconds: Self.slip), by: slip.role, .undo(nil))
    }
}

extension Fate {
    /// The deed that is taken back, and whose it is.
    var slip: (deed: String, role: String)? {
        switch self {
        case .dispatchUndone: ("dispatch 0", "派单员")
        case .answerUndone: ("end", "话务员")
        default: nil
        }
    }
}

/// 派单: who gets an order.
extension OrderLife {
    mutating func planDispatch() {
        let start = max(begin, file.lastEventAt ?? begin)
        let round = file.dispatches.count
        let isUrgent = file.order.urgency != .normal
        let key = "dispatch \(round)"
        let at = isUrgent ? soon(start, 3...10, key) : atWork(start, 5...90, key)
        let units = units(fate.units)
        let assignments = units.enumerated().map { index, unit in
            Assignment(unit, role: index == 0 ? .lead : .assisting)
        }
        var handover = Handover(note: "请按职责办理，并及时答复来电人")
        if isUrgent { handover.phoned = PhoneHandover(person: "值班室", at: at) }
        add(key, at: at, by: "派单员", .dispatch(assignments, handover))
    }

    /// So many units that the order hasn't been at, the first the one to lead.
    func units(_ count: Int) -> [String] {
        let used = Set(file.dispatches.map(\.unit))
        var chosen: [String] = []
        for unit in candidates where !used.contains(unit) && !chosen.contains(unit) && chosen.count < count {
            chosen.append(unit)
        }
        // A complaint about a bureau goes to another, and the bureau assists.
        if fate == .conflict, chosen.count > 1, file.dispatches.isEmpty {
            chosen[1] = FirstLevelUnit.table[order.conflictUnit].name
        }
        return chosen
    }

    /// First-level units, those first that handle such matters.
    private var candidates: [String] {
        var chance = order.chance("units")
        let county = City.areas.first { $0.name == file.order.place.area.county }?.unitName
        let own = CategoryTable.leaves[order.outline.leaf].units.filter { $0 >= FirstLevelUnit.countyCount }
        let handles = CategoryTable.leaves[order.outline.leaf].units.count > own.count || own.isEmpty
        let home = [county ?? FirstLevelUnit.table[0].name]
        let bureaus = chance.shuffled(own).map { FirstLevelUnit.table[$0].name }
        let others = chance.shuffled(Array(FirstLevelUnit.table.indices)).map { FirstLevelUnit.table[$0].name }
        let atHome = fate.needsCounty || (handles && chance.chance(70))
        let named = (atHome ? home + bureaus : bureaus + home) + others
        guard fate == .conflict else { return named }
        return named.filter { $0 != FirstLevelUnit.table[order.conflictUnit].name }
    }
}
