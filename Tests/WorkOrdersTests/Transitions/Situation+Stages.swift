import WorkOrders
import WorkingDays

extension Situation {
    /// The columns of the tables of dispatches: where the one stands that the actions are about.
    static func stages(ofChild isChild: Bool) -> [Situation] {
        let index = isChild ? 3 : 2
        let start = isChild ? child : assisting
        return DispatchStage.allCases.map { stage in
            Situation(stage.title, from: start) { try reach(stage, index, &$0) }
                + Situation("", from: { try acknowledged(start(), index) }) { try reach(stage, index, &$0) }
        }
    }

    /// A first-level dispatch that assists, so that the lead can be changed to it.
    private static func assisting() throws -> Matter {
        var matter = try registered()
        let units = [Assignment("濉溪县"), Assignment("市城管局", role: .assisting)]
        try matter.act(Staff.dispatcher, .dispatch(units, Handover()))
        return matter
    }

    /// From where something can be asked for before the stage is reached.
    private static func acknowledged(_ matter: Matter, _ index: Int) throws -> Matter {
        var matter = matter
        try matter.act(try Matter.officer(of: try matter.dispatch(index).unit), .acknowledge(dispatch: "A1-\(index)"))
        return matter
    }

    private static func child() throws -> Matter {
        var matter = try assisting()
        try matter.act(Staff.county, .acknowledge(dispatch: "A1-1"))
        try matter.act(Staff.county, .passOn(dispatch: "A1-1", [Assignment("临涣镇")]))
        return matter
    }

    private static func reach(_ stage: DispatchStage, _ index: Int, _ matter: inout Matter) throws {
        let dispatch = try matter.dispatch(index)
        let officer = try Matter.officer(of: dispatch.unit)
        if stage == .waiting, dispatch.acknowledgedAt != nil { throw Breach("it is acknowledged already") }
        if ![.waiting, .ended].contains(stage), dispatch.acknowledgedAt == nil {
            try matter.act(officer, .acknowledge(dispatch: dispatch.number))
        }
        switch stage {
        case .waiting, .handling: break
        case .sendBackRequested:
            try matter.act(officer, .requestSendBack(dispatch: dispatch.number, reasonCode: "01", basis: "三定"))
        case .suspended:
            let until = CivilDay(year: 2024, month: 2, day: 20)
            let top = dispatch.parent ?? dispatch.number
            try matter.act(Staff.dispatcher, .suspend(dispatch: top, .expertise, document: "鉴定", until: until))
        case .awaitingSignature: try matter.act(officer, .reply(dispatch: dispatch.number, Matter.draft()))
        case .underReview: try matter.answer(index)
        case .completed: try complete(index, &matter)
        case .ended:
            let dispatcher = dispatch.parent == nil ? Staff.dispatcher : Staff.county
            try matter.act(dispatcher, .recall(dispatch: dispatch.number, reason: "派错"))
        }
    }

    private static func complete(_ index: Int, _ matter: inout Matter) throws {
        var draft = Matter.draft(.inProgress)
        (draft.unresolvedReason, draft.promisedDay, draft.stages) = ("02", CivilDay(year: 2024, month: 3, day: 1), "分期")
        try matter.answer(index, draft)
        let reviewer = try matter.dispatch(index).parent == nil ? Staff.reviewer : Staff.otherCounty
        try matter.act(reviewer, .review(dispatch: "A1-\(index)", .passed, opinion: nil))
    }
}
