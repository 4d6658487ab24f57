import Testing
import WorkOrders
import WorkingDays

/// One column of `docs/transitions.md`: files in one status or stage, with and without what few orders have.
struct Situation {
    let title: String
    let matters: [Matter]

    /// Something else that may be going on at the same time.
    typealias Extra = @Sendable (inout Matter) throws -> Void

    /// Files that `reach` brings about, with each extra before it or after it, where the rule allows that.
    init(_ title: String, from start: () throws -> Matter, _ reach: @escaping Extra) {
        self.title = title
        matters = Self.extras.flatMap { extra in
            [
                try? Self.matter(start, [extra, reach]), try? Self.matter(start, [reach, extra]),
            ].compactMap(\.self)
        }
    }

    private init(_ title: String, matters: [Matter]) {
        self.title = title
        self.matters = matters
    }

    /// The files of two situations under one name.
    static func + (one: Situation, other: Situation) -> Situation {
        Situation(one.title, matters: one.matters + other.matters)
    }

    private static func matter(_ start: () throws -> Matter, _ steps: [Extra]) throws -> Matter {
        var matter = try start()
        for step in steps { try step(&matter) }
        return matter
    }

    /// A call of 5 February 2024, before the notice of that year's holidays.
    static func registered() throws -> Matter {
        var rules = try Staff.rules()
        rules.calendar = WorkCalendar(notices: [])
        rules.duty = DutyRoster([DutyRoster.Entry(chain: ["H02", "H07", "H17"])])
        return try Matter(at: "2024-02-05 09:00", rules: rules) {
            $0.external = ExternalReference(platform: "省平台", number: "S1")
        }
    }

    private static let extras: [Extra] = [
        { _ in },
        { try $0.act(Staff.visitor, .raiseAlert(.publicSafety, note: nil)) },
        { matter in
            try matter.act(Staff.visitor, .raiseAlert(.publicSafety, note: nil))
            try matter.act(Staff.dutyLeader, .reportOnAlert(sequence: 1, .first, words: "已到场"))
        },
        { try $0.act(Staff.callTaker, .contact(.progress, channel: "电话", content: "我要放火")) },
        { try $0.act(Staff.visitor, .requestVoid(.duplicate)) },
        { try $0.act(Staff.dispatcher, .requestSupplement(question: "哪条路？")) },
        { try $0.act(Staff.bureau, .askCitizen(dispatch: "A1-1", question: "在哪？")) },
        { try $0.act(Staff.supervisor, .supervise(.supervision, addressee: "市城管局", limit: nil, ground: "逾期")) },
        { try $0.act(Staff.supervisor, .escalate(unit: "市城管局", reason: "久拖")) },
        { matter in
            let tasks = [InstructionTask(unit: "市城管局", words: "办"), InstructionTask(unit: nil, words: "回访")]
            try matter.act(Staff.supervisor, .instruct(leader: "市长", words: "请办", tasks: tasks))
        },
        { try $0.act(Staff.visitor, Matter.answered(.dissatisfied)) },
        { matter in
            try matter.act(Staff.visitor, Matter.answered(.dissatisfied))
            try matter.act(Staff.bureau, .object(unit: "市城管局", reasonCode: "02", evidence: "照片"))
        },
        { try $0.act(Staff.callTaker, .markHarassment(calls: ["通话1"])) },
        { try $0.act(Staff.bureau, .object(unit: "市城管局", reasonCode: "02", evidence: "照片")) },
        askForExtension,
    ]

    @Sendable private static func askForExtension(_ matter: inout Matter) throws {
        guard let dispatch = matter.file.dispatches.last else { throw Breach("nothing to extend") }
        let day = CivilDay(year: 2024, month: 2, day: dispatch.parent == nil ? 23 : 19)
        try matter.act(
            try Matter.officer(of: dispatch.unit),
            .requestExtension(dispatch: dispatch.number, until: day, reason: "待料", isCitizenTold: true)
        )
    }
}
