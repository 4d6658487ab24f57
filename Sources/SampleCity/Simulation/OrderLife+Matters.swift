import WorkOrders
import WorkingDays

/// 关于旧单的来电.
extension OrderLife {
    mutating func planContacts() {
        switch fate {
        case .asked: for day in 1...3 { add("ask \(day)", at: laterDay(begin, day, "ask \(day)"), .progress, nil) }
        case .reminded:
            guard status == .handling || status == .registered else { return }
            let first = laterDay(begin, 1, "remind")
            add("remind", at: first, .reminder, nil)
            add("remind again", at: first.advanced(bySeconds: 1_800), .reminder, "来电人催促尽快办理")
        case .added:
            guard status == .handling || status == .registered || status == .completed else { return }
            add("addition", at: laterDay(begin, 1, "addition"), .addition, "来电人补充：昨晚又出现同样情况")
        case .withdrawn:
            guard status == .handling || status == .registered, !hasOpenAlert else { return }
            add("withdraw", at: laterDay(begin, 2, "withdraw"), .withdrawal, "问题已自行解决，不再需要办理")
        case .fedBack:
            guard let taken = file.dispatches.first?.acknowledgedAt else { return }
            add("feedback", at: atWork(taken, 60...150, "feedback"), .unitFeedback, "单位来电：已安排明日上门")
        case .answeredInVain:
            guard status == .closed else { return }
            add("again", at: laterDay(begin, 1, "again"), .repeated, "按答复的电话打过，没有人接，请派单处理")
        case .repeated:
            guard status == .closed, let closedAt = file.order.closedAt else { return }
            add("again", at: laterDay(closedAt, 1, "again"), .repeated, "上次办过，现在又出现了")
        case .repeatedThrice:
            guard status != .withdrawn, status != .void else { return }
            for day in 1...3 {
                add("again \(day)", at: laterDay(begin, day, "again \(day)"), .repeated, "至今没有人处理，再次反映")
            }
        default: break
        }
    }
}

/// 督办, 领导批示, 现场核查, 提级, 代联系.
extension OrderLife {
    mutating func planMatters() {
        planRelays()
        planUpward()
        for escalation in file.matters.escalations where escalation.acknowledgedAt == nil {
            let key = "escalation \(escalation.sequence)"
            let action = Action.acknowledgeEscalation(sequence: escalation.sequence)
            add(key, at: atWork(escalation.at, 30...180, key), by: OfficerRoster.leader(of: escalation.unit), action)
        }
        planSupervision()
        planInstruction()
        guard let lead = file.presentDispatches.first(where: { $0.role == .lead }) else { return }
        let dayAfter = { [self] key in atWork(lead.dispatchedAt, 40...240, key, days: 1) }
        switch fate {
        case .inspected, .dissatisfiedTwice:
            guard status == .handling, fate == .inspected || file.order.round == 3 else { return }
            let action = Action.inspect(
                notes: "现场已清理，仍有少量堆放",
                isSolved: fate == .inspected,
                point: Point(longitude: 116_790_000, latitude: 33_950_000),
                photos: ["\(order.number)-1.jpg"]
            )
            add("inspect", at: dayAfter("inspect"), by: "督办", action)
        case .escalated:
            guard status == .handling else { return }
            add("escalate", at: dayAfter("escalate"), by: "督办", .escalate(unit: lead.unit, reason: "久拖未决，影响较大"))
        default: break
        }
    }

    private mutating func planRelays() {
        for relay in file.matters.relays where relay.answer == nil {
            let key = "relay \(relay.sequence)"
            let action = Action.relayAnswer(sequence: relay.sequence, answer: "来电人说工作日下午都在家")
            add(key, at: atWork(relay.at, 20...120, key), by: "派单员", action)
        }
    }

    private mutating func planSupervision() {
        for supervision in file.supervisions where supervision.completedAt == nil {
            let (level, unit) = (supervision.level, supervision.addressee ?? "")
            if let answeredAt = supervision.answeredAt {
                let action = Action.closeSupervision(level, issuedAt: supervision.at)
                add("end supervision", at: atWork(answeredAt, 60...200, "es"), by: "督办", action)
            } else {
                let answer = "已由分管领导牵头，明确专人，本周内办结"
                let action = Action.answerSupervision(level, issuedAt: supervision.at, answer: answer)
                let at = atWork(supervision.at, 60...200, "as")
                add("answer supervision", at: at, by: OfficerRoster.officer(of: unit, 0), action)
            }
        }
        let isWanted = fate == .supervised || (fate == .dissatisfiedTwice && !file.matters.escalations.isEmpty)
        guard isWanted, status == .handling, let lead = file.presentDispatches.first(where: { $0.role == .lead }) else {
            return
        }
        let at = atWork(lead.dispatchedAt, 60...240, "supervise", days: fate == .supervised ? 1 : 0)
        let level: SupervisionLevel = fate == .supervised ? .supervision : .keySupervision
        let action = Action.supervise(level, addressee: lead.unit, limit: nil, ground: "群众反映强烈")
        add("supervise", at: at, by: "督办", action)
    }

    /// What came from a platform above is answered there once the order is over.
    private mutating func planUpward() {
        guard let duty = file.matters.upward, duty.isOpen, status == .closed || status == .withdrawn else { return }
        let key = "upward \(duty.answers.count)"
        let answer = file.publicAnswer.isEmpty ? "已按规定办结，并告知诉求人。" : file.publicAnswer
        let action = Action.answerUpward(text: answer, receipt: "HZ\(order.number)", isFinal: true)
        add(key, at: atWork(file.lastEventAt ?? begin, 30...120, key), by: "来件员", action)
    }

    private mutating func planInstruction() {
        for instruction in file.matters.instructions {
            for (index, task) in instruction.tasks.enumerated() where task.reportedAt == nil {
                let key = "report \(index)"
                let officer = task.unit.map { OfficerRoster.officer(of: $0, 0) } ?? centre("督办")
                let action = Action.reportOnInstruction(
                    sequence: instruction.sequence,
                    task: index,
                    report: "已按批示要求落实，情况专报已送"
                )
                add(key, at: atWork(instruction.at, 60...200, key, days: 1), by: officer, action)
            }
        }
        guard fate == .instructed, status == .handling, let lead = file.presentDispatches.first else { return }
        let tasks = [
            InstructionTask(unit: lead.unit, words: "限期解决并举一反三"), InstructionTask(unit: nil, words: "跟踪回访"),
        ]
        let action = Action.instruct(leader: "副市长", words: "请认真研究，妥善解决群众合理诉求。", tasks: tasks)
        add("instruct", at: atWork(lead.dispatchedAt, 60...240, "instruct"), by: "值班领导", action)
    }
}

/// 紧急与敏感.
extension OrderLife {
    mutating func planAlerts() {
        if fate == .flagged, status == .registered || status == .handling {
            let action = Action.raiseAlert(.publicOpinion, note: "来电人称已联系媒体")
            add("flag", at: begin.advanced(bySeconds: 180), by: "话务员", action)
        }
        for alert in file.matters.alerts where alert.isOpen {
            planConfirmation(of: alert)
            let phases: [AlertPhase] = [.first, .further, .final]
            guard alert.reports.count < phases.count else { continue }
            let phase = phases[alert.reports.count]
            let last = alert.reports.last?.at ?? alert.at
            let key = "alert \(alert.sequence) \(phase)"
            let at: Instant =
                switch phase {
                case .first: soon(last, 10...20, key)
                case .further: soon(last, 120...240, key)
                case .final: soon(last, 600...1_200, key)
                }
            let action = Action.reportOnAlert(sequence: alert.sequence, phase, words: words(phase))
            add(key, at: at, by: phase == .first ? "话务员" : "值班领导", action)
        }
    }

    private mutating func planConfirmation(of alert: Alert) {
        guard alert.confirmedAt == nil else { return }
        // Nobody hears the first two; the third, who is told an hour later, does.
        let isHeard = fate != .unconfirmed || alert.told.count > rules.terms.toldAtOnce
        guard isHeard, let id = fate == .unconfirmed ? alert.told.last : alert.told.first else { return }
        let key = "confirm alert \(alert.sequence)"
        let action = Action.confirmAlert(sequence: alert.sequence)
        add(key, at: soon(alert.lastToldAt, 2...8, key), by: OfficerRoster.dutyLeader(id), action)
    }

    private func words(_ phase: AlertPhase) -> String {
        switch phase {
        case .first: "已电话通知公安和属地，值班人员正赶往现场"
        case .further: "现场人员情绪稳定，属地正在协调"
        case .final: "事态已平息，当事人已由家属接回，转入正常办理"
        }
    }
}
