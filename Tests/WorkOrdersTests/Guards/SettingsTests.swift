import Testing
import WorkOrders
import WorkingDays

/// What a city changes is data: the same actions, other clocks and other people.
@Suite("rules as data") struct SettingsTests {
    private func rules(_ change: (inout Rules) -> Void) throws -> Rules {
        var rules = try Staff.rules()
        change(&rules)
        return rules
    }

    @Test("a limit is changed in the list, by kind, channel, tag and unit")
    func limits() throws {
        let city = try rules { rules in
            rules.limits = HandlingLimits(
                rules: [
                    .init(tag: "涉企", limit: .workingDays(2)), .init(unit: "市城管局", limit: .minutes(90)),
                ],
                otherwise: .workingDays(5)
            )
        }
        #expect(try Matter.dispatched(rules: city).deadline(1) == "2024-02-05 10:30:00")
        #expect(try Matter.dispatched(rules: city) { $0.tags = ["涉企"] }.deadline(1) == "2024-02-07 23:59:59")
        #expect(try Matter.dispatched([Assignment("市水务局")], rules: city).deadline(1) == "2024-02-18 23:59:59")
    }

    @Test("应急模式: a line with days holds for what is dispatched on them")
    func emergency() throws {
        func deadline(from: Int, until: Int) throws -> String {
            let (first, last) = (CivilDay(year: 2024, month: 2, day: from), CivilDay(year: 2024, month: 2, day: until))
            let flood = HandlingLimits.Rule(from: first, until: last, limit: .workingDays(1))
            let city = try rules { $0.limits.rules.insert(flood, at: 0) }
            return try Matter.dispatched(rules: city).deadline(1)
        }
        #expect(try deadline(from: 5, until: 5) == "2024-02-06 23:59:59")
        #expect(try deadline(from: 6, until: 9) == "2024-02-23 23:59:59")
        #expect(try deadline(from: 1, until: 4) == "2024-02-23 23:59:59")
        let dated = HandlingLimits(
            rules: [.init(from: CivilDay(year: 2024, month: 1, day: 1), limit: .minutes(1))],
            otherwise: .workingDays(5)
        )
        #expect(dated.limit(kind: .inquiry) == .workingDays(5))
        #expect(dated.limit(kind: .inquiry, on: CivilDay(year: 2024, month: 1, day: 1)) == .minutes(1))
    }

    @Test("deadlines end when the city's working day does")
    func closing() throws {
        let city = try rules { $0.calendar.deadlineTime = .second(17 * 3_600 + 1_800) }
        #expect(try Matter.dispatched(rules: city).deadline(1) == "2024-02-23 17:30:00")
    }

    @Test("a role may do what the permissions say, under any name")
    func permissions() throws {
        let city = try rules { $0.permissions = Permissions(["坐席": [.register, .dispatch]], substitutes: []) }
        let seat = Officer(id: "Z1", role: "坐席")
        var matter = try Matter(rules: city, by: seat)
        #expect(
            matter.refusal(Staff.callTaker, .answerDirectly(answer: "好"))
                == .notPermitted(.answerDirectly, role: "话务员", allowed: [])
        )
        try matter.act(seat, .dispatch([Assignment("市城管局")], Handover()))
        #expect(Array(city.permissions.names) == ["坐席"])
    }

    @Test("send-backs, rounds, extensions and suspensions go as far as the city lets them")
    func terms() throws {
        let city = try rules { rules in
            rules.terms.sendBack = .minutes(30)
            rules.terms.extensions = 0
            rules.terms.suspensionDays = 1
            rules.terms.grassroots = []
        }
        var matter = try Matter.handling(rules: city)
        let until = CivilDay(year: 2024, month: 2, day: 7)
        #expect(
            matter.refusal(Staff.dispatcher, .suspend(dispatch: "A1-1", .expertise, document: "鉴定", until: until))
                == .suspensionTooLong(CivilDay(year: 2024, month: 2, day: 6))
        )
        #expect(
            matter.refusal(
                Staff.bureau,
                .requestExtension(dispatch: "A1-1", until: until, reason: "待料", isCitizenTold: true)
            ) == .extensionsUsed(limit: 0)
        )
        let ask = Action.requestSendBack(dispatch: "A1-1", reasonCode: "01", basis: "三定方案")
        try matter.at("2024-02-05 09:30:01")
        #expect(
            matter.refusal(Staff.bureau, ask)
                == .tooLate(.requestSendBack, deadline: try #require(Instant("2024-02-05 09:30")))
        )
        try matter.at("2024-02-05 09:30")
        try matter.act(Staff.bureau, ask)
        let decision = SendBackDecision(.granted, assignments: [Assignment("临涣镇")], opinion: "属地")
        #expect(matter.refusal(Staff.dispatcher, .ruleOnSendBack(dispatch: "A1-1", decision)) == nil)
    }

    @Test("a word that the city adds flags an appeal, and its own codes are the ones that count")
    func words() throws {
        let city = try rules { rules in
            rules.alertWords.words[.publicSafety] = ["水淹"]
            rules.reasons.notAccepted = ["A": "不在本市"]
        }
        #expect(try Matter(content: "地道桥水淹", rules: city).file.matters.alerts.map(\.kind) == [.publicSafety])
        let plain = try Matter(content: "起火", rules: city)
        #expect(plain.file.matters.alerts.isEmpty)
        #expect(plain.refusal(Staff.callTaker, .decline(ground: "01")) == .unknownReason("01", list: ["A 不在本市"]))
        #expect(plain.refusal(Staff.callTaker, .decline(ground: "A")) == nil)
    }
}
