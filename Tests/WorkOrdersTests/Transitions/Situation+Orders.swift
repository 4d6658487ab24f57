import WorkOrders
import WorkingDays

extension Situation {
    /// The columns of the first table: where the order stands.
    static func orders() -> [Situation] {
        [
            Situation("待派单", from: registered) { _ in },
            Situation("已并入", from: registered) { try $0.act(Staff.dispatcher, .merge(leader)) }
                + Situation("", from: registered) { matter in
                    try matter.act(Staff.dispatcher, .merge(leader))
                    try matter.act(.system, .inheritResult(completedAt: matter.now, isClosed: false))
                },
            Situation("办理中", from: handling) { _ in },
            Situation("已办结", from: handling) { try $0.finish(1) } + Situation("", from: handling, promise),
            Situation("已结案", from: handling, close) + Situation("", from: registered, markInvalid)
                + Situation("", from: registered) { try $0.act(Staff.callTaker, .answerDirectly(answer: "已修")) }
                + Situation("", from: registered) { try $0.act(Staff.callTaker, .transfer(call)) },
            Situation("已撤诉", from: handling) {
                try $0.act(Staff.callTaker, .contact(.withdrawal, channel: "电话", content: "算了"))
            },
            Situation("已作废", from: handling) { matter in
                try matter.act(Staff.callTaker, .requestVoid(.duplicate))
                try matter.act(Staff.shiftLeader, .ruleOnVoid(isGranted: true, opinion: "重复"))
            },
        ]
    }

    static let leader = Leader(number: "A0", status: .handling, isBarred: false, isIncident: true)

    private static let call = Transfer(ending: .handedToEmergencyNumber, counterpart: "110", receipt: "7")

    private static func handling() throws -> Matter {
        var matter = try registered()
        try matter.act(Staff.dispatcher, .dispatch([Assignment("市城管局")], Handover()))
        try matter.act(Staff.bureau, .acknowledge(dispatch: "A1-1"))
        return matter
    }

    private static func promise(_ matter: inout Matter) throws {
        var draft = Matter.draft(.inProgress)
        (draft.unresolvedReason, draft.promisedDay, draft.stages) = ("02", CivilDay(year: 2024, month: 3, day: 1), "分期")
        try matter.finish(1, draft)
    }

    private static func close(_ matter: inout Matter) throws {
        try matter.finish(1)
        try matter.act(Staff.visitor, Matter.answered(.dissatisfied))
        try matter.act(Staff.visitor, .close(reason: "已解释"))
    }

    private static func markInvalid(_ matter: inout Matter) throws {
        try matter.act(Staff.callTaker, .markInvalid(reason: "01"))
    }
}
