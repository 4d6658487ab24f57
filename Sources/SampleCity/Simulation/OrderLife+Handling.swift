import WorkOrders
import WorkingDays

/// 办理中: contact, passing on, extensions, suspensions and the reply.
extension OrderLife {
    mutating func planHandling(of dispatch: Dispatch) {
        guard let taken = dispatch.acknowledgedAt else { return }
        if isLead(dispatch), dispatch.round == 1 {
            if planPause(of: dispatch, taken) { return }
        }
        planContact(of: dispatch, taken)
        if planPassingOn(of: dispatch, taken) || planChildAnew(of: dispatch) { return }
        planReply(to: dispatch, taken)
    }

    /// Extensions, suspensions and questions; true while the reply waits for one.
    private mutating func planPause(of dispatch: Dispatch, _ taken: Instant) -> Bool {
        switch fate {
        case .extended, .extensionRefused: return planExtension(of: dispatch, taken)
        case .suspended, .resumed:
            guard !isDone("pause") else { return false }
            let until = rules.calendar.day(fate == .suspended ? 2 : 6, workingDaysAfter: taken.day.advanced(by: 1))
            let ground = SuspensionGround.expertise
            let action = Action.suspend(dispatch: dispatch.number, ground, document: "检测委托书〔2022〕3号", until: until)
            add("pause", at: atWork(taken, 60...120, "pause"), by: "派单员", action)
            return true
        case .relayed:
            add(
                "relay",
                at: atWork(taken, 20...60, "relay"),
                by: officer(dispatch),
                .askCitizen(dispatch: dispatch.number, question: "请问方便哪天上门查看")
            )
            return !isDone("relay")
        default: return false
        }
    }

    mutating func planResumption(of dispatch: Dispatch) {
        guard fate == .resumed, let pause = file.openSuspension(dispatch.number) else { return }
        let at = atWork(pause.from, 60...120, "resume", days: 2)
        add("resume " + dispatch.number, at: at, by: "派单员", .resume(dispatch: dispatch.number))
    }

    private mutating func planExtension(of dispatch: Dispatch, _ taken: Instant) -> Bool {
        if let wanted = file.openExtension(dispatch.number) {
            let isGranted = fate == .extended
            let opinion = isGranted ? "理由充分，同意延期" : "尚有时间，请按期办结"
            let action = Action.ruleOnExtension(dispatch: dispatch.number, isGranted: isGranted, opinion: opinion)
            add("rule on time", at: atWork(wanted.requestedAt, 30...150, "time"), by: "派单员", action)
            return true
        }
        let until = rules.calendar.day(City.extensionDays, workingDaysAfter: dispatch.deadline.day)
        let action = Action.requestExtension(
            dispatch: dispatch.number,
            until: until,
            reason: "需多部门协调，施工队已进场",
            isCitizenTold: true
        )
        add("time", at: atWork(taken, 60...150, "ask time"), by: officer(dispatch), action)
        return !isDone("time")
    }

    private mutating func planContact(of dispatch: Dispatch, _ taken: Instant) {
        let key = dispatch.number
        let wantsName = fate == .identityOpened || isLucky(12, "identity " + key)
        if wantsName, fate != .conflict, file.order.kind != .tipOff, !file.order.isAnonymous {
            let at = atWork(taken, 2...10, "identity " + key)
            add("identity " + key, at: at, by: officer(dispatch), .openIdentity(reason: "先行联系诉求人"))
        }
        if fate == .unreachable, dispatch.round == 1 {
            for attempt in 0..<3 {
                let at = atWork(taken, 30...200, "call \(attempt)", days: attempt)
                let action = Action.recordAttempt(dispatch: key, isReached: false, note: "无人接听")
                add("call \(key) \(attempt)", at: at, by: officer(dispatch, 1), action)
            }
        } else if dispatch.contactedAt == nil, !file.order.isAnonymous {
            let action = Action.recordAttempt(dispatch: key, isReached: true, note: "已说明接单情况，约定现场查看时间")
            add("call " + key, at: atWork(taken, 20...240, "call " + key), by: officer(dispatch, 1), action)
        }
    }

    /// 下派; true while the unit is about to.
    private mutating func planPassingOn(of dispatch: Dispatch, _ taken: Instant) -> Bool {
        guard rules.units[dispatch.unit]?.isSubordinateCentre == true, !isDone("pass " + dispatch.number),
            fate.needsCounty || isLucky(65, "pass " + dispatch.number), file.children(of: dispatch.number).isEmpty
        else { return false }
        let towns = Array(towns(under: dispatch.number).prefix(isLucky(20, "two towns") ? 2 : 1))
        guard !towns.isEmpty else { return false }
        let assignments = towns.enumerated().map { Assignment($1, role: $0 == 0 ? .lead : .assisting) }
        let at = atWork(taken, 15...90, "pass " + dispatch.number)
        add("pass " + dispatch.number, at: at, by: officer(dispatch), .passOn(dispatch: dispatch.number, assignments))
        return true
    }

    /// What came back from above goes down again; true while it is about to.
    private mutating func planChildAnew(of dispatch: Dispatch) -> Bool {
        guard fate == .threeLevels, let reply = file.lastReply(dispatch.number), reply.verdict == .returned,
            let child = file.children(of: dispatch.number).last(where: { $0.role == .lead && $0.completedAt != nil }),
            child.round == 1, !isDone("anew")
        else { return false }
        let at = atWork(reply.reviewedAt ?? reply.at, 20...90, "anew")
        add("anew", at: at, by: officer(dispatch), .reopenChild(dispatch: child.number, reason: "热线回退，请补充现场照片并重新答复"))
        return true
    }
}

/// 答复.
extension OrderLife {
    mutating func planReply(to dispatch: Dispatch, _ taken: Instant) {
        guard fate == .leftOpen || !hasOpenHelpers(dispatch) else { return }
        if fate == .unreachable, dispatch.round == 1, file.attempts.count(where: { $0.dispatch == dispatch.number }) < 3
        {
            return
        }
        let count = file.replies.count { $0.dispatch == dispatch.number }
        let key = "reply \(dispatch.number) \(count)"
        let draft = draft(for: dispatch, at: replyTime(dispatch, taken, key))
        add(
            key,
            at: replyTime(dispatch, taken, key),
            by: officer(dispatch, 1),
            .reply(dispatch: dispatch.number, draft)
        )
    }

    private func replyTime(_ dispatch: Dispatch, _ taken: Instant, _ key: String) -> Instant {
        if let last = file.lastReply(dispatch.number) { return atWork(last.reviewedAt ?? last.at, 40...240, key) }
        let children = file.children(of: dispatch.number).compactMap { $0.completedAt ?? $0.endedAt }
        if let last = children.max() { return atWork(max(last, taken), 40...200, key) }
        return atWork(taken, 30...400, key, days: pace(of: dispatch))
    }

    /// Working days that a unit takes.
    private func pace(of dispatch: Dispatch) -> Int {
        if fate == .overdue, dispatch.parent == nil { return 12 }
        if fate == .leftOpen { return dispatch.parent == nil ? 2 : 9 }
        if dispatch.round > 1 || dispatch.parent != nil { return number(0...2, "pace " + dispatch.number) }
        // Stories must end before a run does.
        if Self.slow.contains(fate) { return number(3...4, "pace " + dispatch.number) }
        if fate != .plain && fate != .several { return number(1...2, "pace " + dispatch.number) }
        // One in eight takes long; some of these too long.
        let isSlow = isLucky(12, "slow " + dispatch.number)
        return isSlow ? number(7...12, "pace " + dispatch.number) : number(1...6, "pace " + dispatch.number)
    }

    private static let slow: Set<Fate> = [
        .leads, .leadsForAWhile, .incident, .supervised, .instructed, .inspected, .escalated, .addedUnit, .changedLead,
        .reminded, .added, .withdrawn, .fedBack, .repeatedThrice, .voidedLate, .split,
    ]

    private func draft(for dispatch: Dispatch, at: Instant) -> ReplyDraft {
        var scene = order.scene
        scene.now = at
        let leaf = CategoryTable.leaves[order.outline.leaf]
        let result = result(of: dispatch)
        let account = scene.text(of: scene.chance.element(of: ReplyTexts.accounts))
        let answers = ReplyTexts.answers(result, to: order.outline.kind, about: leaf)
        let answer = scene.text(of: scene.chance.element(of: answers))
        var draft = ReplyDraft(internalAccount: account, publicAnswer: answer, result: result)
        draft.isFactual = result != .unfounded
        if [.partlyResolved, .inProgress, .beyondDuty].contains(result) { draft.unresolvedReason = "03" }
        if result == .inProgress {
            draft.promisedDay = at.day.advanced(by: 4)
            draft.stages = "先行抢修，四日内全部完工"
        }
        if fate == .leftOpen, hasOpenHelpers(dispatch) { draft.leavingOpen = "县级已直接处理，镇级只作后续巡查" }
        return draft
    }

    private func result(of dispatch: Dispatch) -> CompletionResult {
        let isFirst = isLead(dispatch) && dispatch.round == 1
        if isFirst, fate == .unreachable { return .unreachable }
        if isFirst, fate == .promiseKept || fate == .promisePostponed { return .inProgress }
        let results: [CompletionResult] = [.resolved, .explained, .partlyResolved, .unfounded, .beyondDuty]
        var chance = order.chance("result " + dispatch.number)
        return results[chance.index(weighted: [60, 25, 7, 6, 2])]
    }
}
