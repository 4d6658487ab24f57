import Documents
import WorkOrders
import WorkingDays

/// The fields of each action's form, with the choices that an order and the city's rules give.
struct ActionFields {
    let file: CaseFile
    let reasons: Reasons
    private typealias Option = ActionField.Option

    init(_ file: CaseFile, _ reasons: Reasons) {
        self.file = file
        self.reasons = reasons
    }

    /// What is done by its button alone; all that officers may do besides has fields.
    static let atOnce: Set<ActionName> = [.acknowledge, .resume]

    /// The fields of an action; none for one that needs no words.
    func fields(_ action: ActionName) -> [ActionField] {
        switch action {
        case .answerDirectly: [area("answer", "答复内容")]
        case .transfer:
            [choice("ending", "转往", endings), line("counterpart", "对方号码或单位"), optional(line("receipt", "对方回执编号"))]
        case .decline: [choice("ground", "不予受理依据", codes("ground", reasons.notAccepted))]
        case .markInvalid: [choice("reason", "无效原因", codes("reason", reasons.invalid))]
        case .requestSupplement: [area("question", "要补充什么")]
        case .supplement: [area("text", "补充的内容")]
        case .amend: amendment
        case .requestVoid: [choice("ground", "作废理由", titled("ground", VoidGround.self))]
        case .ruleOnVoid: [yesNo("isGranted", "裁定", "同意作废", "不同意"), line("opinion", "意见")]
        case .confirmHarassment: [yesNo("isConfirmed", "裁定", "确认骚扰", "不是骚扰")]
        case .dispatch: [assignments("units", "承办单位")] + handover
        case .addUnit: [unit("unit", "加派单位"), optional(time("deadline", "办结时限，早于规定的"))] + handover
        case .merge, .joinIncident: [line("leader", "主单编号")]
        case .unmerge, .reopenChild, .recall, .changeLead: [line("reason", "理由")]
        case .declareIncident: [area("statement", "统一口径")]
        case .object:
            [
                choice("unit", "单位", ofUnits), choice("reasonCode", "申诉理由", codes("reasonCode", reasons.objection)),
                area("evidence", "佐证"),
            ]
        case .relayAnswer: [choice("sequence", "代问事项", relays), area("answer", "诉求人的回复")]
        case .visit: visit
        case .reopen: [units("units", "重办单位"), area("reason", "重办理由")]
        case .close: [optional(area("reason", "结案说明"))]
        case .ruleOnObjection:
            [choice("sequence", "申诉", objections), yesNo("isUpheld", "裁定", "剔除", "维持"), area("opinion", "意见")]
        case .answerUpward: upwardAnswer
        case .recordProgressCall, .remind, .withdraw: [line("channel", "来电渠道", "电话"), optional(area("content", "内容"))]
        case .recordAddition, .recordRepeat, .recordUnitFeedback:
            [line("channel", "来电渠道", "电话"), area("content", "内容")]
        case .suspend:
            [
                choice("ground", "挂起理由", titled("ground", SuspensionGround.self)), line("document", "依据文书"),
                day("until", "挂起到"),
            ]
        case .ruleOnSendBack: sendBackRuling
        case .ruleOnExtension: [yesNo("isGranted", "裁定", "批准延期", "驳回"), line("opinion", "意见")]
        case .requestSendBack:
            [choice("reasonCode", "退单理由", codes("reasonCode", reasons.sendBack)), area("basis", "依据和建议承办单位")]
        case .recordAttempt: [yesNo("isReached", "是否联系上", "联系上了", "没有联系上"), optional(area("note", "联系情况"))]
        case .requestExtension: [day("until", "延期到"), area("reason", "延期理由"), tick("isCitizenTold", "已告知诉求人")]
        case .passOn: [units("units", "下级单位")]
        case .reply: reply
        case .sign: [yesNo("isSigned", "签发", "签发", "退回修改"), optional(area("opinion", "意见"))]
        case .askCitizen: [area("question", "请热线代问什么")]
        case .review: [choice("verdict", "审核", titled("verdict", ReviewVerdict.self)), optional(area("opinion", "意见"))]
        case .settlePromise:
            [yesNo("isKept", "承诺是否兑现", "已兑现", "未兑现"), area("note", "核验情况"), optional(day("newDay", "新的承诺日"))]
        default: ofMatters(action)
        }
    }

    private func ofMatters(_ action: ActionName) -> [ActionField] {
        switch action {
        case .escalate: [choice("unit", "提级到单位领导", ofUnits), area("reason", "提级理由")]
        case .acknowledgeEscalation:
            [choice("sequence", "提级", sequences(file.matters.escalations.map(\.sequence), "提级"))]
        case .supervise:
            [
                choice("level", "督办级别", titled("level", SupervisionLevel.self)), line("addressee", "督办对象"),
                area("ground", "督办事由"), optional(line("limit", "回复时限，如 3个工作日")),
            ]
        case .answerSupervision: [choice("issued", "督办", supervisions), area("answer", "督办回复")]
        case .closeSupervision: [choice("issued", "督办", supervisions)]
        case .instruct: [line("leader", "批示领导"), area("words", "批示内容"), area("task", "交办事项")]
        case .reportOnInstruction: [choice("task", "交办事项", tasks), area("report", "反馈")]
        case .inspect: [area("notes", "核查情况"), yesNo("isSolved", "是否解决", "已解决", "未解决")]
        case .raiseAlert: [choice("kind", "类别", titled("kind", AlertKind.self)), optional(line("note", "说明"))]
        case .confirmAlert: [choice("sequence", "紧急敏感事项", alerts)]
        case .reportOnAlert:
            [
                choice("sequence", "紧急敏感事项", alerts), choice("phase", "报告", titled("phase", AlertPhase.self)),
                area("words", "报告内容"),
            ]
        case .openIdentity: [line("reason", "查看理由")]
        case .markHarassment: [line("calls", "通话编号")]
        default: []
        }
    }

    /// What is said with a dispatch.
    private var handover: [ActionField] {
        [optional(area("note", "拟办意见")), optional(ActionField("phoned", "电话交办", .phoned))] + override
    }

    /// 不回避的理由, of what may name a unit at all.
    private var override: [ActionField] {
        let order = file.order
        guard order.subject != nil, order.kind == .complaint || order.kind == .tipOff else { return [] }
        return [optional(line("override", "不回避的理由"))]
    }

    private var amendment: [ActionField] {
        [
            optional(choice("kind", "诉求类型", titled("kind", RequestKind.self))),
            optional(ActionField("category", "诉求类别", .category)), optional(line("title", "标题")),
            optional(line("subject", "被反映对象")),
            optional(choice("urgency", "紧急程度", titled("urgency", Urgency.self))), line("reason", "更正理由"),
        ]
    }

    private var visit: [ActionField] {
        [
            choice("unit", "回访对象", ofUnits), line("method", "回访方式", "电话"),
            yesNo("isReached", "是否联系上", "联系上了", "没有联系上"),
            optional(choice("result", "对办理结果", titled("result", Satisfaction.self))),
            optional(choice("process", "对办理过程", titled("process", Satisfaction.self))),
            optional(yesNo("isResolved", "问题是否解决", "已解决", "未解决")),
            optional(yesNo("wasContacted", "承办单位是否联系过", "联系过", "没有")),
            optional(choice("reasonCode", "不满意原因", codes("reasonCode", reasons.dissatisfaction))),
        ]
    }

    /// With the units' public answers to begin with.
    private var upwardAnswer: [ActionField] {
        var text = area("text", "回复内容")
        let answer = file.publicAnswer
        if !answer.isEmpty { text.values = [answer] }
        return [text, optional(line("receipt", "上级回执编号")), yesNo("isFinal", "本次回复", "最终答复", "阶段性答复")]
    }

    private var sendBackRuling: [ActionField] {
        [
            choice("ruling", "裁定", titled("ruling", SendBackRuling.self)), line("opinion", "意见"),
            optional(assignments("units", "改派单位")),
        ] + override
    }

    private var reply: [ActionField] {
        [
            area("internalAccount", "内部办理情况"), area("publicAnswer", "公开答复"),
            choice("result", "办理结果", titled("result", CompletionResult.self)),
            optional(yesNo("isFactual", "是否属实", "属实", "不属实")),
            optional(choice("unresolvedReason", "未解决原因", codes("unresolvedReason", reasons.unresolved))),
            optional(day("promisedDay", "承诺办结日")), optional(area("stages", "分阶段安排")),
            optional(line("leavingOpen", "下级或协办未办结的说明")),
        ]
    }
}

extension ActionFields {
    private func line(_ name: String, _ label: String, _ value: String? = nil) -> ActionField {
        var field = ActionField(name, label, .line)
        field.values = value.map { [$0] } ?? []
        return field
    }

    private func area(_ name: String, _ label: String) -> ActionField { ActionField(name, label, .area) }
    private func day(_ name: String, _ label: String) -> ActionField { ActionField(name, label, .day) }
    private func units(_ name: String, _ label: String) -> ActionField { ActionField(name, label, .units) }
    private func unit(_ name: String, _ label: String) -> ActionField { ActionField(name, label, .unit) }
    private func time(_ name: String, _ label: String) -> ActionField { ActionField(name, label, .time) }
    private func assignments(_ name: String, _ label: String) -> ActionField { ActionField(name, label, .assignments) }
    private func tick(_ name: String, _ label: String) -> ActionField {
        ActionField(name, label, .tick, isRequired: false)
    }
    private func choice(_ name: String, _ label: String, _ options: [Option]) -> ActionField {
        var field = ActionField(name, label, .choice(options))
        if options.count == 1 { field.values = ["0"] }
        return field
    }
    private func yesNo(_ name: String, _ label: String, _ yes: String, _ no: String) -> ActionField {
        let options = [(yes, true), (no, false)].map { Option(label: $0, members: [JSONValue.Member(name, .bool($1))]) }
        return choice(name, label, options)
    }
    private func optional(_ field: ActionField) -> ActionField {
        var field = field
        field.isRequired = false
        return field
    }

    private func titled<Value: Titled>(_ name: String, _: Value.Type) -> [Option] {
        Value.allCases.map { Option(label: $0.title, members: [JSONValue.Member(name, .string($0.title))]) }
    }

    private func codes(_ name: String, _ list: [String: String]) -> [Option] {
        list.sorted { $0.key < $1.key }.map { code, title in
            Option(label: title, members: [JSONValue.Member(name, .string(code))])
        }
    }

    private func sequences(_ numbers: [Int], _ label: String) -> [Option] {
        numbers.map { Option(label: "\(label) \($0)", members: [JSONValue.Member("sequence", .integer($0))]) }
    }

    private var endings: [Option] {
        [Ending.threeWayCall, .handedToEmergencyNumber, .handedToOtherHotline].map {
            Option(label: $0.title, members: [JSONValue.Member("ending", .string($0.title))])
        }
    }

    private var ofUnits: [Option] {
        var seen: Set<String> = []
        return file.dispatches.filter { $0.parent == nil && seen.insert($0.unit).inserted }.map {
            Option(label: $0.unit, members: [JSONValue.Member("unit", .string($0.unit))])
        }
    }

    private var relays: [Option] {
        file.matters.relays.map {
            Option(label: $0.question, members: [JSONValue.Member("sequence", .integer($0.sequence))])
        }
    }

    private var objections: [Option] {
        file.matters.objections.map {
            Option(
                label: "\($0.unit) \($0.at.minuteText)",
                members: [JSONValue.Member("sequence", .integer($0.sequence))]
            )
        }
    }

    private var alerts: [Option] {
        file.matters.alerts.map {
            let label = "\($0.kind.title) \($0.at.minuteText)"
            return Option(label: label, members: [JSONValue.Member("sequence", .integer($0.sequence))])
        }
    }

    private var supervisions: [Option] {
        file.supervisions.map {
            let members = [
                JSONValue.Member("level", .string($0.level.title)),
                JSONValue.Member("issuedAt", .string($0.at.description)),
            ]
            return Option(label: "\($0.level.title) \($0.at.minuteText)", members: members)
        }
    }

    private var tasks: [Option] {
        file.matters.instructions.flatMap { instruction in
            instruction.tasks.enumerated().map { index, task in
                let members = [
                    JSONValue.Member("sequence", .integer(instruction.sequence)),
                    JSONValue.Member("task", .integer(index)),
                ]
                return Option(label: task.words, members: members)
            }
        }
    }
}
