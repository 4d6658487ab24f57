import Casework
import WorkOrders
import WorkingDays

/// The orders, letter by letter what they are for.
extension ScriptedMonth {
    func play() async throws {
        try await ownWork()
        try await plainWork()
        try await sharedWork()
        try await sendBacks()
        try await movedDeadlines()
        try await reworks()
        try await repeats()
        try await uncounted()
    }

    /// A: 12 orders that the hotline ends itself, 3 of them 无效.
    private func ownWork() async throws {
        for index in 1...5 {
            try await register("A\(index)", .inquiry, on: index)
            try await act("A\(index)", "话务员", on: index, .answerDirectly(answer: "请到窗口办理"))
        }
        let transfers = [
            Transfer(ending: .threeWayCall, counterpart: "95598"),
            Transfer(ending: .handedToEmergencyNumber, counterpart: "110", receipt: "J1"),
            Transfer(ending: .handedToOtherHotline, counterpart: "12366"),
        ]
        for (index, transfer) in transfers.enumerated() {
            try await register("A\(6 + index)", .assistance, on: 8)
            try await act("A\(6 + index)", "话务员", on: 8, .transfer(transfer))
        }
        try await register("A9", .complaint, on: 9)
        try await act("A9", "话务员", on: 9, .decline(ground: "01"))
        for index in 10...12 {
            try await register("A\(index)", .other, on: 10)
            try await act("A\(index)", "话务员", on: 10, .markInvalid(reason: "02"))
        }
    }

    /// B: 8 complaints at one unit each.
    private func plainWork() async throws {
        for index in 1...8 { try await dispatch("B\(index)", .complaint, to: Self.city, on: 1) }
        // B1–B3: in time, and three kinds of content.
        let ratings: [Satisfaction] = [.verySatisfied, .satisfied, .fairlySatisfied]
        for (index, rating) in ratings.enumerated() {
            try await complete("B\(index + 1)-1", Self.city, on: 4)
            try await visit("B\(index + 1)", Self.city, on: 5, rating)
            try await close("B\(index + 1)", on: 5)
        }
        // B4: in time on the last day; three calls in vain leave it without a rating.
        try await complete("B4-1", Self.city, on: 15)
        for day in 16...18 { try await visit("B4", Self.city, on: day, nil) }
        try await close("B4", on: 18)
        // B5: a day too late.
        try await complete("B5-1", Self.city, on: 16)
        try await visit("B5", Self.city, on: 17, .satisfied)
        // B6: in time, nobody has called yet.
        try await complete("B6-1", Self.city, on: 12)
        // B7: taken and never answered: open and overdue. B8: not even taken.
        try await act("B7", unit: Self.city, on: 2, .acknowledge(dispatch: "B7-1"))
    }

    /// C: 5 orders that more than one unit works on, and one that is open in time.
    private func sharedWork() async throws {
        // C1: two units, both in time, each asked about apart.
        try await dispatch("C1", .assistance, to: Self.city, Self.housing, on: 1)
        try await complete("C1-2", Self.housing, on: 3)
        try await complete("C1-1", Self.city, on: 4)
        try await visit("C1", Self.city, on: 5, .satisfied)
        try await visit("C1", Self.housing, on: 5, at: 10, .dissatisfied)
        // C2: the assisting unit is in time, the leading one late.
        try await dispatch("C2", .assistance, to: Self.city, Self.housing, on: 1)
        try await complete("C2-2", Self.housing, on: 3)
        try await complete("C2-1", Self.city, on: 17)
        // C3: county and town: one first-level dispatch, in time.
        try await dispatch("C3", .complaint, to: Self.county, on: 1)
        try await act("C3", unit: Self.county, on: 1, .acknowledge(dispatch: "C3-1"))
        try await act("C3", unit: Self.county, on: 1, at: 12, .passOn(dispatch: "C3-1", [Assignment(Self.town)]))
        try await complete("C3-2", Self.town, on: 3)
        try await complete("C3-1", Self.county, on: 4)
        try await visit("C3", Self.county, on: 5, .satisfied)
        // C4: the town never answers, and the county neither: one overdue at the first level.
        try await dispatch("C4", .complaint, to: Self.county, on: 1)
        try await act("C4", unit: Self.county, on: 1, .acknowledge(dispatch: "C4-1"))
        try await act("C4", unit: Self.county, on: 1, at: 12, .passOn(dispatch: "C4-1", [Assignment(Self.town)]))
        // C5: dispatched on the 25th, due on 8 September: open in time.
        try await dispatch("C5", .complaint, to: Self.housing, on: 25)
    }

    /// D: 4 orders sent back: once, three times, in vain, and settled by 会商.
    private func sendBacks() async throws {
        let back = { (dispatch: String) in Action.requestSendBack(dispatch: dispatch, reasonCode: "01", basis: "三定方案") }
        let redirect = { (dispatch: String, unit: String) in
            Action.ruleOnSendBack(
                dispatch: dispatch,
                SendBackDecision(.granted, assignments: [Assignment(unit)], opinion: "改派")
            )
        }
        try await dispatch("D1", .complaint, to: Self.city, on: 1)
        try await act("D1", unit: Self.city, on: 2, back("D1-1"))
        try await act("D1", "派单员", on: 2, at: 12, redirect("D1-1", Self.housing))
        try await complete("D1-2", Self.housing, on: 5)
        try await dispatch("D2", .complaint, to: Self.city, on: 1)
        let chain = [Self.city, Self.housing, Self.water, Self.power]
        for index in 0..<3 {
            try await act("D2", unit: chain[index], on: 2 + index, back("D2-\(index + 1)"))
            try await act("D2", "派单员", on: 2 + index, at: 12, redirect("D2-\(index + 1)", chain[index + 1]))
        }
        try await complete("D2-4", Self.power, on: 8)
        try await dispatch("D3", .complaint, to: Self.city, on: 1)
        try await act("D3", unit: Self.city, on: 2, back("D3-1"))
        let refused = SendBackDecision(.refused, opinion: "属本单位")
        try await act("D3", "派单员", on: 2, at: 12, .ruleOnSendBack(dispatch: "D3-1", refused))
        try await complete("D3-1", Self.city, on: 5)
        try await dispatch("D4", .complaint, to: Self.city, on: 1)
        try await act("D4", unit: Self.city, on: 2, back("D4-1"))
        let units = [Assignment(Self.housing), Assignment(Self.city, role: .assisting)]
        let settled = SendBackDecision(.consultation, assignments: units, opinion: "住建主办")
        try await act("D4", "派单员", on: 2, at: 12, .ruleOnSendBack(dispatch: "D4-1", settled))
        try await complete("D4-1", Self.city, on: 4)
        try await complete("D4-2", Self.housing, on: 5)
    }

    /// E: 4 orders whose deadline moves, or doesn't.
    private func movedDeadlines() async throws {
        for (number, isGranted) in [("E1", true), ("E2", false)] {
            try await dispatch(number, .suggestion, to: Self.housing, on: 1)
            try await act(number, unit: Self.housing, on: 2, .acknowledge(dispatch: "\(number)-1"))
            let until = Self.at(19).day
            let wanted = Action.requestExtension(
                dispatch: "\(number)-1",
                until: until,
                reason: "施工",
                isCitizenTold: true
            )
            try await act(number, unit: Self.housing, on: 3, wanted)
            let ruling = Action.ruleOnExtension(dispatch: "\(number)-1", isGranted: isGranted, opinion: "已阅")
            try await act(number, "派单员", on: 3, at: 15, ruling)
            // After the 15th: in time only where the extension was granted.
            try await complete("\(number)-1", Self.housing, on: 18)
        }
        // E3: the clock stands still from the 3rd to the 8th, three working days: due on the 18th, done on the 17th.
        try await dispatch("E3", .suggestion, to: Self.housing, on: 1)
        try await act("E3", unit: Self.housing, on: 2, .acknowledge(dispatch: "E3-1"))
        let pause = Action.suspend(dispatch: "E3-1", .expertise, document: "〔2022〕3号", until: Self.at(12).day)
        try await act("E3", "派单员", on: 3, pause)
        try await act("E3", "派单员", on: 8, .resume(dispatch: "E3-1"))
        try await complete("E3-1", Self.housing, on: 17)
        // E4: a question has three working days: the 4th; done on the 5th.
        try await dispatch("E4", .inquiry, to: Self.housing, on: 1)
        try await complete("E4-1", Self.housing, on: 5)
    }

    /// F: 2 orders that go round again; figures take the dispatch of the first round and the last answer.
    private func reworks() async throws {
        for number in ["F1", "F2"] {
            try await dispatch(number, .complaint, to: Self.water, on: 1)
            try await complete("\(number)-1", Self.water, on: 3)
            try await visit(number, Self.water, on: 4, .dissatisfied)
            try await act(number, "回访员", on: 4, at: 11, .reopen(units: [Self.water], reason: "不满意"))
            try await complete("\(number)-2", Self.water, on: 8)
        }
        let visitor = Officer(id: "回访员乙", role: "回访员")
        for (number, rating) in [("F1", Satisfaction.satisfied), ("F2", .dissatisfied)] {
            var record = VisitRecord(unit: Self.water, method: "电话", isReached: true, result: rating)
            record.isResolved = rating.isSatisfied
            record.reasonCode = rating.isSatisfied ? nil : "01"
            _ = try await desk.carryOut(.visit(record), on: number, by: visitor, at: Self.at(9))
        }
    }

    /// G: 2 orders about which people call again.
    private func repeats() async throws {
        // G1: answered by the hotline, which didn't help: dispatched after all.
        try await register("G1", .assistance, on: 1)
        try await act("G1", "话务员", on: 1, .answerDirectly(answer: "请联系物业"))
        try await act("G1", "话务员", on: 3, .contact(.repeated, channel: "电话", content: "物业不管"))
        try await dispatch("G1", [Self.power], on: 3, at: 11)
        try await complete("G1-1", Self.power, on: 5)
        // G2: three times again while it is being handled; a progress call and a reminder are no repeats.
        try await dispatch("G2", .complaint, to: Self.power, on: 1)
        for day in 2...4 {
            try await act("G2", "话务员", on: day, .contact(.repeated, channel: "电话", content: "还没有修"))
        }
        try await act("G2", "话务员", on: 4, at: 11, .contact(.progress, channel: "电话", content: nil))
        try await act("G2", "话务员", on: 4, at: 12, .contact(.reminder, channel: "电话", content: nil))
        try await complete("G2-1", Self.power, on: 5)
    }

    /// H: 6 orders of which not everything counts.
    private func uncounted() async throws {
        // H1: withdrawn on the 3rd; long past its deadline at the cut-off, and not overdue.
        try await dispatch("H1", .complaint, to: Self.city, on: 1)
        try await act("H1", "话务员", on: 3, .contact(.withdrawal, channel: "电话", content: "已自行解决"))
        // H2: void before it is dispatched. H3: void after; neither counts.
        try await register("H2", .complaint, on: 1)
        try await dispatch("H3", .complaint, to: Self.city, on: 1)
        for number in ["H2", "H3"] {
            try await act(number, "话务员", on: 2, .requestVoid(.test))
            try await act(number, "班长", on: 2, at: 11, .ruleOnVoid(isGranted: true, opinion: "同意"))
        }
        // H4: the assisting unit was a mistake and is recalled: one dispatch is left.
        try await dispatch("H4", .complaint, to: Self.city, Self.water, on: 1)
        try await act("H4", "派单员", on: 1, at: 11, .recall(dispatch: "H4-2", reason: "派错"))
        try await complete("H4-1", Self.city, on: 4)
        // H5 leads, H6 follows: two appeals, one dispatch.
        try await dispatch("H5", .complaint, to: Self.power, on: 1)
        try await register("H6", .complaint, on: 1)
        let leader = Leader(number: "H5", status: .handling, isBarred: false, isIncident: false)
        try await act("H6", "派单员", on: 1, at: 11, .merge(leader))
        try await complete("H5-1", Self.power, on: 4)
    }
}
